import type { ReactNode } from 'react';
import { StatusBadge } from '../../components/status-badge.tsx';

/** Whether a source showed a feature, showed that it is missing, or said nothing. */
export function FeatureBadge({ value }: { readonly value: string }): ReactNode {
  if (value === 'yes') return <StatusBadge tone="good">yes</StatusBadge>;
  if (value === 'no') return <StatusBadge tone="calm">no</StatusBadge>;
  return <span className="soft">not known</span>;
}

/** How much a row of the catalog can be relied on. */
export function ConfidenceBadge({ confidence }: { readonly confidence: string | null }): ReactNode {
  if (confidence === 'high') return <StatusBadge tone="good">high</StatusBadge>;
  if (confidence === 'medium') return <StatusBadge tone="accent">medium</StatusBadge>;
  return <StatusBadge tone="warn">{confidence ?? 'not graded'}</StatusBadge>;
}

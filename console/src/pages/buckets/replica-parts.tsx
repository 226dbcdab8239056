import type { ReactNode } from 'react';
import { countryName, humanCount } from '../../components/humanise.ts';
import { StatusBadge, type Tone, toneOf } from '../../components/status-badge.tsx';

/** How far copies are behind. */
export interface Lag {
  readonly due: number;
  readonly parked: number;
}

/** What is still to be done for a bucket's copies, the gravest first. */
export function LagBadge({ lag: { due, parked } }: { readonly lag: Lag }): ReactNode {
  if (parked > 0) return <StatusBadge tone="bad">{humanCount(parked)} parked</StatusBadge>;
  if (due > 0) return <StatusBadge tone="accent">{humanCount(due)} due</StatusBadge>;
  return <StatusBadge tone="good">in sync</StatusBadge>;
}

/** One copy of an object, as the API tells of it. */
export interface Replica {
  readonly goal: 'present' | 'absent';
  readonly state: string;
  readonly is_current: boolean;
}

/** The state of a copy in a word, and what that means. */
export function replicaWords({ goal, state, is_current: isCurrent }: Replica): readonly [word: string, tone: Tone] {
  const isInSync = state === 'in-sync' && isCurrent;
  if (goal === 'absent') return isInSync ? ['removed', 'calm'] : [`${state}, to be removed`, toneOf(state)];
  if (state === 'in-sync' && !isCurrent) return ['behind', 'warn'];
  return [state, toneOf(state)];
}

/** The state of a copy. */
export function ReplicaBadge({ replica }: { readonly replica: Replica }): ReactNode {
  const [word, tone] = replicaWords(replica);
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}

/** Country and zone of a copy. */
export function ReplicaPlace({ country, zone }: { readonly country: string | null; readonly zone: string | null }) {
  if (country === null) return <span className="soft">not stated</span>;
  return (
    <>
      {countryName(country)}
      {zone !== null && <span className="soft code"> {zone}</span>}
    </>
  );
}

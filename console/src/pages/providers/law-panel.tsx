import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import classes from './providers.module.css';

type Provider = Answer<'/proxy/providers', 'get'>['providers'][number];
type Reach = Provider['jurisdictions'][number];

const EXPOSURE = {
  yes: { tone: 'warn', text: 'The US CLOUD Act reaches it' },
  no: { tone: 'good', text: 'The US CLOUD Act does not reach it by operator or parent' },
  unknown: { tone: 'calm', text: 'Whether the US CLOUD Act reaches it is not known' },
} as const;

/** What the panel needs. */
export interface LawPanelProps {
  readonly provider: Provider;
  /** What a group's name means, by its code. */
  readonly definitions: ReadonlyMap<string, string | null>;
}

/** The law that reaches a provider by its operator and parent, as the gateway worked it out. */
export function LawPanel({ provider, definitions }: LawPanelProps): ReactNode {
  const { jurisdictions, us_cloud_act_exposure: exposure } = provider;
  const { tone, text } = EXPOSURE[exposure];
  return (
    <Panel title="Law that reaches it" actions={<StatusBadge tone={tone}>{text}</StatusBadge>}>
      {jurisdictions.length === 0 ? (
        <EmptyState title="No law known">The catalog knows neither the operator's country nor the parent's.</EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <ul className={classes['law']} aria-label="Jurisdictions" tabIndex={0}>
          {jurisdictions.map((reach) => (
            <li key={reach.code}>
              <span className={classes['lawHead']}>
                {reach.name}
                <span className="soft">{viaText(reach)}</span>
              </span>
              {definitions.get(reach.code) && <span className="soft">{definitions.get(reach.code)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function viaText({ via }: Reach): string {
  return `by its ${via.join(' and its ')}`;
}

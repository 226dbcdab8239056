import type { ReactNode } from 'react';
import { humanMoment } from '../humanise.ts';
import classes from './chart.module.css';
import { type HealthRun, healthyShare, humanShare } from './health-runs.ts';

/** What was healthy when. */
export interface HealthStripProps {
  readonly rows: readonly { readonly name: string; readonly label: ReactNode; readonly runs: readonly HealthRun[] }[];
  /** What the strips span, in milliseconds since 1970. */
  readonly span: readonly [fromMs: number, toMs: number];
}

/** A strip for each thing, on which the times stand out in which it was not healthy; its share is written beside it. */
export function HealthStrip({ rows, span }: HealthStripProps): ReactNode {
  return (
    <ul className={classes['strips']}>
      {rows.map(({ name, label, runs }) => {
        const share = healthyShare(runs);
        return (
          <li key={name} className={classes['stripRow']}>
            <span className={classes['stripName']}>{label}</span>
            <svg className={classes['strip']} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden>
              {runs.map((run) => (
                <rect
                  key={run.fromMs}
                  data-health={run.isHealthy === undefined ? 'unknown' : run.isHealthy ? 'good' : 'bad'}
                  {...extent(run, span)}
                  y={0}
                  height={10}
                />
              ))}
            </svg>
            <span className={classes['stripShare']}>
              {share === undefined ? 'not measured' : humanShare(share)}
              <span className="visually-hidden">{spokenOutages(runs)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function extent({ fromMs, toMs }: HealthRun, [from, to]: readonly [number, number]): { x: number; width: number } {
  const place = (time: number) => (Math.min(Math.max(time, from), to) - from) / Math.max(1, to - from);
  // A short outage must not vanish between two pixels.
  const width = Math.max(2, (place(toMs) - place(fromMs)) * 1000);
  return { x: Math.min(1000 - width, place(fromMs) * 1000), width };
}

function spokenOutages(runs: readonly HealthRun[]): string {
  const outages = runs.filter((run) => run.isHealthy === false);
  const last = outages.at(-1);
  if (!last) return ' healthy, no outage';
  return ` healthy, ${outages.length} ${outages.length === 1 ? 'outage' : 'outages'}, the last began ${humanMoment(last.fromMs)}`;
}

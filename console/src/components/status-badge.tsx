import type { ReactNode } from 'react';
import classes from './components.module.css';

/** What a state means to whoever looks after it. */
export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'accent';

/** A state in a word and a colour. The word carries the meaning; the colour only helps to find it. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {children}
    </span>
  );
}

const STATE_TONES: Readonly<Record<string, Tone>> = {
  'in-sync': 'good',
  completed: 'good',
  active: 'good',
  due: 'accent',
  pending: 'accent',
  leased: 'accent',
  in_progress: 'accent',
  'read-only': 'warn',
  draining: 'warn',
  parked: 'bad',
  failed: 'bad',
  offline: 'bad',
};

/** The tone of a replica's, a job's or a backend's state word. */
export function toneOf(state: string): Tone {
  return STATE_TONES[state] ?? 'calm';
}

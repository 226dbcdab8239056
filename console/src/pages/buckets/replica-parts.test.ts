import { expect, it } from 'vitest';
import { replicaWords } from './replica-parts.tsx';

it.each([
  ['present', 'in-sync', true, 'in-sync', 'good'],
  ['present', 'in-sync', false, 'behind', 'warn'],
  ['present', 'due', false, 'due', 'accent'],
  ['present', 'parked', false, 'parked', 'bad'],
  ['absent', 'in-sync', true, 'removed', 'calm'],
  ['absent', 'due', false, 'due, to be removed', 'accent'],
] as const)(
  'a copy that is to be %s, is %s and current: %s, is called %s',
  (...[goal, state, isCurrent, word, tone]) => {
    expect(replicaWords({ goal, state, is_current: isCurrent })).toEqual([word, tone]);
  },
);

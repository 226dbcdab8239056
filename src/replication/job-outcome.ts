import type { BackendState } from '../domain/backend.ts';
import type { Lesson } from './learn.ts';

/**
 * What a job came to. `done`: the row is as wanted at the leased generation. `overtaken`: there is newer work on the row,
 * which is due again. `handed-over`: the row was given another goal and this lease is void. `wait`: nothing is wrong, but
 * the time has not come. `park`: nothing will change by trying again. Failures are thrown.
 */
export type JobOutcome =
  | {
      readonly kind: 'done';
      readonly did: 'copied' | 'removed' | 'looked';
      readonly seenEtag: string | null;
      readonly bytes: number;
    }
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'handed-over' }
  /** `closedBackendId` takes no work at all for now. */
  | { readonly kind: 'wait'; readonly reason: string; readonly closedBackendId?: string }
  | { readonly kind: 'park'; readonly reason: string };

/** A draining backend takes no copies but still lets go of some. */
export function closedForWrites(backendId: string, state: BackendState | undefined): JobOutcome {
  const reason = `backend ${backendId} takes no writes`;
  return state === 'draining' ? { kind: 'wait', reason } : { kind: 'wait', reason, closedBackendId: backendId };
}

/** What follows from what home taught: newer work on the row, or nothing that trying again could change. */
export function afterLesson(lesson: Exclude<Lesson, 'unchanged'>): JobOutcome {
  switch (lesson) {
    case 'rolled-forward':
    case 'tombstoned':
    case 'overtaken':
      return { kind: 'overtaken' };
    case 'missing-at-home':
      return { kind: 'park', reason: 'MissingAtHome: home no longer holds the object and no delete explains it' };
    case 'lost':
      return { kind: 'park', reason: 'Lost: home no longer holds the object and no copy of it is known' };
    case 'deleted-but-present':
      return {
        kind: 'park',
        reason: 'DeletedButPresent: home shows an object that was deleted, older than its delete',
      };
  }
}

/** The row is as wanted, and nothing had to be done for it. */
export function looked(seenEtag: string | null): JobOutcome {
  return { kind: 'done', did: 'looked', seenEtag, bytes: 0 };
}

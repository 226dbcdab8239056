import type { Permit } from '../policy/permit.ts';
import { askForDocument, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';
import { look } from './sighting.ts';

/** One key to remove at one target. */
export interface RemoveTask {
  readonly key: string;
  readonly target: Site;
  readonly removeTarget: Permit;
  readonly readTarget: Permit;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

/**
 * Removes a copy and looks whether it is gone. Only a success or "no such key" counts as gone, also when an error hides
 * in a 200. Throws `BackendProblem`.
 */
export async function removeCopy(task: RemoveTask): Promise<void> {
  const { key, target, removeTarget, readTarget, nowMs, signal } = task;
  try {
    await askForDocument(target, removeTarget, { method: 'DELETE', key, query: [], headers: {}, body: null, signal });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  const seen = await look(target, key, { permit: readTarget, nowMs, signal });
  if (seen.kind !== 'present') return;
  const problem = {
    code: 'StillThere',
    kind: 'transient',
    message: 'the object is still there after its removal',
  } as const;
  throw new BackendProblem(target.backend.id, problem);
}

/** A bucket that is gone holds nothing. */
function isGone(error: unknown): boolean {
  return (
    error instanceof BackendProblem &&
    (error.code === 'NoSuchKey' || error.code === 'NoSuchBucket' || error.code === 'Status404')
  );
}

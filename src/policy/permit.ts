import { AppError } from '../base/app-error.ts';

/** What a permit lets its holder do with one bucket at one backend. */
export type PermitAccess = 'read' | 'write' | 'remove';

/** Only this module knows it, so only this module can make a permit. */
const maker = Symbol('permit');

/**
 * Leave to send requests about one bucket to one backend. No backend accepts a request without one, which makes
 * residency (invariant R1) hard to break by accident.
 */
export class Permit {
  readonly bucketId: string;
  readonly backendId: string;
  readonly access: PermitAccess;

  /** Throws `PermitForged` unless called from this module. */
  constructor(key: symbol, bucketId: string, backendId: string, access: PermitAccess) {
    if (key !== maker) throw new AppError('PermitForged', 'a permit can only be made by policy/');
    this.bucketId = bucketId;
    this.backendId = backendId;
    this.access = access;
  }
}

/** The outcome of placement that a write permit rests on. */
export interface PermittedBackends {
  /** Ids of the backends that the effective policy accepts for this bucket. */
  readonly accepted: ReadonlySet<string>;
}

/** A permit to write, or undefined when policy does not accept the backend. */
export function permitWrite(verdict: PermittedBackends, bucketId: string, backendId: string): Permit | undefined {
  return verdict.accepted.has(backendId) ? new Permit(maker, bucketId, backendId, 'write') : undefined;
}

/** A permit to read: bytes only leave the backend, so a copy that must be evacuated can still be read. */
export function permitRead(bucketId: string, backendId: string): Permit {
  return new Permit(maker, bucketId, backendId, 'read');
}

/** A permit to remove: always granted, since removing can only narrow where bytes stand. */
export function permitRemove(bucketId: string, backendId: string): Permit {
  return new Permit(maker, bucketId, backendId, 'remove');
}

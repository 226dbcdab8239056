import type { S3Response } from '../s3/message.ts';
import { s3Error } from '../s3/s3-error.ts';
import type { ObjectCall } from './call-context.ts';
import { asClientError, forward, passErrors } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { refuseVersions } from './get-object.ts';
import { wasSent } from './put-object.ts';
import { visibleHeaders } from './response-headers.ts';
import { unavailable } from './sites.ts';

/** Conditions that backends are free to ignore on a delete: better refused than deleted without. */
const CONDITIONS = ['if-match', 'x-amz-if-match-last-modified-time', 'x-amz-if-match-size'];

/** DeleteObject: noted, done at home, then recorded as a tombstone that the replicas follow. */
export class DeleteObject {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async handle(call: ObjectCall): Promise<S3Response> {
    refuseVersions(call);
    if (CONDITIONS.some((name) => call.request.headers[name] !== undefined)) throw conditionalDelete();
    const { clock, recorder, registry } = this.#parts;
    const { home } = call.resolved;
    if (!registry.mayRead(home.registered.facts.id)) throw unavailable();
    const marking = recorder.begin(call.resolved);
    if (marking !== null) await marking;
    const startedAtMs = clock.nowMs();
    await recorder.intendDelete(call.resolved, call.key);
    try {
      const response = await passErrors(call, home, await forward(call, { site: home, permit: home.removePermit }));
      await recorder.remove(call.resolved, call.key, startedAtMs);
      return { status: 204, headers: visibleHeaders(response), body: null };
    } catch (error) {
      // An unanswered delete may have happened: its note stays until somebody has looked.
      if (wasSent(error)) await recorder.suspect(call.resolved);
      else await recorder.forgetDelete(call.resolved, call.key);
      throw asClientError(error, undefined);
    }
  }
}

/** NotImplemented: a delete under a condition. */
export function conditionalDelete(): Error {
  return s3Error('NotImplemented', 'Conditional deletes are not implemented by this gateway.');
}

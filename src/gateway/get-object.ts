import { BackendUnavailable } from '../backends/backend.ts';
import type { BucketSite } from '../buckets/bucket-directory.ts';
import type { S3Response } from '../s3/message.ts';
import { s3Error } from '../s3/s3-error.ts';
import type { ObjectCall } from './call-context.ts';
import { clientError, forward } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { visibleHeaders } from './response-headers.ts';
import { unavailable } from './sites.ts';

/** Statuses by which a backend says that it cannot answer now, rather than what the answer is. */
const CANNOT_ANSWER: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/**
 * GetObject and HeadObject: home answers; when it cannot, a replica that is known to be in sync with the last recorded
 * write does; when there is none, 503 and never a false 404.
 */
export class ReadObject {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async handle(call: ObjectCall): Promise<S3Response> {
    refuseVersions(call);
    const { home } = call.resolved;
    const answer = await this.#ask(call, home);
    return answer ?? this.#fromReplica(call);
  }

  /** The site's answer as the client may see it; undefined when the site cannot answer. Throws the site's S3 errors. */
  async #ask(call: ObjectCall, site: BucketSite): Promise<S3Response | undefined> {
    if (!this.#parts.registry.mayRead(site.registered.facts.id)) return undefined;
    try {
      const response = await forward(call, { site, permit: site.readPermit, signal: call.request.signal });
      if (response.status < 300) return { ...response, headers: visibleHeaders(response) };
      const error = await clientError(call, site, response);
      if (CANNOT_ANSWER.has(error.status)) return undefined;
      throw error;
    } catch (error) {
      if (error instanceof BackendUnavailable && !call.request.signal.aborted) return undefined;
      throw error;
    }
  }

  async #fromReplica(call: ObjectCall): Promise<S3Response> {
    const { bucket } = call.resolved;
    const object = await this.#parts.metadata.objects.find(bucket.id, call.key);
    if (!object || object.isTombstone || object.deleteIntendedAtMs !== null) throw unavailable();
    for (const replica of object.replicas) {
      const isCurrent = replica.state === 'in-sync' && replica.syncedGeneration === object.generation;
      if (!isCurrent || replica.goal !== 'present' || replica.backendId === bucket.homeBackendId) continue;
      const site = call.resolved.siteAt(replica.backendId);
      const answer = site && (await this.#askReplica(call, site, object.etag));
      if (answer) return answer;
    }
    throw unavailable();
  }

  /** A replica's answer counts only while it is the recorded version: a 404 or another ETag there proves nothing. */
  async #askReplica(call: ObjectCall, site: BucketSite, etag: string): Promise<S3Response | undefined> {
    try {
      const answer = await this.#ask(call, site);
      if (!answer) return undefined;
      const seen = answer.headers.find(([name]) => name === 'etag')?.[1].replaceAll('"', '');
      if (seen === etag) return answer;
      if (answer.body && 'discard' in answer.body) answer.body.discard();
      return undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'NoSuchKey';
}

/** Versions do not exist here yet, so only the null version can be asked for. */
export function refuseVersions(call: ObjectCall): void {
  const versionId = call.query.find(([name]) => name === 'versionId')?.[1];
  if (versionId !== undefined && versionId !== 'null')
    throw s3Error('NoSuchVersion', undefined, { extra: { Key: call.key, VersionId: versionId } });
}

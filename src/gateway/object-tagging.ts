import { createHash } from 'node:crypto';
import { unquoteEtag } from '../s3/etag.ts';
import { responseHeader, type S3Response } from '../s3/message.ts';
import { parseTagging, taggingDocument } from '../s3/tagging.ts';
import type { ObjectCall } from './call-context.ts';
import { asClientError, clientError, type ForwardOptions, forward, passErrors } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { refuseVersions } from './get-object.ts';
import { wasSent } from './put-object.ts';
import { readDocument } from './request-document.ts';
import { visibleHeaders } from './response-headers.ts';
import { unavailable, type WritableSite, writableSite } from './sites.ts';

/** The only query that goes to home; `versionId=null` means what home does without. */
const QUERY = [['tagging', '']] as const;
/** If this process dies between home's answer and the record, the copies are looked at after this all the same. */
const LOOK_ANYWAY_MS = 60_000;

type Change = Pick<ForwardOptions, 'headers' | 'body'>;

/**
 * GetObjectTagging, PutObjectTagging and DeleteObjectTagging: home keeps the tags, and the copies follow. A change is noted
 * before home is asked, so that it cannot be at home alone for ever.
 */
export class ObjectTagging {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async get(call: ObjectCall): Promise<S3Response> {
    refuseVersions(call);
    const { home } = call.resolved;
    if (!this.#parts.registry.mayRead(home.registered.facts.id)) throw unavailable();
    const signal = call.request.signal;
    try {
      const sent = await forward(call, { site: home, permit: home.readPermit, query: QUERY, headers: {}, signal });
      const response = await passErrors(call, home, sent);
      return { ...response, headers: visibleHeaders(response) };
    } catch (error) {
      throw asClientError(error, undefined);
    }
  }

  async put(call: ObjectCall): Promise<S3Response> {
    const body = Buffer.from(taggingDocument(parseTagging(await readDocument(call), 'object')));
    const md5 = createHash('md5').update(body).digest('base64');
    await this.#change(call, { headers: { 'content-type': 'application/xml', 'content-md5': md5 }, body });
    return { status: 200, headers: [], body: null };
  }

  async remove(call: ObjectCall): Promise<S3Response> {
    await this.#change(call, { headers: {}, body: null });
    return { status: 204, headers: [], body: null };
  }

  async #change(call: ObjectCall, change: Change): Promise<void> {
    refuseVersions(call);
    const { clock, recorder, registry } = this.#parts;
    const { bucket } = call.resolved;
    const site = writableSite(call.resolved, bucket.homeBackendId, registry);
    const marking = recorder.begin(call.resolved);
    if (marking !== null) await marking;
    const startedAtMs = clock.nowMs();
    const isRecorded = await recorder.describeAnew(call.resolved, call.key, LOOK_ANYWAY_MS);
    try {
      await passErrors(call, site, await forward(call, { site, permit: site.writePermit, query: QUERY, ...change }));
    } catch (error) {
      if (wasSent(error)) await recorder.suspect(call.resolved);
      throw asClientError(error, undefined);
    } finally {
      if (isRecorded) await recorder.describeAnew(call.resolved, call.key, 0);
    }
    if (!isRecorded) await this.#recordAsSeen(call, site, startedAtMs);
  }

  /** An object that nobody has recorded is recorded now, so that its copies are made with the tags. */
  async #recordAsSeen(call: ObjectCall, site: WritableSite, startedAtMs: number): Promise<void> {
    const request = { method: 'HEAD', bucket: site.mapping.backendBucket, key: call.key } as const;
    const seen = await site.registered.backend.send(site.readPermit, {
      ...request,
      query: [],
      headers: {},
      body: null,
    });
    if (seen.status >= 300) throw await clientError(call, site, seen);
    const sizeBytes = Number(responseHeader(seen, 'content-length'));
    if (!Number.isSafeInteger(sizeBytes)) throw unavailable();
    const etag = unquoteEtag(responseHeader(seen, 'etag') ?? '');
    await this.#parts.recorder.put(call.resolved, { key: call.key, sizeBytes, etag, startedAtMs });
  }
}

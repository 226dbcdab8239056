import { readBody } from '../backends/buffered.ts';
import type { Query, S3Response } from '../s3/message.ts';
import { rewriteElements } from '../s3/rewrite-xml.ts';
import { s3Error } from '../s3/s3-error.ts';
import type { BucketCall } from './call-context.ts';
import { asClientError, forward, forwardedQuery, passErrors } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { unavailable } from './sites.ts';
import { xmlResponse } from './xml-response.ts';

/** A page holds 1,000 keys of 1,024 bytes at most, each of which may be escaped. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/**
 * ListObjects and ListObjectsV2: home's page under the tenant's names. Continuation tokens are sealed together with the
 * home that made them, so a page never goes on at another backend.
 */
export class ListObjects {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async handle(call: BucketCall): Promise<S3Response> {
    const { home } = call.resolved;
    if (!this.#parts.registry.mayRead(home.registered.facts.id)) throw unavailable();
    const query = this.#translate(call);
    try {
      const signal = call.request.signal;
      const sent = await forward(call, { site: home, permit: home.readPermit, query, signal });
      const response = await passErrors(call, home, sent);
      const page = (await readBody(response, MAX_PAGE_BYTES)).toString('utf8');
      return xmlResponse(200, this.#rename(call, page));
    } catch (error) {
      throw asClientError(error, undefined);
    }
  }

  #translate(call: BucketCall): Query {
    return forwardedQuery(call.query).map(([name, value]) =>
      name === 'continuation-token' ? [name, this.#openToken(call, value)] : [name, value],
    );
  }

  #rename(call: BucketCall, page: string): string {
    const { bucket } = call.resolved;
    const given = call.query.find(([name]) => name === 'continuation-token')?.[1] ?? '';
    return rewriteElements(page, {
      Name: () => call.bucket,
      NextContinuationToken: (text) => this.#parts.tokens.seal(listScope(bucket.id), bucket.homeBackendId, text),
      ContinuationToken: () => given,
      ID: () => call.tenantId,
      DisplayName: () => call.tenantId,
    });
  }

  #openToken(call: BucketCall, token: string): string {
    const { bucket } = call.resolved;
    const opened = this.#parts.tokens.open(listScope(bucket.id), token);
    if (!opened || opened.backendId !== bucket.homeBackendId)
      throw s3Error('InvalidArgument', 'The continuation token provided is incorrect', {
        extra: { ArgumentName: 'continuation-token' },
      });
    return opened.text;
  }
}

function listScope(bucketId: string): string {
  return `list\u0000${bucketId}`;
}

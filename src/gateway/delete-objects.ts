import { createHash } from 'node:crypto';
import { readBody } from '../backends/buffered.ts';
import { deleteDocument } from '../s3/documents-xml.ts';
import type { S3Response } from '../s3/message.ts';
import { type DeleteResult, deleteResult } from '../s3/results-xml.ts';
import { s3Error } from '../s3/s3-error.ts';
import { parseDelete, parseDeleteResult } from '../s3/xml-read.ts';
import type { BucketCall } from './call-context.ts';
import { conditionalDelete } from './delete-object.ts';
import { asClientError, forward, passErrors } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { wasSent } from './put-object.ts';
import { readDocument } from './request-document.ts';
import { xmlResponse } from './xml-response.ts';

const MAX_RESULT_BYTES = 4 * 1024 * 1024;

/** DeleteObjects: up to 1,000 keys at home in one request, then a tombstone for each that is gone. */
export class DeleteObjects {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async handle(call: BucketCall): Promise<S3Response> {
    const { clock, recorder } = this.#parts;
    const wanted = parseDelete(await readDocument(call));
    if (wanted.objects.some((object) => object.versionId !== undefined && object.versionId !== 'null'))
      throw s3Error('NotImplemented', 'Deleting single versions is not implemented by this gateway.');
    if (wanted.objects.some((object) => object.etag !== undefined)) throw conditionalDelete();
    const marking = recorder.begin(call.resolved);
    if (marking !== null) await marking;
    const startedAtMs = clock.nowMs();
    const keys = wanted.objects.map((object) => object.key);
    await Promise.all(keys.map((key) => recorder.intendDelete(call.resolved, key)));
    const result = await this.#atHome(call, keys);
    await Promise.all(result.deleted.map((key) => recorder.remove(call.resolved, key, startedAtMs)));
    await this.#forget(
      call,
      result.errors.map((error) => error.key),
    );
    return xmlResponse(200, deleteResult({ deleted: wanted.quiet ? [] : result.deleted, errors: result.errors }));
  }

  async #atHome(call: BucketCall, keys: readonly string[]): Promise<DeleteResult> {
    const { home } = call.resolved;
    const document = Buffer.from(deleteDocument(keys));
    const headers = {
      'content-type': 'application/xml',
      'content-md5': createHash('md5').update(document).digest('base64'),
    };
    try {
      const sent = await forward(call, {
        site: home,
        permit: home.removePermit,
        query: [['delete', '']],
        headers,
        body: document,
      });
      const response = await passErrors(call, home, sent);
      return parseDeleteResult((await readBody(response, MAX_RESULT_BYTES)).toString('utf8'));
    } catch (error) {
      // An unanswered delete may have happened: its notes stay until somebody has looked.
      if (wasSent(error)) await this.#parts.recorder.suspect(call.resolved);
      else await this.#forget(call, keys);
      throw asClientError(error, undefined);
    }
  }

  async #forget(call: BucketCall, keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.#parts.recorder.forgetDelete(call.resolved, key)));
  }
}

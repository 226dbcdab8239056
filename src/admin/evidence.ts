import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { BackendUnavailable } from '../backends/backend.ts';
import type { BucketSite } from '../buckets/bucket-directory.ts';
import { unquoteEtag } from '../s3/etag.ts';
import { isPushBody, responseHeader, type S3Response } from '../s3/message.ts';
import { findBucket } from './buckets.ts';
import type { AdminParts } from './parts.ts';
import type { AdminApp } from './routes.ts';
import { customerId, logicalName, objectKey, problems } from './schemas.ts';

const copySchema = z.object({
  backend_id: z.string(),
  backend_bucket: z.string(),
  outcome: z.enum(['present', 'absent', 'unavailable']),
  size: z.int().nullable(),
  etag: z.string().nullable(),
  sha256: z.string().nullable().describe('Of the bytes that the backend gave, in hex'),
});

/** `/proxy/objects/…/verify`: every backend bucket is read to the last byte, so that copies are proved and not believed. */
export function evidenceRoutes(app: AdminApp, parts: AdminParts): void {
  app.post(
    '/proxy/objects/:customer_id/:logical_name/verify',
    {
      schema: {
        tags: ['objects'],
        summary: 'Read an object at every backend bucket and say what stands there',
        params: z.object({ customer_id: customerId, logical_name: logicalName }),
        body: z.object({ object_key: objectKey }),
        response: {
          200: z.object({ object_key: z.string(), copies: z.array(copySchema) }).describe('Evidence'),
          ...problems,
        },
      },
    },
    async (request) => {
      const resolved = await findBucket(parts, request.params);
      const key = request.body.object_key;
      const sites = resolved.bucket.mappings.flatMap((mapping) => resolved.siteAt(mapping.backendId) ?? []);
      return { object_key: key, copies: await Promise.all(sites.map((site) => readCopy(site, key))) };
    },
  );
}

async function readCopy(site: BucketSite, key: string): Promise<z.infer<typeof copySchema>> {
  const named = { backend_id: site.mapping.backendId, backend_bucket: site.mapping.backendBucket };
  try {
    const response = await site.registered.backend.send(site.readPermit, {
      method: 'GET',
      bucket: site.mapping.backendBucket,
      key,
      query: [],
      headers: {},
      body: null,
    });
    const { sizeBytes, sha256 } = await digest(response);
    if (response.status !== 200) {
      const outcome = response.status === 404 ? 'absent' : 'unavailable';
      return { ...named, outcome, size: null, etag: null, sha256: null };
    }
    const etag = unquoteEtag(responseHeader(response, 'etag') ?? '');
    return { ...named, outcome: 'present', size: sizeBytes, etag, sha256 };
  } catch (error) {
    if (!(error instanceof BackendUnavailable)) throw error;
    return { ...named, outcome: 'unavailable', size: null, etag: null, sha256: null };
  }
}

async function digest(response: S3Response): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done();
    },
  });
  if (isPushBody(response.body)) response.body.pushTo(sink);
  else sink.end(response.body ?? Buffer.alloc(0));
  await finished(sink);
  return { sizeBytes, sha256: hash.digest('hex') };
}

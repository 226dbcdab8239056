import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAt } from './answer-shape.ts';

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function* chunked(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function kindOf(text: string, size = 16): Promise<string> {
  return (await lookAt(chunked(text, size))).kind;
}

describe('an answer of S3', () => {
  it.each([
    '<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><Name>a</Name>',
    '\uFEFF<?xml version="1.0"?><!-- a > b --><!--x--> <ListVersionsResult>',
    '  \n<VersioningConfiguration/>',
    '<s3:LocationConstraint xmlns:s3="x">eu</s3:LocationConstraint>',
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
  ])('is %j', async (text) => {
    for (const size of [1, 7, 1000]) expect(await kindOf(text, size)).toBe('answer');
  });

  it.each([
    'an object’s bytes',
    '<html><body>intranet</body></html>',
    '<!DOCTYPE ListBucketResult><ListBucketResult/>',
    '<ListBucketResultOfSomebody>',
    '<!-- <ListBucketResult> -->',
    '<?xml <ListBucketResult/> ?><html/>',
    '{"keys":["<ListBucketResult>"]}',
    'x<ListBucketResult>',
    '<ListBucketResult',
    `${' '.repeat(5000)}<ListBucketResult>`,
    '\0\0\0\0',
  ])('is not %j', async (text) => {
    expect(await kindOf(text)).toBe('other');
  });

  it('can be empty', async () => {
    expect(await kindOf('')).toBe('empty');
  });

  it('is given whole, however it came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 9000 }), fc.integer({ min: 1, max: 5000 }), async (text, size) => {
        const { body } = await lookAt(chunked(text, size));
        expect(await readAll(body)).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it('breaks off as the body did', async () => {
    const { body } = await lookAt(
      (async function* () {
        yield Buffer.from('<ListBucketResult>');
        throw new Error('the connection broke');
      })(),
    );
    await expect(readAll(body)).rejects.toThrow('the connection broke');
  });

  it('ends its source when it is not read to the end', async () => {
    let isEnded = false;
    const { body } = await lookAt(
      (async function* () {
        try {
          for (;;) yield Buffer.from('<ListBucketResult>');
        } finally {
          isEnded = true;
        }
      })(),
    );
    for await (const _chunk of body) break;
    expect(isEnded).toBe(true);
  });
});

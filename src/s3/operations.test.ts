import * as sdk from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { requestFor } from '../../test/support/request-for.ts';
import { headersFromRaw, splitTarget } from './headers.ts';
import type { HeaderMap } from './message.ts';
import { OPERATIONS, type Operation, recognise } from './operations.ts';
import { parseCall } from './parse-call.ts';

/** The request that a row describes, and nothing more. */
function exampleOf(operation: Operation): { query: [string, string][]; headers: HeaderMap } {
  return {
    query: operation.query.map(({ name, value }) => [name, value ?? '1']),
    headers: operation.header === undefined ? {} : { [operation.header]: '/bucket/key' },
  };
}

/** Everything that any command could need; each serializer takes what is its own. */
const EVERYTHING = {
  Bucket: 'bucket',
  Key: 'a/key',
  Id: 'some-id',
  UploadId: 'upload',
  PartNumber: 1,
  CopySource: '/bucket/key',
  RenameSource: '/bucket/other',
  AnnotationName: 'note',
  RequestRoute: 'route',
  RequestToken: 'token',
  ObjectAttributes: ['ETag'],
  Delete: { Objects: [{ Key: 'key' }] },
  Tagging: { TagSet: [] },
  Expression: 'select *',
  ExpressionType: 'SQL',
  InputSerialization: { CSV: {} },
  OutputSerialization: { CSV: {} },
  Policy: '{}',
  Body: 'body',
};

/** The commands of the AWS SDK, which is generated from AWS's own model of S3. */
const COMMANDS = Object.keys(sdk)
  .filter((name) => name.endsWith('Command') && name !== '$Command')
  .map((name) => name.slice(0, -'Command'.length));

class Captured extends Error {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderMap;

  constructor(request: {
    method: string;
    path: string;
    query?: Record<string, unknown>;
    headers: Record<string, string>;
  }) {
    super('captured');
    this.method = request.method;
    const pairs = Object.entries(request.query ?? {}).map(
      ([name, value]) => `${name}=${encodeURIComponent(String(value ?? ''))}`,
    );
    this.target = `${request.path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
    this.headers = headersFromRaw(Object.entries(request.headers).flat());
  }
}

/** What a stock SDK sends for a command. */
async function capture(commandName: string): Promise<Captured> {
  const client = new sdk.S3Client({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:1',
    forcePathStyle: true,
    disableHostPrefix: true,
    disableS3ExpressSessionAuth: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: {
      handle: (request: never) => Promise.reject(new Captured(request)),
      metadata: { handlerProtocol: 'http/1.1' },
    } as never,
  });
  const Command = Reflect.get(sdk, `${commandName}Command`) as new (input: object) => never;
  try {
    await client.send(new Command({ ...EVERYTHING }));
  } catch (error) {
    if (error instanceof Captured) return error;
    throw error;
  }
  throw new Error(`${commandName} sent nothing`);
}

describe('the operations table', () => {
  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    'recognises %s by its row',
    (name, operation) => {
      const { query, headers } = exampleOf(operation);
      expect(recognise(operation.method, operation.resource, query, headers)?.name).toBe(name);
    },
  );

  it('has no two rows that ask for the same', () => {
    const shapes = OPERATIONS.map(({ method, resource, query, header }) => {
      const names = query.map(({ name, value }) => `${name}=${value ?? '*'}`).toSorted();
      return [method, resource, ...names, header ?? ''].join(' ');
    });
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(OPERATIONS.length);
  });

  it('never leaves two rows of equal demand to choose from', () => {
    const demands = ({ query, header }: Operation) => query.length + (header === undefined ? 0 : 1);
    for (const operation of OPERATIONS) {
      const { query, headers } = exampleOf(operation);
      const rivals = OPERATIONS.filter(
        (other) =>
          other !== operation &&
          other.method === operation.method &&
          other.resource === operation.resource &&
          demands(other) === demands(operation) &&
          other.query.every(({ name }) => query.some(([given]) => given === name)) &&
          (other.header === undefined || headers[other.header] !== undefined),
      );
      expect(rivals.map(({ name }) => name)).toEqual([]);
    }
  });

  it('names every operation that the AWS SDK has, and the one that only browsers send', () => {
    const named: readonly string[] = OPERATIONS.map(({ name }) => name);
    expect(COMMANDS.filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name) => !COMMANDS.includes(name))).toEqual(['PostObject']);
  });

  it.each(COMMANDS)('recognises %s as the AWS SDK sends it', async (name) => {
    const sent = await capture(name);
    const request = { ...requestFor(sent.method, sent.target), headers: sent.headers };
    expect(parseCall(request).operation.name).toBe(name);
  });
});

describe('recognising a request', () => {
  const nameOf = (method: string, resource: 'service' | 'bucket' | 'object', target: string, headers: HeaderMap = {}) =>
    recognise(method, resource, splitTarget(target).query, headers)?.name;

  it.each([
    ['DELETE', 'bucket', '/b?acl'],
    ['DELETE', 'bucket', '/b?notification'],
    ['DELETE', 'bucket', '/b?uploads'],
    ['PUT', 'bucket', '/b?location'],
    ['PUT', 'bucket', '/b?uploads'],
    ['POST', 'bucket', '/b?acl'],
    ['DELETE', 'object', '/b/k?acl'],
    ['DELETE', 'object', '/b/k?retention'],
    ['PUT', 'object', '/b/k?uploads'],
    ['PUT', 'object', '/b/k?uploadId=u'],
    ['PUT', 'object', '/b/k?partNumber=1'],
    ['GET', 'object', '/b/k?restore'],
    ['POST', 'object', '/b/k'],
    ['GET', 'bucket', '/b?acl&tagging'],
    ['HEAD', 'service', '/'],
    ['PUT', 'service', '/'],
    ['PATCH', 'object', '/b/k'],
    ['get', 'object', '/b/k'],
  ] as const)('takes %s on a %s with %s for nothing that is done', (method, resource, target) => {
    expect(nameOf(method, resource, target)).toBeUndefined();
  });

  it.each([
    ['GetObject', 'GET', 'object', '/b/k?partNumber=2&versionId=null&response-content-type=text/plain'],
    ['GetObject', 'GET', 'object', '/b/k?X-Amz-Signature=00&x-id=GetObject&location'],
    ['ListObjects', 'GET', 'bucket', '/b?prefix=a&delimiter=/&list-type=1'],
    ['ListObjectsV2', 'GET', 'bucket', '/b?prefix=acl&list-type=2'],
    ['DeleteObject', 'DELETE', 'object', '/b/k?versionId=v&x-id=DeleteObject'],
    ['CreateMultipartUpload', 'POST', 'object', '/b/k?uploads='],
    ['PutBucketAnalyticsConfiguration', 'PUT', 'bucket', '/b?analytics&id=1'],
  ] as const)('takes it for %s: %s on a %s with %s', (name, method, resource, target) => {
    expect(nameOf(method, resource, target)).toBe(name);
  });

  it('tells a copy from an upload by its header', () => {
    const headers = { 'x-amz-copy-source': '/b/k' };
    expect(nameOf('PUT', 'object', '/b/k', headers)).toBe('CopyObject');
    expect(nameOf('PUT', 'object', '/b/k?partNumber=1&uploadId=u', headers)).toBe('UploadPartCopy');
    expect(nameOf('PUT', 'object', '/b/k?uploadId=u&partNumber=1')).toBe('UploadPart');
  });
});

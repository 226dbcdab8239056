import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openRemote, reading, receive, requestFor, startOrigin, writing } from '../../test/support/remote-fixture.ts';
import { Secret } from '../base/secret.ts';
import { headersFromRaw, splitTarget } from '../s3/headers.ts';
import { SigningKeys } from '../s3/signing-key.ts';
import { parseClaim } from '../s3/sigv4-claim.ts';
import { verifyClaim } from '../s3/sigv4-verify.ts';
import type { BackendRequest } from './backend.ts';
import { readBody } from './buffered.ts';
import type { RemoteBackend, RemoteBackendOptions } from './remote.ts';

const NASTY_KEYS: readonly (readonly [key: string, encoded: string])[] = [
  ['plain/key.txt', 'plain/key.txt'],
  ['a//b', 'a//b'],
  ['/leading', '/leading'],
  ['trailing/', 'trailing/'],
  ['.', '.'],
  ['..', '..'],
  ['a/./b/../c', 'a/./b/../c'],
  ['../../etc/passwd', '../../etc/passwd'],
  ['space and+plus', 'space%20and%2Bplus'],
  ['q?x=1&y#frag', 'q%3Fx%3D1%26y%23frag'],
  ['%2F literal', '%252F%20literal'],
  ["!*'()~-_.", '%21%2A%27%28%29~-_.'],
  ['naïve/日本語/😀', 'na%C3%AFve/%E6%97%A5%E6%9C%AC%E8%AA%9E/%F0%9F%98%80'],
  ['e\u0301 is not \u00e9', 'e%CC%81%20is%20not%20%C3%A9'],
  ['ctl\u0001\n\u007f', 'ctl%01%0A%7F'],
  ['back\\slash"<>^`{|}', 'back%5Cslash%22%3C%3E%5E%60%7B%7C%7D'],
  ['x'.repeat(1024), 'x'.repeat(1024)],
];

/** A TCP server that keeps the heads it was sent and answers each with an empty 200. */
async function startRawOrigin() {
  const heads: string[] = [];
  const server = createServer((socket) => {
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      for (let end = text.indexOf('\r\n\r\n'); end !== -1; end = text.indexOf('\r\n\r\n')) {
        heads.push(text.slice(0, end));
        text = text.slice(end + 4);
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { heads, server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

function open(endpoint: string, options: Partial<RemoteBackendOptions> = {}): RemoteBackend {
  const backend = openRemote(endpoint, options);
  cleanUps.unshift(() => backend.close());
  return backend;
}

describe('what RemoteBackend sends', () => {
  it('is the exact key on the request line, never normalised', async () => {
    const origin = await startRawOrigin();
    cleanUps.push(async () => origin.server.close());
    const backend = open(origin.endpoint);
    for (const [key] of NASTY_KEYS) await backend.send(reading, requestFor({ method: 'GET', bucket: 'buck', key }));
    expect(origin.heads.map((head) => head.split('\r\n')[0])).toEqual(
      NASTY_KEYS.map(([, encoded]) => `GET /buck/${encoded} HTTP/1.1`),
    );
  });

  it("keeps the endpoint's base path and asks for the service at its root", async () => {
    const origin = await startRawOrigin();
    cleanUps.push(async () => origin.server.close());
    const backend = open(`${origin.endpoint}/base/path/`);
    await backend.send(reading, { method: 'GET', query: [], headers: {}, body: null });
    await backend.send(reading, {
      method: 'GET',
      bucket: 'b',
      query: [
        ['list-type', '2'],
        ['prefix', 'a b+/é'],
      ],
      headers: {},
      body: null,
    });
    await backend.send(reading, requestFor({ method: 'GET', key: '//k' }));
    expect(origin.heads.map((head) => head.split('\r\n')[0])).toEqual([
      'GET /base/path/ HTTP/1.1',
      'GET /base/path/b?list-type=2&prefix=a%20b%2B%2F%C3%A9 HTTP/1.1',
      'GET /base/path/b///k HTTP/1.1',
    ]);
  });

  it('keeps the connection of a HEAD', async () => {
    let connections = 0;
    const origin = await startOrigin((_req, res) => res.writeHead(200, { 'content-length': 5 }).end());
    origin.server.on('connection', () => connections++);
    cleanUps.push(origin.close);
    const backend = open(origin.endpoint);
    for (let i = 0; i < 10; i++) {
      const response = await backend.send(reading, requestFor({ method: 'HEAD' }));
      expect(response.body).toBeNull();
      expect(response.headers).toContainEqual(['content-length', '5']);
    }
    // undici needs a turn of the event loop to take a connection back, so two take turns.
    expect(connections).toBeLessThanOrEqual(2);
  });

  it.each([
    ['http://user@host/', 'user'],
    ['ftp://host/', 'scheme'],
    ['http://host/?x', 'query'],
    ['no url', 'url'],
  ])('goes nowhere for %s', (endpoint) => {
    expect(() => openRemote(endpoint)).toThrow('is no http or https endpoint');
  });

  it('is refused under a permit for another backend or another access', async () => {
    const backend = open('http://127.0.0.1:9');
    await expect(backend.send(reading, requestFor({ method: 'PUT' }))).rejects.toMatchObject({
      code: 'PermitMismatch',
    });
  });

  it('is refused for a header that HTTP cannot carry, without blaming the backend', async () => {
    const backend = open('http://127.0.0.1:9', { limits: { failureThreshold: 1 } });
    const request = requestFor({ method: 'GET', headers: { 'x-amz-meta-a': 'line\nbreak' } });
    await expect(backend.send(reading, request)).rejects.toMatchObject({ code: 'InvalidBackendRequest' });
    expect(backend.isHealthy()).toBe(true);
  });
});

/** Answers 200 when the colleague's verifier accepts what it received, else the error's code. */
async function startVerifyingOrigin() {
  const seen: { headers: Record<string, string | undefined>; payload: unknown; body: Buffer }[] = [];
  const keys = new SigningKeys();
  const origin = await startOrigin((req, res) => {
    void (async () => {
      const body = await receive(req);
      const headers = headersFromRaw(req.rawHeaders);
      const request = {
        id: 'r',
        method: req.method ?? '',
        target: req.url ?? '',
        headers,
        basePath: '',
        body: { open: () => Readable.from([]) },
        signal: new AbortController().signal,
      };
      const claim = parseClaim(request, splitTarget(request.target).query);
      const secret = new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
      const isOurs = (region: string) => region === 'eu-central-1';
      const verified = verifyClaim({
        request,
        claim,
        secret,
        nowMs: Date.now(),
        keys,
        acceptsRegion: isOurs,
        expectedRegion: 'eu-central-1',
      });
      seen.push({ headers, payload: verified.payload, body });
      res.writeHead(200).end();
    })().catch((error: Error) => res.writeHead(403).end(`${error.name} ${error.message}`));
  });
  cleanUps.push(origin.close);
  return { seen, endpoint: origin.endpoint };
}

async function sendOne(request: BackendRequest, options: Partial<RemoteBackendOptions> = {}) {
  const origin = await startVerifyingOrigin();
  const response = await open(origin.endpoint, options).send(writing(), request);
  expect((await readBody(response, 10_000)).toString()).toBe('');
  expect(response.status).toBe(200);
  const [seen] = origin.seen;
  if (!seen) throw new Error('nothing arrived');
  return seen;
}

describe('how RemoteBackend signs', () => {
  it('verifies for every nasty key, with query and metadata', async () => {
    const origin = await startVerifyingOrigin();
    const backend = open(origin.endpoint);
    for (const [key] of NASTY_KEYS) {
      const response = await backend.send(
        writing(),
        requestFor({
          method: 'PUT',
          key,
          query: [
            ['partNumber', '3'],
            ['uploadId', 'a+b/c=~'],
          ],
          headers: { 'x-amz-meta-name': '  two  spaces ', 'content-type': 'text/plain' },
          body: Buffer.from('hello'),
        }),
      );
      const text = (await readBody(response, 10_000)).toString();
      expect(response.status, `${key}: ${text}`).toBe(200);
    }
  });

  it('takes the SHA-256 that was verified before over the stream', async () => {
    const sha256 = createHash('sha256').update('hello').digest('hex');
    const body = { stream: Readable.from([Buffer.from('hello')]), lengthBytes: 5 };
    const seen = await sendOne(requestFor({ method: 'PUT', headers: { 'x-amz-content-sha256': sha256 }, body }));
    expect(seen.payload).toEqual({ sha256 });
    expect(seen.headers['content-length']).toBe('5');
    expect(seen.body.toString()).toBe('hello');
  });

  it('hashes bytes in memory itself', async () => {
    const seen = await sendOne(requestFor({ method: 'PUT', body: Buffer.from('hello') }));
    expect(seen.payload).toEqual({ sha256: createHash('sha256').update('hello').digest('hex') });
  });

  it('leaves a stream unsigned, with its length', async () => {
    const body = { stream: Readable.from([Buffer.from('hel'), Buffer.from('lo')]), lengthBytes: 5 };
    const seen = await sendOne(requestFor({ method: 'PUT', body }));
    expect(seen.payload).toBe('unsigned');
    expect(seen.headers['content-length']).toBe('5');
    expect(seen.headers['transfer-encoding']).toBeUndefined();
    expect(seen.body.toString()).toBe('hello');
  });

  it.each([
    ['in memory', new Uint8Array(0)],
    ['as nothing', null],
    ['as a stream', { stream: Readable.from([]), lengthBytes: 0 }],
  ])('sends an empty body %s with a length of zero', async (_how, body) => {
    const seen = await sendOne(requestFor({ method: 'PUT', body }));
    expect(seen.headers['content-length']).toBe('0');
    expect(seen.body.length).toBe(0);
  });

  it('sends only the bytes of a view into a larger buffer', async () => {
    const seen = await sendOne(
      requestFor({ method: 'PUT', body: new Uint8Array(Buffer.from('xxhelloxx')).subarray(2, 7) }),
    );
    expect(seen.body.toString()).toBe('hello');
  });
});

function crc32Base64(data: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(data));
  return bytes.toString('base64');
}

describe('trailing checksums', () => {
  const data = Buffer.alloc(150_000, '0123456789');
  const withTrailer = () => ({
    stream: Readable.from([data.subarray(0, 70_001), data.subarray(70_001)]),
    lengthBytes: data.length,
    trailingChecksum: { name: 'x-amz-checksum-crc32', value: () => crc32Base64(data) },
  });

  it('are re-framed for a backend that takes them', async () => {
    const seen = await sendOne(
      requestFor({ method: 'PUT', headers: { 'content-encoding': 'gzip' }, body: withTrailer() }),
    );
    const chunks = [data.subarray(0, 65_536), data.subarray(65_536, 131_072), data.subarray(131_072)];
    const framed = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk.toString('latin1')}\r\n`).join('');
    expect(seen.body.toString('latin1') === `${framed}0\r\nx-amz-checksum-crc32:${crc32Base64(data)}\r\n\r\n`).toBe(
      true,
    );
    expect(seen.payload).toBe('streaming-unsigned-trailer');
    expect(seen.headers).toMatchObject({
      'content-encoding': 'aws-chunked,gzip',
      'content-length': String(seen.body.length),
      'x-amz-decoded-content-length': String(data.length),
      'x-amz-trailer': 'x-amz-checksum-crc32',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    });
  });

  it('are dropped for a backend that does not', async () => {
    const capabilities = { trailingChecksums: false, conditionalWrites: true };
    const seen = await sendOne(requestFor({ method: 'PUT', body: withTrailer() }), { capabilities });
    expect(seen.body.equals(data)).toBe(true);
    expect(seen.payload).toBe('unsigned');
    expect(seen.headers['x-amz-trailer']).toBeUndefined();
    expect(seen.headers['content-encoding']).toBeUndefined();
  });
});

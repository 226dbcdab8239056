import { CreateBucketCommand, GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';
import { signedHeaders } from '../support/signed-request.ts';
import { statuses, Wire } from '../support/wire.ts';

let gateway: TestGateway;
let credential: TestCredential;
let s3: S3Client;

beforeAll(async () => {
  gateway = await startTestGateway();
  credential = await gateway.newTenant('acme');
  s3 = gateway.client(credential);
  await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
});

afterAll(() => gateway.stop());

const surfaces = [
  { surface: 'the S3 port', origin: () => gateway.s3Base, prefix: '' },
  { surface: 'the prefix /s3', origin: () => gateway.apiBase, prefix: '/s3' },
];

function head(request: { method: string; origin: string; path: string; body?: string }, extra: string[] = []): string {
  const fields = Object.entries(signedHeaders({ ...request, credential })).map(([name, value]) => `${name}: ${value}`);
  return `${request.method} ${request.path} HTTP/1.1\r\n${[...fields, ...extra].join('\r\n')}\r\n\r\n`;
}

const read = async (key: string) =>
  (await s3.send(new GetObjectCommand({ Bucket: 'ledger', Key: key }))).Body?.transformToString();

describe.each(surfaces)('on $surface', ({ origin, prefix }) => {
  const put = (key: string, body: string) => ({
    ...{ method: 'PUT', origin: origin(), path: `${prefix}/ledger/${key}`, body },
  });

  it.each([
    ['no HTTP at all', 'HELO example.com\r\n\r\n', 'BadRequest'],
    ['a header name with a space', 'GET / HTTP/1.1\r\nhost: x\r\nbad name: x\r\n\r\n', 'BadRequest'],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n', 'BadRequest'],
    ['a length that is no number', 'PUT /b/k HTTP/1.1\r\nhost: x\r\ncontent-length: 1x\r\n\r\nab', 'BadRequest'],
    ['a negative length', 'PUT /b/k HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\nab', 'BadRequest'],
    [
      'more header than fits',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
      'RequestHeaderSectionTooLarge',
    ],
  ])('%s gets an S3 error, and the connection is closed', async (_what, bytes, code) => {
    const answer = await new Wire(origin()).send(bytes).rest();
    expect(statuses(answer)).toEqual([400]);
    expect(answer).toContain(`<Code>${code}</Code>`);
    expect(answer).toMatch(/^x-amz-request-id: [0-9A-F]{16}\r$/m);
  });

  it.each([
    ['two lengths', ['content-length: 3']],
    ['a length beside a transfer coding', ['transfer-encoding: chunked']],
    ['an unknown transfer coding', ['transfer-encoding: gzip, chunked']],
  ])('%s is not taken for one request and the next', async (_what, extra) => {
    const smuggled = `GET ${prefix}/ledger/smuggled HTTP/1.1\r\nhost: x\r\n\r\n`;
    const answer = await new Wire(origin()).send(head(put('framed', smuggled), extra) + smuggled).rest();
    expect(statuses(answer)).toEqual([400]);
    await expect(read('framed')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('a client that waits for 100 Continue is asked for its body once its signature holds', async () => {
    const wire = new Wire(origin());
    wire.send(head(put('asked', 'the body'), ['expect: 100-continue']));
    expect(await wire.until(/\r\n\r\n$/)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    wire.send('the body');
    expect(statuses(await wire.until(/200 OK.*\r\n\r\n$/s))).toEqual([100, 200]);
    wire.socket.destroy();
    expect(await read('asked')).toBe('the body');
  });

  it('a client that waits for 100 Continue is not asked when it is refused', async () => {
    const refused = head(put('refused', 'the body'), ['expect: 100-continue']).replace(
      /Signature=\w{8}/,
      'Signature=00000000',
    );
    const answer = await new Wire(origin()).send(refused).rest();
    expect(statuses(answer)).toEqual([403]);
    expect(answer).toMatch(/^connection: close\r$/im);
  });

  it('requests sent at once are answered in their order on one connection', async () => {
    const wire = new Wire(origin());
    const requests = [0, 1, 2].flatMap((index) => {
      const body = `body ${index}`;
      const path = `${prefix}/ledger/piped-${index}`;
      return [head(put(`piped-${index}`, body)) + body, head({ method: 'GET', origin: origin(), path })];
    });
    wire.send(requests.join(''));
    const answer = await wire.until(/body 2$/);
    wire.socket.destroy();
    expect(statuses(answer)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(answer.match(/body \d/g)).toEqual(['body 0', 'body 1', 'body 2']);
  });

  it('a refused upload does not spoil the next request on its connection', async () => {
    const wire = new Wire(origin());
    const refused = head(put('refused', 'x'.repeat(1000))).replace(/Signature=\w{8}/, 'Signature=00000000');
    wire.send(
      refused + 'x'.repeat(1000) + head({ method: 'GET', origin: origin(), path: `${prefix}/ledger?location` }),
    );
    const answer = await wire.until(/<LocationConstraint.*>$/s);
    wire.socket.destroy();
    expect(statuses(answer)).toEqual([403, 200]);
  });

  it('HEAD and 304 carry no body', async () => {
    const wire = new Wire(origin());
    const body = 'some bytes';
    const path = `${prefix}/ledger/bodiless`;
    wire.send(head(put('bodiless', body)) + body);
    const etag = /etag: (".*")/i.exec(await wire.until(/\r\n\r\n$/))?.[1] ?? '';
    wire.send(head({ method: 'HEAD', origin: origin(), path }));
    wire.send(head({ method: 'GET', origin: origin(), path }, [`if-none-match: ${etag}`]));
    wire.send(head({ method: 'HEAD', origin: origin(), path: `${path}-missing` }));
    wire.send(head({ method: 'GET', origin: origin(), path }));
    const answer = await wire.until(/some bytes$/);
    wire.socket.destroy();
    expect(statuses(answer)).toEqual([200, 200, 304, 404, 200]);
    expect(answer.match(/some bytes/g)).toHaveLength(1);
    expect(answer).not.toContain('<Error>');
  });
});

import { createServer, request as plainRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/base/secret.ts';
import type { Query } from '../../src/s3/message.ts';
import { SigningKeys } from '../../src/s3/signing-key.ts';
import { encodedQuery, signRequest } from '../../src/s3/sigv4-sign.ts';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function signed(
  endpointUrl: string,
  credential: TestCredential,
  asked: { path?: string; query?: Query; method?: string },
) {
  const { path = '/', query = [], method = 'GET' } = asked;
  const headers = signRequest({
    ...{ method, path, query, headers: {}, payloadHash: EMPTY, region: 'us-east-1', nowMs: Date.now() },
    host: new URL(endpointUrl).host,
    credentials: { accessKey: credential.accessKey, secretKey: new Secret(credential.secretKey) },
    keys: new SigningKeys(),
  });
  return { endpoint_url: endpointUrl, method, target: query.length ? `${path}?${encodedQuery(query)}` : path, headers };
}

function post(gateway: TestGateway, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${gateway.apiBase}/discover/relay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** As `fetch`, which does not let a caller say another Host. */
function statusWithHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    plainRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the relay', () => {
  let gateway: TestGateway;
  let credential: TestCredential;
  beforeAll(async () => {
    gateway = await startTestGateway({ DISCOVERY_ALLOW_PRIVATE: '1', ALLOWED_ORIGINS: 'https://console.example' });
    credential = await gateway.newTenant('acme');
    const client = gateway.client(credential);
    await client.send(new CreateBucketCommand({ Bucket: 'reports' }));
    await client.send(new PutObjectCommand({ Bucket: 'reports', Key: 'a b/ü.txt', Body: 'hello' }));
    client.destroy();
  });
  afterAll(() => gateway.stop());

  it('forwards a listing that was signed elsewhere, and gives the answer as bytes with its status and headers', async () => {
    const query: Query = [
      ['list-type', '2'],
      ['prefix', 'a b/'],
    ];
    const answer = await post(gateway, signed(gateway.s3Base, credential, { path: '/reports', query }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-relay-status')).toBe('200');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const headers = JSON.parse(decodeURIComponent(answer.headers.get('x-relay-headers') ?? ''));
    expect(headers).toMatchObject({ 'content-type': 'application/xml', date: expect.stringContaining('GMT') });
    expect(await answer.text()).toContain('<Key>a b/ü.txt</Key>');
  });

  it('forwards a HEAD and the size that it tells of', async () => {
    const asked = signed(gateway.s3Base, credential, { method: 'HEAD', path: '/reports/a%20b/%C3%BC.txt' });
    const answer = await post(gateway, asked);
    expect(answer.headers.get('x-relay-status')).toBe('200');
    const headers = JSON.parse(decodeURIComponent(answer.headers.get('x-relay-headers') ?? ''));
    expect(headers).toMatchObject({ 'content-length': '5' });
    expect(await answer.text()).toBe('');
  });

  it('gives refusals of the endpoint as they are', async () => {
    const stranger = { accessKey: credential.accessKey, secretKey: 'not the secret' };
    const answer = await post(gateway, signed(gateway.s3Base, stranger, {}));
    expect([answer.status, answer.headers.get('x-relay-status')]).toEqual([200, '403']);
    expect(await answer.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('names the field of what it does not forward', async () => {
    const answer = await post(gateway, signed(gateway.s3Base, credential, { path: '/reports/a' }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'not_s3_shaped', fields: [{ field: 'target' }] });
  });

  it('says that nothing listens there', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
    await new Promise((resolve) => server.close(resolve));
    const answer = await post(gateway, signed(`http://127.0.0.1:${port}`, credential, {}));
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: 'connection_refused' });
  });

  it('lets pages of allowed origins call, and no others', async () => {
    const preflight = (origin: string) =>
      fetch(`${gateway.apiBase}/proxy/backends`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-admin-key' },
      });
    const allowed = await preflight('https://console.example');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://console.example');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const asked = signed(gateway.s3Base, credential, {});
    expect((await post(gateway, asked, { origin: 'https://evil.example' })).status).toBe(403);
    const heard = await post(gateway, asked, { origin: 'https://console.example' });
    expect(heard.status).toBe(200);
    expect(heard.headers.get('access-control-expose-headers')).toContain('x-relay-status');
  });

  it('refuses a host name that somebody else may have pointed here', async () => {
    const url = `${gateway.apiBase}/snapshot/list`;
    expect(await statusWithHost(url, 'rebound.example')).toBe(403);
    expect(await statusWithHost(url, 'localhost')).toBe(200);
    expect(await statusWithHost(url, 'console.example')).toBe(200);
  });
});

describe('an endpoint that is no S3', () => {
  let gateway: TestGateway;
  let page: Server;
  let pageUrl: string;
  beforeAll(async () => {
    gateway = await startTestGateway({ DISCOVERY_ALLOW_PRIVATE: '1' });
    page = createServer((request, response) => {
      if (request.url === '/?prefix=long') {
        response.writeHead(200, { 'content-type': 'application/xml' });
        response.write('<ListBucketResult>');
        const chunk = Buffer.alloc(1024 * 1024);
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        return more();
      }
      if (request.url === '/?prefix=moved')
        return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>intranet</h1>');
    });
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    pageUrl = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    page.closeAllConnections();
    page.close();
    await gateway.stop();
  });
  const credential = { accessKey: 'AKIDEXAMPLE', secretKey: 'secret' };
  const asking = (prefix: string) => signed(pageUrl, credential, { query: [['prefix', prefix]] });

  it('has its pages kept back', async () => {
    const answer = await post(gateway, asking('page'));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'not_s3', fields: [{ field: 'endpoint_url' }] });
  });

  it('has its redirects shown and not followed', async () => {
    const answer = await post(gateway, asking('moved'));
    expect([answer.status, answer.headers.get('x-relay-status')]).toEqual([200, '302']);
  });

  it('has an answer without an end broken off, never ended as if it were whole', async () => {
    const answer = await post(gateway, asking('long'));
    expect(answer.headers.get('x-relay-status')).toBe('200');
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });
});

describe('discovery', () => {
  it('looks at public addresses only unless it is told otherwise', async () => {
    const gateway = await startTestGateway();
    const asked = signed(gateway.s3Base, { accessKey: 'AKIDEXAMPLE', secretKey: 'secret' }, {});
    for (const host of [
      '127.0.0.1:9000',
      '169.254.169.254',
      '[::1]:9000',
      '[::ffff:10.0.0.1]',
      '0x7f000001',
      'localhost:9000',
    ]) {
      const answer = await post(gateway, { ...asked, endpoint_url: `http://${host}` });
      expect([host, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        host,
        422,
        'address_not_allowed',
      ]);
    }
    await gateway.stop();
  });

  it.each([
    ['admin', 401, 200],
    ['off', 404, 404],
  ])('in mode %s answers %d without the key and %d with it', async (mode, without, withKey) => {
    const gateway = await startTestGateway({ DISCOVERY_ACCESS: mode });
    const list = (headers: Record<string, string>) => fetch(`${gateway.apiBase}/snapshot/list`, { headers });
    expect((await list({})).status).toBe(without);
    expect((await list({ 'x-admin-key': gateway.adminKey })).status).toBe(withKey);
    const access = await fetch(`${gateway.apiBase}/discover/access`);
    expect(await access.json()).toMatchObject({ mode, server_side: false, limits: { max_buckets: 200 } });
    await gateway.stop();
  });

  it('knows where an endpoint is, under which laws, and which endpoints there are', async () => {
    const gateway = await startTestGateway();
    const at = async (url: string) =>
      (await fetch(`${gateway.apiBase}/discover/endpoint?endpoint_url=${encodeURIComponent(url)}`)).json();
    expect(await at('https://s3.us-east-1.amazonaws.com')).toMatchObject({
      match: {
        provider_id: 'aws',
        country: 'US',
        jurisdictions: [
          { code: 'US', via: 'location' },
          { code: 'US', via: 'operator' },
          { code: 'US', via: 'parent' },
        ],
      },
    });
    expect(await at('https://bucket.s3.us-east-1.amazonaws.com')).toMatchObject({ match: { region_id: 'us-east-1' } });
    expect(await at('https://nowhere.example:9000')).toEqual({ host: 'nowhere.example:9000', match: null });
    const listed = await fetch(`${gateway.apiBase}/discover/endpoints`);
    const { endpoints } = (await listed.json()) as { endpoints: unknown[] };
    expect(endpoints.length).toBeGreaterThan(100);
    await gateway.stop();
  });
});

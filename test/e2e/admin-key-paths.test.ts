import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ DISCOVERY_ACCESS: 'admin' });
});

afterAll(() => gateway.stop());

/** The status of a call whose path is sent as it is written: `fetch` would tidy it up. */
async function statusOf(path: string, headers: Readonly<Record<string, string>> = {}): Promise<number | undefined> {
  const { hostname, port } = new URL(gateway.apiBase);
  const sent = request({ hostname, port, path, headers, agent: false }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('a call that needs the admin key', () => {
  it.each([
    ['as it is written in the documentation', '/proxy/jobs'],
    ['with an escaped letter', '/%70roxy/jobs'],
    ['with every letter escaped', '/%70%72%6f%78%79/%6a%6f%62%73'],
    ['with an escaped letter and a query', '/%70roxy/jobs?limit=1'],
    ['as a whole URL', 'http://elsewhere/proxy/jobs'],
    ['as a whole URL with an escaped letter', 'http://elsewhere/%70roxy/jobs'],
    ['of snapshots', '/snapshot/list'],
    ['of snapshots, with an escaped letter', '/%73napshot/list'],
  ])('%s gets 401 without it', async (_how, path) => {
    expect(await statusOf(path)).toBe(401);
    expect(await statusOf(path, { 'x-admin-key': 'a wrong key' })).toBe(403);
    expect(await statusOf(path, { 'x-admin-key': gateway.adminKey })).toBe(200);
  });

  it.each(['/proxy/none', '//proxy/jobs', '/proxy/../proxy/jobs', '/PROXY/jobs', '/%2570roxy/jobs', '/proxy%2fjobs'])(
    '%s is no way around it',
    async (path) => {
      expect([401, 404]).toContain(await statusOf(path));
    },
  );
});

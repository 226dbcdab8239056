import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCKER } from '../support/container-files.ts';

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/silent') return;
    response.writeHead(Number(request.url?.slice(1)), { location: '/200' }).end('{"status":"any"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function check(words: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(DOCKER, 'healthcheck.mjs'), ...words], { env: environment });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

describe('the health check of the containers', () => {
  it.each([
    { target: '/200', status: [], code: 0, reason: /^$/ },
    { target: '/403', status: ['403'], code: 0, reason: /^$/ },
    { target: '/503', status: [], code: 1, reason: /answered 503, not 200/ },
    { target: '/302', status: [], code: 1, reason: /answered 302, not 200/ },
    { target: '/200', status: ['403'], code: 1, reason: /answered 200, not 403/ },
    { target: '/silent', status: [], code: 1, reason: /aborted due to timeout/ },
  ])('ends with $code at $target when $status is wanted', async ({ target, status, code, reason }) => {
    const byPath = await check([target, ...status], { PORT: String(port) });
    expect(byPath).toEqual({ code, said: expect.stringMatching(reason) });
  });

  it('takes a whole URL too', async () => {
    expect(await check([`http://127.0.0.1:${port}/200`], { PORT: '1' })).toEqual({ code: 0, said: '' });
  });

  it('fails when nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port: free } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const { code, said } = await check(['/health'], { PORT: String(free) });
    expect([code, said]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
  });
});

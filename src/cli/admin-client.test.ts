import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminCallFailed, AdminClient } from './admin-client.ts';
import { UsageError } from './usage-error.ts';

let server: Server;
let base: string;
let admin: AdminClient;
let asked: { method: string; path: string; key: unknown; body: string }[];
let answers: { status: number; body: string }[];

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await textOf(request);
    asked.push({ method: request.method ?? '', path: request.url ?? '', key: request.headers['x-admin-key'], body });
    const answer = answers.shift() ?? { status: 200, body: '{}' };
    response.writeHead(answer.status).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked = [];
  answers = [];
  admin = new AdminClient(`${base}/`, 'the key');
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const gives = (body: unknown, status = 200) => void answers.push({ status, body: JSON.stringify(body) });

describe('the client of the admin API', () => {
  it('shows its key and sends JSON', async () => {
    gives({ access_key: 'AK', secret_key: 'SK' }, 201);
    expect(await admin.newCredential('acme')).toEqual({ access_key: 'AK', secret_key: 'SK' });
    expect(asked).toEqual([
      { method: 'POST', path: '/proxy/credentials', key: 'the key', body: '{"customer_id":"acme"}' },
    ]);
  });

  it('puts names into paths so that they stay one part of them', async () => {
    gives({});
    gives({ objects: [] });
    gives({ copies: [] });
    await admin.setPolicy('a/b?c', {});
    await admin.objects('a/b', 'c#d');
    await admin.verify('a', 'b', 'k/ü');
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['PUT', '/proxy/tenants/a%2Fb%3Fc/policy', '{}'],
      ['GET', '/proxy/objects/a%2Fb/c%23d?limit=1000', ''],
      ['POST', '/proxy/objects/a/b/verify', '{"object_key":"k/ü"}'],
    ]);
  });

  it('says what was asked and what was answered when it fails', async () => {
    gives({ detail: 'the admin key is wrong' }, 403);
    const failure = await admin.call('GET', '/proxy/jobs').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AdminCallFailed);
    expect(failure).toMatchObject({ status: 403, message: 'GET /proxy/jobs answered 403: the admin key is wrong' });
  });

  it('says so when what answers is no gateway', async () => {
    answers.push({ status: 200, body: '<html>nginx</html>' });
    await expect(admin.call('GET', '/proxy/jobs')).rejects.toThrow(
      `${base} does not answer as S3Gateway's admin API: GET /proxy/jobs gave 200 and no JSON`,
    );
  });

  it('names the address where nobody answers', async () => {
    const failure = await new AdminClient('http://127.0.0.1:1', 'k').call('GET', '/x').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toContain('http://127.0.0.1:1 cannot be reached (');
  });

  it('sees a job that goes from pending to under way and back between two looks', async () => {
    gives({ jobs: [] });
    gives({ jobs: [] });
    gives({ jobs: [{}] });
    expect(await admin.hasOpenJobs('acme')).toBe(true);
    expect(asked.map(({ path }) => /status=(\w+)/.exec(path)?.[1])).toEqual(['pending', 'in_progress', 'pending']);
    for (let look = 0; look < 3; look++) gives({ jobs: [] });
    expect(await admin.hasOpenJobs('acme')).toBe(false);
  });
});

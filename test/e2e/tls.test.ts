import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '../../src/base/clock.ts';
import { type Logger, silentLogger } from '../../src/base/logger.ts';
import { closeServer, listen } from '../../src/main/listening.ts';
import { loadConfig } from '../../src/main/load-config.ts';
import { Listeners } from '../../src/main/tls.ts';
import { startTestGateway, type TestGateway, threeStores } from '../support/running-gateway.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../support/tls/${name}.pem`, import.meta.url));
const FIRST = { TLS_CERT_FILE: fixture('first.cert'), TLS_KEY_FILE: fixture('first.key') };
const trust = ['first', 'second'].map((name) => readFileSync(fixture(`${name}.cert`), 'utf8'));

function get(url: string, agent: Agent): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const answered = async (response: IncomingMessage) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve({ status: response.statusCode, text });
    };
    request(url, { agent }, (response) => void answered(response).catch(reject))
      .on('error', reject)
      .end();
  });
}

describe('a gateway with a certificate', () => {
  let gateway: TestGateway;
  const agent = new Agent({ ca: trust, keepAlive: true });
  beforeAll(async () => {
    gateway = await startTestGateway(FIRST);
  });
  afterAll(async () => {
    agent.destroy();
    await gateway.stop();
  });

  it('speaks TLS on both ports, and nothing else', async () => {
    for (const base of [gateway.apiBase, gateway.s3Base]) {
      expect(base).toMatch(/^https:/);
      await expect(fetch(base.replace('https:', 'http:'))).rejects.toThrow();
    }
    expect(await get(`${gateway.apiBase}/health`, agent)).toMatchObject({ status: 200 });
    expect((await get(`${gateway.s3Base}/`, agent)).text).toContain('<Code>');
  });

  it('takes no version before 1.2', async () => {
    const { port } = new URL(gateway.s3Base);
    const refused = new Promise((resolve) => {
      const socket = connect({
        port: Number(port),
        host: '127.0.0.1',
        ca: trust,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
      });
      socket.once('error', resolve);
      socket.once('secureConnect', () => resolve('connected'));
    });
    expect(await refused).toBeInstanceOf(Error);
  });

  it('serves an SDK on the S3 port and under the prefix', async () => {
    const created = await new Promise<{ access_key: string; secret_key: string }>((resolve, reject) => {
      const headers = { 'x-admin-key': gateway.adminKey, 'content-type': 'application/json' };
      const asked = request(`${gateway.apiBase}/proxy/credentials`, { method: 'POST', headers, agent }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(JSON.parse(text)));
      });
      asked.on('error', reject).end(JSON.stringify({ customer_id: 'acme' }));
    });
    const credential = { accessKey: created.access_key, secretKey: created.secret_key };
    for (const [bucket, endpoint] of [
      ['root-style', gateway.s3Base],
      ['under-prefix', `${gateway.apiBase}/s3`],
    ] as const) {
      const s3 = gateway.client(credential, { endpoint, requestHandler: { httpsAgent: agent } });
      await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      const body = Buffer.alloc(300_000, 'x');
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'a', Body: body }));
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
    }
  });
});

describe('a renewed certificate', () => {
  it('is taken without a restart, and one that cannot be used is not', async () => {
    const directory = mkdtempSync(join(tmpdir(), 's3gateway-tls-'));
    const files = { certFile: join(directory, 'cert.pem'), keyFile: join(directory, 'key.pem') };
    const use = (cert: string, key = cert) => {
      copyFileSync(fixture(`${cert}.cert`), files.certFile);
      copyFileSync(fixture(`${key}.key`), files.keyFile);
    };
    use('first');
    const faults: string[] = [];
    const note = (_: object, message: string) => void faults.push(message);
    const logger: Logger = { ...silentLogger, error: note };
    const clock = new SystemClock();
    const listeners = new Listeners({ tls: files, clock, logger });
    const server = listeners.create((_request, response) => response.end('ok'));
    try {
      const base = await listen(server, '127.0.0.1', 0);
      expect(await subjectOf(base)).toContain('first');
      use('second');
      listeners.renew();
      expect(await subjectOf(base)).toContain('second');
      use('first', 'second');
      listeners.renew();
      expect(await subjectOf(base)).toContain('second');
      expect(faults).toEqual(['the renewed certificate cannot be used, the old one stays']);
    } finally {
      listeners.stop();
      await closeServer(server, clock);
      rmSync(directory, { recursive: true });
    }
  });
});

describe('a certificate that cannot be used stops the start', () => {
  const problems = (environment: Record<string, string>) => {
    const readTextFile = (path: string) => readFileSync(path, 'utf8');
    const loaded = loadConfig({
      environment: { ...threeStores('/nowhere'), ...environment },
      readTextFile,
      devSecret: undefined,
    });
    return loaded.kind === 'problems' ? loaded.problems.map(({ name, message }) => `${name} ${message}`) : [];
  };

  it.each([
    [{ TLS_CERT_FILE: FIRST.TLS_CERT_FILE }, /^TLS_KEY_FILE is not given, and TLS_CERT_FILE is/],
    [{ TLS_KEY_FILE: FIRST.TLS_KEY_FILE }, /^TLS_CERT_FILE is not given, and TLS_KEY_FILE is/],
    [{ ...FIRST, TLS_CERT_FILE: '/no/such/file' }, /^TLS_CERT_FILE .*\/no\/such\/file.*ENOENT/],
    [{ ...FIRST, TLS_CERT_FILE: fixture('first.key') }, /^TLS_CERT_FILE .*cannot be used/],
    [{ ...FIRST, TLS_KEY_FILE: fixture('second.key') }, /^TLS_CERT_FILE .*cannot be used/],
  ])('%j', (environment, words) => {
    expect(problems(environment)).toEqual([expect.stringMatching(words)]);
  });
});

function subjectOf(base: string): Promise<string> {
  const { port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: '127.0.0.1', ca: trust }, () => {
      resolve(String(socket.getPeerCertificate().subject['CN']));
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

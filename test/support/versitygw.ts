import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { ROOT } from './container-files.ts';
import { until } from './image-process.ts';

const BINARY = join(ROOT, '.cache', 'bin', 'versitygw');

/** Whether `make versitygw` has been able to build it: it takes Go, which a newcomer's machine need not have. */
export const hasVersitygw: boolean = existsSync(BINARY);

/** An S3 server that others wrote, over a directory of its own and with versioning. */
export interface Versitygw {
  readonly base: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** A client of its own, not through the gateway. */
  readonly client: S3Client;
  stop(): Promise<void>;
}

/** Starts it on a free port. Throws with what it printed when it does not listen in time. */
export async function startVersitygw(): Promise<Versitygw> {
  const directory = mkdtempSync(join(tmpdir(), 's3gateway-versitygw-'));
  const folder = (name: string) => {
    const path = join(directory, name);
    mkdirSync(path);
    return path;
  };
  const port = await freePort();
  const identity = { accessKey: 'foreign', secretKey: 'the secret of a foreign server' };
  const child = spawn(
    BINARY,
    [
      ...['--port', `127.0.0.1:${port}`, '--access', identity.accessKey, '--secret', identity.secretKey, '--quiet'],
      ...['posix', '--versioning-dir', folder('versions'), '--sidecar', folder('sidecar'), folder('data')],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = collect(child);
  const base = `http://127.0.0.1:${port}`;
  await until('versitygw listens', async () => {
    if (child.exitCode !== null) throw new Error(`versitygw ended: ${output.join('')}`);
    return await answers(base);
  });
  const credentials = { accessKeyId: identity.accessKey, secretAccessKey: identity.secretKey };
  const client = new S3Client({ endpoint: base, region: 'us-east-1', forcePathStyle: true, credentials });
  return {
    ...{ base, client, ...identity },
    async stop() {
      client.destroy();
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function collect(child: ChildProcess): string[] {
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output.push(chunk.toString());
    });
  return output;
}

async function answers(base: string): Promise<boolean> {
  try {
    await fetch(base);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

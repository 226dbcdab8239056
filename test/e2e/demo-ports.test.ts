import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../support/container-files.ts';
import { ImageProcess, until } from '../support/image-process.ts';

let directory: string;
let taken: Server[];

/** Sees to it that somebody listens on the port: we, or whoever does already. */
function occupy(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(server));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-demo-ports-'));
  taken = await Promise.all([occupy(8000), occupy(9000)]);
});

afterAll(() => {
  for (const server of taken) server.close();
  rmSync(directory, { recursive: true, force: true });
});

it('the demo says that its ports are taken, and is up on others', async () => {
  const demo = new ImageProcess({ directory, words: [join(ROOT, 'src/cli/main.ts'), 'demo'], environment: {} });
  try {
    await until('the demo is up', async () => demo.count('S3Gateway is up') === 1 || !demo.isRunning);
    for (const port of [8000, 9000]) expect(demo.output).toContain(`Port ${port} is taken; the demo picks another.`);
    const [, s3Base, apiBase] = /S3 at (http:\S+), console and admin API at (http:[^\s,]+),/.exec(demo.output) ?? [];
    expect(['8000', '9000']).not.toContain(new URL(s3Base ?? '').port);
    expect(['8000', '9000']).not.toContain(new URL(apiBase ?? '').port);
    expect(await (await fetch(`${apiBase}/health`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${s3Base}/`)).text()).toContain('<Code>AccessDenied</Code>');
  } finally {
    await demo.end('SIGKILL');
  }
});

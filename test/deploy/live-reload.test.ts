import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dockerFile, readCompose, readDockerfile } from '../support/container-files.ts';
import { ImageProcess, layOutImage, until } from '../support/image-process.ts';

const directory = mkdtempSync(join(tmpdir(), 's3gateway-reload-'));
let gateway: ImageProcess | undefined;

afterAll(async () => {
  // Not SIGKILL, which would leave the watched process behind.
  await gateway?.end('SIGTERM');
  rmSync(directory, { recursive: true, force: true });
});

it('starts the development gateway anew when a source changes, and stops it when told to', async () => {
  layOutImage(readDockerfile(dockerFile('Dockerfile')), directory);
  const { entrypoint = [], command } = readCompose(dockerFile('compose.dev.yaml')).services['gateway'] ?? {
    command: [],
  };
  const running = new ImageProcess({
    directory,
    words: [...entrypoint.slice(1), ...command],
    environment: {
      ...{ PORT: '0', S3_PORT: '0', DATA_DIR: join(directory, 'data') },
      ...{ ADMIN_API_KEY: 'of this test', TENANT_SECRET_PASSPHRASE: 'of this test', NAMESPACE_KEY: 'of this test' },
    },
  });
  gateway = running;
  const first = await running.printed('api');
  expect((await fetch(`${first}/health`)).status).toBe(200);

  let looks = 0;
  await until('the change is seen', async () => {
    // Once more every two seconds: the watcher may not have been told of the file yet when it first changes.
    if (looks++ % 40 === 0) appendFileSync(join(directory, 'src', 'admin', 'health.ts'), '\n// changed\n');
    return running.count('Restarting') > 0;
  });
  await until('the gateway has started again', async () => running.count('api ') === 2);
  const second = await running.printed('api');
  expect((await fetch(`${second}/health`)).status).toBe(200);

  await running.end('SIGTERM');
  await expect(fetch(`${second}/health`)).rejects.toThrow('fetch failed');
});

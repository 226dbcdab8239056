import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { SystemClock } from '../base/clock.ts';
import { SystemRandom } from '../base/random.ts';
import { stopOnSignal } from '../main/lifecycle.ts';
import { createProcessLogger } from '../main/process-logger.ts';
import { startGateway } from '../main/serve.ts';
import { runDemoJob } from './demo-job.ts';
import { portOrFree } from './free-port.ts';
import { pasteLines } from './paste-lines.ts';
import { readConfig } from './serve-commands.ts';

const HOST = '127.0.0.1';
const ADMIN_KEY = 'demo-admin';

/** `demo`: everything on embedded defaults, a guided first job, and a gateway that stays up. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('start on embedded defaults, run a guided first job, stay up')
    .option('--once', 'stop when the job is done')
    .action(({ once }: { once?: boolean }) => runDemo(once ?? false));
}

async function runDemo(isOnce: boolean): Promise<void> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  await mkdir(resolve('data'), { recursive: true });
  const dataDir = mkdtempSync(join(resolve('data'), 'demo-'));
  const removeData = () => rmSync(dataDir, { recursive: true, force: true });
  process.once('exit', removeData);
  const config = readConfig(true, await demoEnvironment(dataDir, print));
  const logger = createProcessLogger('warn', 'demo');
  const gateway = await startGateway(config, logger);
  if (!isOnce) stopOnSignal(gateway, logger);
  const s3Base = gateway.s3Base ?? `${gateway.apiBase}/s3`;
  print(
    `S3Gateway is up: S3 at ${s3Base}, console and admin API at ${gateway.apiBase}, the API described at ${gateway.apiBase}/docs`,
  );
  print('Backends: helsinki (FI), frankfurt (DE), virginia (US), each an embedded store of its own.\n');
  const result = await runDemoJob({
    ...{ apiBase: gateway.apiBase, s3Base, adminKey: ADMIN_KEY, region: config.s3Region, print },
    folder: resolve(import.meta.dirname, '..', '..', 'docs'),
    clock: new SystemClock(),
    random: new SystemRandom(),
    progress: showProgress,
  });
  print(`\nGo on by hand (admin key: ${ADMIN_KEY}):`);
  print(pasteLines({ s3Base, region: config.s3Region, ...result }));
  if (isOnce) {
    await gateway.stop();
    return;
  }
  print('\nThe gateway stays up; Ctrl-C stops it and removes what the demo wrote.');
}

async function demoEnvironment(dataDir: string, print: (line: string) => void): Promise<Record<string, string>> {
  const [api, s3] = await Promise.all([portOrFree(8000, HOST), portOrFree(9000, HOST)]);
  for (const [wanted, found] of [
    [8000, api],
    [9000, s3],
  ] as const)
    if (!found.isWanted) print(`Port ${wanted} is taken; the demo picks another.`);
  const store = (name: string) => `file://${join(dataDir, name)}`;
  return {
    DATA_DIR: dataDir,
    HOST,
    PORT: String(api.port),
    S3_PORT: String(s3.port),
    ADMIN_API_KEY: ADMIN_KEY,
    PROXY_METADATA_DB_PATH: '',
    DATABASE_URL: '',
    CONFIG_FILE: '',
    S3_BACKEND_DEFAULT_ID: 'helsinki',
    S3_BACKEND_ENDPOINT: '',
    S3_BACKEND_ENDPOINTS: `helsinki=${store('helsinki')},frankfurt=${store('frankfurt')},virginia=${store('virginia')}`,
    S3_BACKEND_HELSINKI_ZONE: 'FI-HEL-UPCL-1',
    S3_BACKEND_HELSINKI_REGION: 'fi-hel',
    S3_BACKEND_FRANKFURT_ZONE: 'DE-FRA-IONO-1',
    S3_BACKEND_FRANKFURT_REGION: 'de-fra',
    S3_BACKEND_VIRGINIA_ZONE: 'US-QAS-AMZN-1',
    S3_BACKEND_VIRGINIA_REGION: 'us-east',
    REPLICATION_WORKER_INTERVAL: '1',
    WORKER: '1',
    // The console may look at the demo's own S3 port.
    DISCOVERY_ALLOW_PRIVATE: '1',
  };
}

/** Overwrites the current line on a terminal; elsewhere a line per change would only be noise. */
function showProgress(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${line}`);
}

import type { Command } from 'commander';
import type { Config, ConfigProblem } from '../main/config.ts';
import { configFromEnvironment, storeConfigFromEnvironment } from '../main/from-environment.ts';
import { stopOnSignal } from '../main/lifecycle.ts';
import { createProcessLogger } from '../main/process-logger.ts';
import { startGateway } from '../main/serve.ts';
import { startStoreServer } from '../main/store-server.ts';
import { startWorker } from '../main/worker.ts';
import { keepYoungGenerationSmall } from '../main/young-generation.ts';
import { UsageError } from './usage-error.ts';

/** `serve`, `worker`, `store` and `migrate`: the processes of a deployment. */
export function addServeCommands(program: Command): void {
  program
    .command('serve')
    .description('answer S3 and the admin API, with a replication worker inside unless WORKER=0')
    .option('--dev', 'make missing secrets and keep them in DATA_DIR')
    .action(async ({ dev }: { dev?: boolean }) => {
      keepYoungGenerationSmall();
      const config = readConfig(dev ?? false);
      const logger = createProcessLogger(config.logLevel, 'serve');
      const gateway = await startGateway(config, logger);
      stopOnSignal(gateway, logger);
      process.stdout.write(`api ${gateway.apiBase}\n`);
      if (gateway.s3Base !== undefined) process.stdout.write(`s3 ${gateway.s3Base}\n`);
    });
  program
    .command('worker')
    .description('make replicas true, without listeners')
    .option('--dev', 'make missing secrets and keep them in DATA_DIR')
    .action(async ({ dev }: { dev?: boolean }) => {
      keepYoungGenerationSmall();
      const config = readConfig(dev ?? false);
      const logger = createProcessLogger(config.logLevel, 'worker');
      stopOnSignal(await startWorker(config, logger), logger);
      process.stdout.write('worker running\n');
      // A worker has no listener that would keep the process alive.
      setInterval(() => undefined, 2 ** 30);
    });
  addStoreCommand(program);
}

function addStoreCommand(program: Command): void {
  program
    .command('store')
    .description('serve an embedded store alone, as a small S3 server')
    .requiredOption('--directory <path>', 'where the store keeps its files')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 picks a free one', '9100')
    .option('--region <name>', 'region that it answers for', 'us-east-1')
    .action(async (options: { directory: string; host: string; port: string; region: string }) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw new UsageError(`--port is ${options.port}; a number from 0 to 65535 is accepted`);
      const { accessKey, secretKey, isKeyMade, logLevel } = accepted(storeConfigFromEnvironment());
      const logger = createProcessLogger(logLevel, 'store');
      keepYoungGenerationSmall();
      const store = await startStoreServer({ ...options, port, accessKey, secretKey, logger });
      stopOnSignal(store, logger);
      process.stdout.write(`store ${store.base}\n`);
      if (isKeyMade) process.stdout.write(`access key ${accessKey}\nsecret key ${secretKey.reveal()}\n`);
    });
}

/** The configuration of the environment. Throws `UsageError` listing everything that is wrong with it. */
export function readConfig(isDev: boolean, overrides: Readonly<Record<string, string>> = {}): Config {
  return accepted(configFromEnvironment(isDev, overrides));
}

/** What was loaded. Throws `UsageError` listing everything that is wrong with it. */
export function accepted<T>(
  loaded: { kind: 'config'; config: T } | { kind: 'problems'; problems: readonly ConfigProblem[] },
): T {
  if (loaded.kind === 'config') return loaded.config;
  const lines = loaded.problems.map((problem) => `  ${problem.name} ${problem.message}`);
  throw new UsageError(`the configuration cannot be used:\n${lines.join('\n')}`);
}

import type { Command } from 'commander';
import { SystemClock } from '../base/clock.ts';
import { runSmoke } from './smoke.ts';
import { UsageError } from './usage-error.ts';

interface Options {
  readonly apiBase: string;
  readonly proxyBase: string;
  readonly adminKey?: string;
  readonly region: string;
}

/** `smoke`: tries a running deployment from outside and tells what it saw. */
export function addSmokeCommand(program: Command): void {
  program
    .command('smoke')
    .description('register a tenant, upload, wait for replication, read every copy back and compare')
    .option('--api-base <url>', 'where the admin API is', 'http://127.0.0.1:8000')
    .option(
      '--proxy-base <url>',
      'where S3 is: the same (then /s3 there), the S3 port, or a URL with a path',
      'http://127.0.0.1:8000',
    )
    .option('--admin-key <key>', 'the admin key; ADMIN_API_KEY when left out')
    .option('--region <name>', 'the region to sign with', 'us-east-1')
    .action(async (options: Options) => {
      const adminKey = options.adminKey || process.env['ADMIN_API_KEY'];
      if (!adminKey) throw new UsageError('give the admin key: --admin-key KEY, or set ADMIN_API_KEY');
      for (const url of [options.apiBase, options.proxyBase])
        if (!URL.canParse(url)) throw new UsageError(`${url} is no URL; http://host:port is accepted`);
      const print = (line: string) => process.stdout.write(`${line}\n`);
      const differences = await runSmoke({ ...options, adminKey, clock: new SystemClock(), print });
      for (const difference of differences) print(`DIFFERENT ${difference}`);
      print(differences.length === 0 ? 'smoke test passed' : `smoke test failed: ${differences.length} differences`);
      process.exitCode = differences.length === 0 ? 0 : 1;
    });
}

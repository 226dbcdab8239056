import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { configurationPage } from '../main/configuration-page.ts';
import { UsageError } from './usage-error.ts';

/** `config`: prints, writes or checks the page that lists every variable. */
export function addConfigCommand(program: Command): void {
  program
    .command('config')
    .description('the documentation of every variable')
    .option('--write <file>', 'write the page to a file')
    .option('--check <file>', 'fail when the file is not what would be written')
    .action(({ write, check }: { write?: string; check?: string }) => {
      const page = configurationPage();
      if (write !== undefined) writeFileSync(write, page);
      else if (check === undefined) process.stdout.write(page);
      if (check !== undefined && readFileSync(check, 'utf8') !== page)
        throw new UsageError(`${check} is stale; make docs writes it anew`);
    });
}

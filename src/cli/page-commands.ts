import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { compatibilityPage } from '../main/compatibility-page.ts';
import { configurationPage } from '../main/configuration-page.ts';
import { UsageError } from './usage-error.ts';

interface PageCommand {
  readonly name: string;
  readonly description: string;
  readonly page: () => string;
}

const PAGES: readonly PageCommand[] = [
  { name: 'config', description: 'the documentation of every variable', page: configurationPage },
  { name: 'operations', description: 'every S3 operation, and what becomes of it here', page: compatibilityPage },
];

/** `config` and `operations`: print, write or check a page that is generated from what the program itself goes by. */
export function addPageCommands(program: Command): void {
  for (const { name, description, page } of PAGES)
    program
      .command(name)
      .description(description)
      .option('--write <file>', 'write the page to a file')
      .option('--check <file>', 'fail when the file is not what would be written')
      .action(({ write, check }: { write?: string; check?: string }) => {
        const text = page();
        if (write !== undefined) writeFileSync(write, text);
        else if (check === undefined) process.stdout.write(text);
        if (check !== undefined && readFileSync(check, 'utf8') !== text)
          throw new UsageError(`${check} is stale; make docs writes it anew`);
      });
}

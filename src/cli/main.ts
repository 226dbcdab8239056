#!/usr/bin/env node
import { Command } from 'commander';
import { AppError, describeError } from '../base/app-error.ts';
import { VERSION } from '../main/version.ts';
import { addDemoCommand } from './demo-command.ts';
import { addDiscoverCommand } from './discover-command.ts';
import { addPageCommands } from './page-commands.ts';
import { addServeCommands } from './serve-commands.ts';
import { addSmokeCommand } from './smoke-command.ts';
import { UsageError } from './usage-error.ts';

/** Wrong usage or configuration; anything that failed later is 1. */
const EXIT_USAGE = 2;

const program = new Command('s3gateway')
  .description('A policy-aware S3 gateway with data sovereignty in front of any S3-compatible backend')
  .version(VERSION)
  .showHelpAfterError('(s3gateway help COMMAND tells more)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE));
addServeCommands(program);
addDemoCommand(program);
addSmokeCommand(program);
addDiscoverCommand(program);
addPageCommands(program);

if (process.argv.length <= 2) program.outputHelp();
else
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(`s3gateway: ${error instanceof AppError ? error.message : describeError(error)}\n`);
    const isUsage =
      error instanceof UsageError ||
      (error instanceof AppError && ['InvalidConfiguration', 'PortTaken'].includes(error.code));
    process.exit(isUsage ? EXIT_USAGE : 1);
  }

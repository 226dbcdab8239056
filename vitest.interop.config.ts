import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './test/interop/support/summary-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/interop/**/*.interop.ts'],
    reporters: ['default', new SummaryReporter()],
    // Command line clients start a process for every command, and carry 2,500 files over one by one.
    testTimeout: 300_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});

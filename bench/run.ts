import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { allCases, type Effort, measureCase, measureMemory } from './measure.ts';
import { canPin, pinSelf, readMemory } from './processes.ts';
import { mebibytes, memoryLines, tableHead, tableRow } from './report.ts';
import { LOAD_CORE, startTargets } from './targets.ts';

/**
 * `make bench`: the backend directly, a bare Node reverse proxy and the gateway in front of the same origin, side by side
 * in one run. All of it stays on 127.0.0.1, and every loop is bounded in count and time.
 */
const { values: options } = parseArgs({
  options: {
    /** Seconds per target, case and round. */
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    /** Only cases whose name contains this, such as `GET 1 KiB`. */
    only: { type: 'string', default: '' },
    connections: { type: 'string', default: '' },
    'log-level': { type: 'string', default: 'warn' },
    'no-memory': { type: 'boolean', default: false },
    /** A folder for CPU profiles of the bare proxy and the gateway. */
    profile: { type: 'string', default: '' },
  },
});

function boundedNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!(value > 0 && value <= max)) throw new Error(`--${name} is ${text}; more than 0 and up to ${max} is accepted`);
  return value;
}

const effort: Effort = {
  durationMs: boundedNumber('seconds', options.seconds, 60) * 1000,
  rounds: Math.ceil(boundedNumber('rounds', options.rounds, 10)),
};
const cases = allCases().filter(
  ({ name, connections }) =>
    name.includes(options.only) && (options.connections === '' || connections === Number(options.connections)),
);

const say = (text: string) => process.stdout.write(`${text}\n`);
say(`node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown processor'}`);
say(
  `${effort.rounds} x ${effort.durationMs / 1000} s per target and case; LOG_LEVEL=${options['log-level']}, no worker\n`,
);

if (canPin()) pinSelf(LOAD_CORE);
const targets = await startTargets({ logLevel: options['log-level'], profileDirectory: options.profile });
try {
  const idleBytes = readMemory(targets.gateway.pid)?.nowBytes;
  // First, while the process is as it is when nobody has asked it for anything yet.
  const peaks = options['no-memory'] ? undefined : await measureMemory(targets);
  if (peaks && idleBytes !== undefined) say(`${memoryLines(idleBytes, peaks)}\n`);
  say(tableHead());
  for (const testCase of cases) say(tableRow(testCase, await measureCase(targets, testCase, effort)));
  const peakBytes = readMemory(targets.gateway.pid)?.peakBytes;
  if (peakBytes !== undefined) say(`\npeak resident memory of the gateway in the table: ${mebibytes(peakBytes)}`);
} finally {
  await targets.stop();
}

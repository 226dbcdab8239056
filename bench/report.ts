import type { Case, Comparison, Measurement, MemoryPeak } from './measure.ts';

/** What is to be reached on one core, as the gateway's share of the bare proxy's rate. */
const GOALS: Readonly<Record<string, number>> = {
  'GET 1 KiB': 0.55,
  'GET 10 MiB': 0.9,
  'PUT 10 MiB unsigned': 0.9,
  'PUT 1 KiB': 0.4,
};
const GOAL_MEMORY_BYTES = 200 * 1024 * 1024;
/** Ratios mean something where the proxy is busy. */
const GOAL_CONNECTIONS = 32;

const COLUMNS = [
  'case',
  'conn',
  'direct/s',
  'bare/s',
  'gateway/s',
  'gw:direct',
  'gw:bare',
  'cpu us b/g',
  'by cpu',
  'p50 ms d/b/g',
  'p99 ms d/b/g',
  'goal',
];
const WIDTHS = [19, 4, 8, 8, 9, 9, 7, 13, 6, 18, 18, 12];

/** The head of the table. */
export function tableHead(): string {
  return `${row(COLUMNS)}\n${WIDTHS.map((width) => '-'.repeat(width)).join('  ')}`;
}

/** One case as a line of the table. */
export function tableRow(testCase: Case, measured: Comparison): string {
  const { direct, bare, gateway, shareOfDirect, shareOfBare } = measured;
  const all = [direct, bare, gateway];
  return row([
    testCase.name,
    String(testCase.connections),
    ...all.map((one) => rate(one, testCase)),
    shareOfDirect.toFixed(2),
    shareOfBare.toFixed(2),
    `${bare.cpuUs.toFixed(0)} / ${gateway.cpuUs.toFixed(0)}`,
    (bare.cpuUs / gateway.cpuUs).toFixed(2),
    all.map((one) => milliseconds(one.p50Ms)).join(' / '),
    all.map((one) => milliseconds(one.p99Ms)).join(' / '),
    verdict(testCase, shareOfBare),
  ]);
}

function rate(measured: Measurement, { sizeBytes }: Case): string {
  if (sizeBytes > 1024 * 1024) return `${measured.megabytesPerSecond.toFixed(0)} MB`;
  return measured.requestsPerSecond.toFixed(0);
}

function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function verdict({ name, connections }: Case, ratio: number): string {
  const goal = GOALS[name];
  if (goal === undefined || connections !== GOAL_CONNECTIONS) return '';
  return `${ratio >= goal ? 'reached' : 'MISSED'} ${goal}`;
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[index] ?? 0) : cell.padStart(WIDTHS[index] ?? 0)))
    .join('  ')
    .trimEnd();
}

/** The memory lines under the table. */
export function memoryLines(idleBytes: number, peaks: readonly MemoryPeak[]): string {
  const lines = peaks.map(({ name, seconds, megabytesPerSecond, peakBytes }) => {
    const above = peakBytes - idleBytes;
    const word = above <= GOAL_MEMORY_BYTES ? 'reached' : 'MISSED';
    return (
      `  ${name.padEnd(18)} peak ${mebibytes(peakBytes)}, ${mebibytes(above)} above idle, ` +
      `${megabytesPerSecond.toFixed(0)} MB/s, ${seconds.toFixed(1)} s   ${word} under ${mebibytes(GOAL_MEMORY_BYTES)}`
    );
  });
  return [`gateway's resident memory: idle ${mebibytes(idleBytes)}`, ...lines].join('\n');
}

/** Bytes as people read them. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}

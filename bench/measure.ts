import { SigningKeys } from '../src/s3/signing-key.ts';
import { type LoadResult, runLoad, type WireRequest } from './load.ts';
import { readCpuMs, readMemory, resetPeakMemory } from './processes.ts';
import { signedRequest } from './requests.ts';
import { BUCKET, REGION, type Targets } from './targets.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** The three servers, in the order in which they are shown. */
export const TARGET_NAMES = ['direct', 'bare', 'gateway'] as const;
export type TargetName = (typeof TARGET_NAMES)[number];

/** One kind of request at one number of connections. */
export interface Case {
  readonly name: string;
  readonly method: 'GET' | 'PUT';
  readonly sizeBytes: number;
  readonly payload: 'signed' | 'unsigned';
  readonly connections: number;
}

/** How fast one target was in one case: the rounds taken together. */
export interface Measurement {
  readonly requestsPerSecond: number;
  readonly megabytesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /**
   * Processor time of the target per request, in microseconds. Unlike the rate it does not depend on who else is using
   * the machine. NaN where the system does not tell.
   */
  readonly cpuUs: number;
}

/** All three targets in one case. */
export interface Comparison extends Readonly<Record<TargetName, Measurement>> {
  /** The gateway's rate as a share of the other's: the median of the rounds, each of them measured side by side. */
  readonly shareOfDirect: number;
  readonly shareOfBare: number;
}

/** How long a case takes. */
export interface Effort {
  readonly durationMs: number;
  readonly rounds: number;
}

interface Round extends LoadResult {
  readonly cpuMs: number;
}

/** No case sends more requests than this per round. */
const MAX_REQUESTS = 200_000;
/** Different keys per case: enough that no row of the metadata is written twice in one transaction. */
const KEYS_PER_CASE = 4_096;
const WARM_UP_MS = 1_500;

/** Every case of the table. */
export function allCases(): Case[] {
  const sizes = [
    ['1 KiB', KIB],
    ['64 KiB', 64 * KIB],
    ['10 MiB', 10 * MIB],
  ] as const;
  const cases: Case[] = [];
  for (const method of ['GET', 'PUT'] as const)
    for (const [label, sizeBytes] of sizes)
      for (const connections of [1, 32]) {
        // Clients hash small bodies and leave large ones unsigned, as they do over TLS; both are shown where it costs.
        const payloads =
          method === 'PUT' && sizeBytes > MIB ? (['unsigned', 'signed'] as const) : (['signed'] as const);
        for (const payload of payloads) {
          const suffix = payloads.length > 1 ? ` ${payload}` : '';
          cases.push({ name: `${method} ${label}${suffix}`, method, sizeBytes, payload, connections });
        }
      }
  return cases;
}

/** Measures one case at every target, in turns, so that a machine that slows down slows all of them. */
export async function measureCase(targets: Targets, testCase: Case, effort: Effort): Promise<Comparison> {
  const results: Record<TargetName, Round[]> = { direct: [], bare: [], gateway: [] };
  for (let round = 0; round < effort.rounds; round++) {
    for (const name of TARGET_NAMES) {
      const { port } = targets[name];
      const requests = prepareRequests(targets, testCase, { port, round });
      const load = { port, requests, connections: testCase.connections, maxRequests: MAX_REQUESTS };
      if (round === 0) assertClean(name, testCase, await runLoad({ ...load, durationMs: WARM_UP_MS }));
      const cpuBeforeMs = readCpuMs(targets[name].pid) ?? Number.NaN;
      const result = await runLoad({ ...load, durationMs: effort.durationMs });
      assertClean(name, testCase, result);
      results[name].push({ ...result, cpuMs: (readCpuMs(targets[name].pid) ?? Number.NaN) - cpuBeforeMs });
    }
  }
  const [direct, bare, gateway] = TARGET_NAMES.map((name) => summarise(results[name], testCase.sizeBytes));
  if (!direct || !bare || !gateway) throw new Error('a target was not measured');
  const shareOf = (other: TargetName) =>
    median(results.gateway.map((round, index) => rateOf(round) / rateOf(results[other][index] ?? round)));
  return { direct, bare, gateway, shareOfDirect: shareOf('direct'), shareOfBare: shareOf('bare') };
}

function rateOf({ completed, elapsedMs }: LoadResult): number {
  return completed / elapsedMs;
}

/** The middle one: a round in which the machine was busy with something else does not count. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = low] = sorted.length % 2 === 1 ? sorted.slice(middle) : sorted.slice(middle - 1);
  return sorted.length % 2 === 1 ? low : (low + high) / 2;
}

function prepareRequests(
  targets: Targets,
  { method, sizeBytes, payload }: Case,
  { port, round }: { readonly port: number; readonly round: number },
): WireRequest[] {
  const keys = new SigningKeys();
  const body = method === 'PUT' ? Buffer.alloc(sizeBytes, 'S3Gateway bench ') : null;
  const count = sizeBytes > MIB ? 64 : KEYS_PER_CASE;
  const requests: WireRequest[] = [];
  for (let index = 0; index < count; index++) {
    const path = `/${BUCKET}/folder-${index % 16}/round-${round}/object-${index}-${sizeBytes}`;
    const { credentials } = targets;
    requests.push(signedRequest({ method, port, path, body, payload, credentials, region: REGION, keys }));
  }
  return requests;
}

function assertClean(name: TargetName, testCase: Case, result: LoadResult): void {
  if (result.failed > 0 || result.completed === 0)
    throw new Error(`${testCase.name} x ${testCase.connections} at ${name}: ${result.firstFailure ?? 'no answers'}`);
}

function summarise(results: readonly Round[], sizeBytes: number): Measurement {
  const completed = sum(results, (result) => result.completed);
  const seconds = sum(results, (result) => result.elapsedMs) / 1000;
  const latencies = results.flatMap((result) => [...result.latenciesMs]).sort((a, b) => a - b);
  return {
    requestsPerSecond: completed / seconds,
    megabytesPerSecond: (completed * sizeBytes) / seconds / 1e6,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    cpuUs: (sum(results, (result) => result.cpuMs) * 1000) / completed,
  };
}

function sum<T>(items: readonly T[], read: (item: T) => number): number {
  return items.reduce((total, item) => total + read(item), 0);
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Peak memory of the gateway in bytes, above what it held while idle. */
export interface MemoryPeak {
  readonly name: string;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
  readonly peakBytes: number;
}

const MEMORY_BODY_BYTES = 64 * MIB;
const MEMORY_CONNECTIONS = 32;

/** 32 transfers of 64 MiB at once, each way; undefined where the system does not tell memory. */
export async function measureMemory(targets: Targets): Promise<MemoryPeak[] | undefined> {
  const peaks: MemoryPeak[] = [];
  for (const method of ['GET', 'PUT'] as const) {
    resetPeakMemory(targets.gateway.pid);
    const testCase: Case = {
      name: `${method} 64 MiB`,
      method,
      sizeBytes: MEMORY_BODY_BYTES,
      payload: 'unsigned',
      connections: MEMORY_CONNECTIONS,
    };
    const { port } = targets.gateway;
    const requests = prepareRequests(targets, testCase, { port, round: 0 });
    const limits = { connections: MEMORY_CONNECTIONS, maxRequests: MEMORY_CONNECTIONS, durationMs: 120_000 };
    const result = await runLoad({ port, requests, ...limits });
    assertClean('gateway', testCase, result);
    const memory = readMemory(targets.gateway.pid);
    if (!memory) return undefined;
    const seconds = result.elapsedMs / 1000;
    const megabytesPerSecond = (result.completed * MEMORY_BODY_BYTES) / seconds / 1e6;
    peaks.push({
      name: `${MEMORY_CONNECTIONS} x ${testCase.name}`,
      seconds,
      megabytesPerSecond,
      peakBytes: memory.peakBytes,
    });
  }
  return peaks;
}

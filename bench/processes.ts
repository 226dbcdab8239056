import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server of the bench in its own process. */
export interface RunningProcess {
  readonly pid: number;
  /** What it printed, by the word before it. */
  readonly urls: Readonly<Record<string, string>>;
  /** The last of `urls` that was waited for: where the load goes. */
  readonly baseUrl: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** How to start a server that prints `WORD URL` lines when it is ready. */
export interface StartOptions {
  /** Relative to the repository. */
  readonly script: string;
  readonly args: readonly string[];
  /** The words before the URLs that are waited for. */
  readonly ready: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs on this core alone, where the system can do that. */
  readonly core?: number;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 15_000;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** True where processes can be tied to cores: Linux with util-linux, and more than one core. */
export function canPin(): boolean {
  return availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;
}

/** Ties this process to a core. */
export function pinSelf(core: number): void {
  spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]);
}

/** Starts a server and waits until it is ready. Throws when it ends or stays silent instead. */
export async function startProcess(options: StartOptions): Promise<RunningProcess> {
  const { script, args, ready, environment = {}, nodeOptions = [], core } = options;
  const command = [process.execPath, ...nodeOptions, script, ...args];
  const [program = '', ...words] =
    core !== undefined && canPin() ? ['taskset', '-c', String(core), ...command] : command;
  const child = spawn(program, words, {
    cwd: ROOT,
    // Nothing of the caller's own settings may leak into what is measured.
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const urls = await waitForUrls(child, script, ready);
  const baseUrl = urls[ready.at(-1) ?? ''] ?? '';
  return { pid: child.pid ?? 0, urls, baseUrl, port: Number(new URL(baseUrl).port), stop: () => stop(child) };
}

function waitForUrls(child: ChildProcess, script: string, ready: readonly string[]): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${script} ${reason}`));
    };
    const limit = setTimeout(() => fail('did not become ready'), START_LIMIT_MS);
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
    if (!child.stdout) return fail('has no output');
    createInterface(child.stdout).on('line', (line) => {
      const [word = '', url = ''] = line.split(' ');
      if (ready.includes(word)) urls[word] = url;
      if (!ready.every((wanted) => urls[wanted] !== undefined)) return;
      clearTimeout(limit);
      child.removeAllListeners('exit');
      resolve(urls);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(limit);
}

/** Resident memory of a process in bytes, now and at its peak (Linux: VmRSS and VmHWM); undefined elsewhere. */
export function readMemory(pid: number): { readonly nowBytes: number; readonly peakBytes: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
    return { nowBytes: field('VmRSS'), peakBytes: field('VmHWM') };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Ticks of /proc/PID/stat per second: USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Processor time that a process has used so far, in milliseconds (Linux); undefined elsewhere. */
export function readCpuMs(pid: number): number | undefined {
  try {
    // The second field is a name in brackets that may hold anything; utime and stime are the 12th and 13th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Lets the peak be counted anew from now on (Linux: `5` to clear_refs); false where that is not possible. */
export function resetPeakMemory(pid: number): boolean {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'EACCES', 'EPERM'].includes(String(error.code));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instruction, ROOT } from './container-files.ts';

const NODE = join(ROOT, 'node_modules', '.bin', 'node');
const POLL_MS = 50;
const LIMIT_MS = 30_000;

/** Puts into `directory` what the last stage of the Dockerfile copies; the dependencies are this work tree's. */
export function layOutImage(dockerfile: readonly Instruction[], directory: string): void {
  const last = dockerfile.at(-1)?.stage;
  for (const { text } of dockerfile.filter(({ name, stage }) => name === 'COPY' && stage === last)) {
    const [source = '', target = ''] = text.split(' ').slice(-2);
    const isFolderFor = target.endsWith('/');
    const to = join(directory, target, isFolderFor ? (source.split('/').at(-1) ?? '') : '');
    mkdirSync(join(to, '..'), { recursive: true });
    if (text.startsWith('--from=')) symlinkSync(join(ROOT, source.replace(/^\/app\//, '')), to);
    else cpSync(join(ROOT, source), to, { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  }
}

/** What a container would run, with the host's paths and addresses in it. */
export interface ProcessPlan {
  readonly directory: string;
  /** The words after `node`. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A child process with what it has printed so far. */
export class ImageProcess {
  readonly child: ChildProcess;
  /** Code and signal of its end. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
  #output = '';

  constructor({ directory, words, environment }: ProcessPlan) {
    this.child = spawn(NODE, words, {
      cwd: directory,
      // Nothing of this process's environment but the path: a container has none of it either.
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    this.ended = once(this.child, 'close').then(([code, signal]) => [code, signal]);
  }

  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** How often it has printed a line that begins like this. */
  count(beginning: string): number {
    return this.#output.split('\n').filter((line) => line.startsWith(beginning)).length;
  }

  /** The rest of the last line that begins with this word, once it has been printed. */
  async printed(word: string): Promise<string> {
    await until(`${word} is printed`, async () => {
      if (!this.isRunning) throw new Error(`the process ended: ${this.#output}`);
      return this.count(`${word} `) > 0;
    });
    const line = this.#output.split('\n').findLast((candidate) => candidate.startsWith(`${word} `));
    return line?.slice(word.length + 1) ?? '';
  }

  /** Sends the signal unless it has ended, and waits for its end. */
  async end(signal: NodeJS.Signals): Promise<readonly [number | null, NodeJS.Signals | null]> {
    if (this.isRunning) this.child.kill(signal);
    return await this.ended;
  }
}

/** Looks again and again until the condition holds. Throws, naming it, when the time is up. */
export async function until(what: string, holds: () => Promise<boolean>, limitMs: number = LIMIT_MS): Promise<void> {
  const giveUpAtMs = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAtMs) throw new Error(`not within ${limitMs} ms: ${what}`);
    await sleep(POLL_MS);
  }
}

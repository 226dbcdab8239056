import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The root of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..');
/** Where the container files are. */
export const DOCKER = join(ROOT, 'deploy', 'docker');

/** One instruction of a Dockerfile, on one line. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
  /** The number of `FROM` lines before it and in it, less one. */
  readonly stage: number;
}

/** Reads the text of a Dockerfile: comments dropped, continued lines joined. */
export function readDockerfile(text: string): Instruction[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  let stage = -1;
  return lines.map((line) => {
    const [name = '', ...rest] = line.trim().split(/\s+/);
    if (name === 'FROM') stage += 1;
    return { name, text: rest.join(' '), stage };
  });
}

/** The last instruction of a name in the last stage, which is the one that counts; undefined when there is none. */
export function finalInstruction(dockerfile: readonly Instruction[], name: string): string | undefined {
  const last = dockerfile.at(-1)?.stage;
  return dockerfile.findLast((instruction) => instruction.name === name && instruction.stage === last)?.text;
}

/** The words of an exec form (`["node", "x"]`). Throws for a shell form, which would put a shell before the program. */
export function execForm(text: string | undefined): string[] {
  return z.array(z.string()).parse(JSON.parse(text ?? 'none'));
}

/** The variables that the image sets. */
export function imageEnvironment(dockerfile: readonly Instruction[]): Record<string, string> {
  const pairs = (finalInstruction(dockerfile, 'ENV') ?? '').split(' ').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.split('=').slice(1).join('=')]));
}

const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: z.array(z.string()).min(2),
    interval: z.string(),
    timeout: z.string(),
    start_period: z.string(),
    retries: z.int(),
  }),
]);

/** Strict, so that a misspelt key is found, and so is one that nobody has thought about (`privileged`, `user`, ...). */
const service = z.strictObject({
  image: z.string().optional(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).min(1),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  healthcheck: healthcheck.optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).default({}),
  networks: z.array(z.string()).default(['default']),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'unless-stopped']).optional(),
  stop_grace_period: z.string().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
});

const composeFile = z.strictObject({
  name: z.string().optional(),
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() }).nullable()).default({}),
  volumes: z.record(z.string(), z.null()).default({}),
});

/** What a compose file says. */
export type ComposeFile = z.infer<typeof composeFile>;
/** What it says of one service. */
export type ComposeService = z.infer<typeof service>;

/** Reads a compose file as it is written. Throws for what it knows not. */
export function readCompose(text: string): ComposeFile {
  const content: Record<string, unknown> = parse(text, { merge: true });
  const known = Object.entries(content).filter(([name]) => !name.startsWith('x-'));
  return composeFile.parse(Object.fromEntries(known));
}

const REFERENCE = /\$\{(?<name>[A-Z0-9_]+)(?::(?<operator>[?-])(?<rest>[^}]*))?\}/g;

/** The text with its references to variables resolved as Compose does. Throws when a required one is missing. */
export function interpolate(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replaceAll(REFERENCE, (...match) => {
    const { name, operator, rest }: Record<string, string | undefined> = match.at(-1);
    const value = environment[name ?? ''];
    if (value) return value;
    if (operator === '?') throw new Error(`${name} ${rest}`);
    return rest ?? '';
  });
}

/** Names of the variables without which a compose file does not start. */
export function requiredVariables(text: string): Set<string> {
  const required = [...text.matchAll(REFERENCE)].filter(({ groups }) => groups?.['operator'] === '?');
  return new Set(required.map(({ groups }) => groups?.['name'] ?? ''));
}

/** A file of `deploy/docker/`. */
export function dockerFile(name: string): string {
  return readFileSync(join(DOCKER, name), 'utf8');
}

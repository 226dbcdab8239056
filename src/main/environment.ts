import { Secret } from '../base/secret.ts';
import type { ConfigProblem } from './config.ts';
import { BACKEND_OVERRIDES, OWN_PREFIXES, STORE_VARIABLES, VARIABLES, type Variable } from './variables.ts';

/** The variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a text file; throws when it cannot. */
export type ReadTextFile = (path: string) => string;

/** What `LOG_LEVEL` may say. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const BY_NAME = new Map([...VARIABLES, ...STORE_VARIABLES].map((variable) => [variable.name, variable]));
const OVERRIDE_SUFFIXES = BACKEND_OVERRIDES.map((variable) => variable.name);
const SECRET_SUFFIXES = BACKEND_OVERRIDES.filter((variable) => variable.isSecret).map((variable) => variable.name);

/** What numbers are accepted. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly isWhole?: boolean;
}

/** Reads our variables and collects what is wrong with them, so that all of it can be said at once. */
export class EnvironmentReader {
  readonly problems: ConfigProblem[] = [];
  readonly #environment: Environment;
  readonly #readTextFile: ReadTextFile;

  constructor(environment: Environment, readTextFile: ReadTextFile) {
    this.#environment = environment;
    this.#readTextFile = readTextFile;
  }

  problem(name: string, message: string): void {
    this.problems.push({ name, message });
  }

  /** The value of one of `VARIABLES` or `STORE_VARIABLES` under its name or an older spelling; undefined when it is not set. */
  text(name: string): string | undefined {
    const variable = BY_NAME.get(name);
    for (const spelling of [name, ...(variable?.aliases ?? [])]) {
      const value = this.#valueOrFile(spelling, variable?.isSecret ?? false);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** A secret, or undefined when it is not set or empty. */
  secret(name: string): Secret | undefined {
    const value = this.text(name);
    return value === undefined || value === '' ? undefined : new Secret(value);
  }

  /** A number from `minimum` to `maximum`. */
  number(name: string, fallback: number, range: NumberRange): number {
    const text = this.text(name);
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    const isKind = range.isWhole ? Number.isInteger(value) : Number.isFinite(value);
    if (isKind && value >= range.minimum && value <= range.maximum) return value;
    this.problem(
      name,
      `is "${text}"; a ${range.isWhole ? 'whole ' : ''}number from ${range.minimum} to ${range.maximum} is accepted`,
    );
    return fallback;
  }

  /** One of a few words. */
  choice<T extends string>(name: string, fallback: T, choices: readonly T[]): T {
    const text = this.text(name);
    if (text === undefined || text === '') return fallback;
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    this.problem(name, `is "${text}"; accepted are ${choices.join(', ')}`);
    return fallback;
  }

  /** A setting of one backend: `S3_BACKEND_<ID>_<SUFFIX>`; undefined when it is not set or empty. */
  override(backendId: string, suffix: string): string | undefined {
    return this.#valueOrFile(overrideName(backendId, suffix), SECRET_SUFFIXES.includes(suffix)) || undefined;
  }

  /** Ids of backends that exist only by having an endpoint of their own. */
  backendsByOverride(known: readonly string[]): string[] {
    const taken = new Set(known.map(variablePart));
    return Object.keys(this.#environment).flatMap((name) => {
      const id = /^S3_BACKEND_(.+)_ENDPOINT$/.exec(name)?.[1];
      return id === undefined || taken.has(id) || !this.#environment[name]
        ? []
        : [id.toLowerCase().replaceAll('_', '-')];
    });
  }

  /** Names every variable that says something, begins like ours and is none of ours. */
  reportUnknown(backendIds: readonly string[]): void {
    const ids = new Set(backendIds.map(variablePart));
    for (const [name, value] of Object.entries(this.#environment))
      if (value && OWN_PREFIXES.some((prefix) => name.startsWith(prefix)) && !isKnown(name, ids))
        this.problem(name, `is not a variable of S3Gateway; accepted are ${acceptedLike(name).join(', ')}`);
  }

  #valueOrFile(name: string, isSecret: boolean): string | undefined {
    const value = this.#environment[name];
    const file = isSecret ? this.#environment[`${name}_FILE`] : undefined;
    if (file === undefined) return value;
    if (value !== undefined) {
      this.problem(name, `is set together with ${name}_FILE; give one of them`);
      return value;
    }
    try {
      return this.#readTextFile(file).trimEnd();
    } catch (error) {
      this.problem(`${name}_FILE`, `names a file that cannot be read: ${String(error)}`);
      return undefined;
    }
  }
}

/** The variable of one backend's setting. */
export function overrideName(backendId: string, suffix: string): string {
  return `S3_BACKEND_${variablePart(backendId)}_${suffix}`;
}

/** A backend's id as it stands in the name of a variable. */
function variablePart(backendId: string): string {
  return backendId.toUpperCase().replaceAll('-', '_');
}

function isKnown(name: string, ids: ReadonlySet<string>): boolean {
  const plain = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : name;
  const isListed = (variable: Variable) => variable.name === plain || (variable.aliases ?? []).includes(plain);
  if (VARIABLES.some((variable) => isListed(variable) && (plain === name || variable.isSecret === true))) return true;
  return (plain === name ? OVERRIDE_SUFFIXES : SECRET_SUFFIXES).some((suffix) => {
    const id = /^S3_BACKEND_(.+)$/.exec(plain)?.[1];
    return id?.endsWith(`_${suffix}`) === true && ids.has(id.slice(0, -suffix.length - 1));
  });
}

function acceptedLike(name: string): string[] {
  const prefix = OWN_PREFIXES.find((candidate) => name.startsWith(candidate)) ?? '';
  const names = VARIABLES.flatMap((variable) => [variable.name, ...(variable.aliases ?? [])]);
  const listed = names.filter((candidate) => candidate.startsWith(prefix));
  return prefix === 'S3_BACKEND_' ? [...listed, `S3_BACKEND_<ID>_${OVERRIDE_SUFFIXES.join('|')}`] : listed;
}

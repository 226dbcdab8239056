import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ComposeService,
  DOCKER,
  dockerFile,
  execForm,
  finalInstruction,
  imageEnvironment,
  interpolate,
  readCompose,
  readDockerfile,
  requiredVariables,
} from './container-files.ts';
import { ImageProcess, layOutImage, type ProcessPlan, until } from './image-process.ts';

/**
 * The processes of a compose file without containers: commands, environment, order and health checks are read from it; what
 * containers give (addresses, ports, mounted folders) is put in its place.
 */
export class DemoTopology {
  readonly directory: string = mkdtempSync(join(tmpdir(), 's3gateway-topology-'));
  readonly secrets: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly #dockerfile = readDockerfile(dockerFile('Dockerfile'));
  readonly #running = new Map<string, ImageProcess>();
  readonly #started: ImageProcess[] = [];
  /** The base URL of every service that listens. */
  readonly #bases = new Map<string, string>();

  constructor(composeFile: string) {
    const text = dockerFile(composeFile);
    this.secrets = Object.fromEntries([...requiredVariables(text)].map((name) => [name, `${name}-of-this-test`]));
    this.services = readCompose(interpolate(text, this.secrets)).services;
    layOutImage(this.#dockerfile, join(this.directory, 'app'));
  }

  /** Starts every service after those that it depends on are healthy. */
  async startAll(): Promise<void> {
    for (const name of Object.keys(this.services)) await this.#startAfterOthers(name);
    for (const name of Object.keys(this.services)) await this.healthy(name);
  }

  /** Starts a service anew, or one that has ended; `environment` goes before the file's. */
  async start(name: string, environment: Readonly<Record<string, string>> = {}): Promise<ImageProcess> {
    const service = this.#service(name);
    const words = [...execForm(finalInstruction(this.#dockerfile, 'ENTRYPOINT')).slice(1), ...service.command];
    const plan = this.#plan(name, words);
    const started = this.run({ ...plan, environment: { ...plan.environment, ...environment } });
    this.#running.set(name, started);
    const [command] = service.command;
    if (command === 'store') this.#bases.set(name, await started.printed('store'));
    else if (command === 'serve') this.#bases.set(name, await started.printed('api'));
    else await started.printed('worker');
    return started;
  }

  /** Runs a command in the image's folder. */
  run(plan: ProcessPlan): ImageProcess {
    const started = new ImageProcess(plan);
    this.#started.push(started);
    return started;
  }

  /** The words in the image's folder with nothing but these variables. */
  plain(words: readonly string[], environment: Readonly<Record<string, string>> = {}): ProcessPlan {
    return { directory: join(this.directory, 'app'), words, environment };
  }

  process(name: string): ImageProcess {
    const found = this.#running.get(name);
    if (!found) throw new Error(`${name} was not started`);
    return found;
  }

  base(name: string): string {
    return this.#bases.get(name) ?? '';
  }

  /** Waits until the health check of a service passes, if it has one. */
  async healthy(name: string): Promise<void> {
    const check = this.#service(name).healthcheck;
    if (!check || 'disable' in check) return;
    const port = new URL(this.base(name)).port;
    const words = check.test.slice(2).map((word) => word.replace(/^http:\/\/127\.0\.0\.1:\d+/, this.base(name)));
    await until(`${name} is healthy`, async () => {
      const [code] = await this.run(this.plain(words, { PORT: port })).ended;
      return code === 0;
    });
  }

  /** Ends whatever still runs and removes the files. */
  async destroy(): Promise<void> {
    await Promise.all(this.#started.map((started) => started.end('SIGKILL')));
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #startAfterOthers(name: string): Promise<void> {
    if (this.#running.has(name)) return;
    for (const other of Object.keys(this.#service(name).depends_on)) {
      await this.#startAfterOthers(other);
      await this.healthy(other);
    }
    await this.start(name);
  }

  #service(name: string): ComposeService {
    const service = this.services[name];
    if (!service) throw new Error(`there is no service ${name}`);
    return service;
  }

  #plan(name: string, words: readonly string[]): ProcessPlan {
    const service = this.#service(name);
    const mounts = service.volumes.map((volume) => {
      const [source = '', target = ''] = volume.split(':');
      return { target, path: source.startsWith('.') ? join(DOCKER, source) : join(this.directory, 'volumes', source) };
    });
    for (const { path } of mounts.filter((mount) => !mount.path.startsWith(DOCKER)))
      mkdirSync(path, { recursive: true });
    const onThisHost = (text: string): string => {
      const mount = mounts.find(({ target }) => text === target);
      if (mount) return mount.path;
      return text
        .replace(/^0\.0\.0\.0$/, '127.0.0.1')
        .replaceAll(/http:\/\/([a-z]+):\d+/g, (address, host: string) => this.#bases.get(host) ?? address);
    };
    const environment = { ...imageEnvironment(this.#dockerfile), ...service.environment };
    const ports = service.command[0] === 'serve' ? { PORT: '0', S3_PORT: '0' } : {};
    return this.plain(
      words.map((word, index) => (words[index - 1] === '--port' ? '0' : onThisHost(word))),
      { ...Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, onThisHost(value)])), ...ports },
    );
  }
}

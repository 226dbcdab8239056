import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/main/load-config.ts';
import { loadStoreConfig } from '../../src/main/store-config.ts';
import {
  type ComposeFile,
  type ComposeService,
  DOCKER,
  dockerFile,
  interpolate,
  readCompose,
  requiredVariables,
} from '../support/container-files.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { commandProblems, DEFAULT_PORTS, variableOf } from './program-facts.ts';

/** What the program needs at most to end what is under way, in seconds (src/main/lifecycle.ts). */
const STOP_LIMIT_S = 30;
const REQUIRED = /^\$\{[A-Z0-9_]+:\?.+\}$/;

interface Context {
  readonly file: ComposeFile;
  /** The service as it is written. */
  readonly service: ComposeService;
  /** With the variables resolved. */
  readonly resolved: ComposeService;
  readonly command: string;
}
type Rule = (context: Context) => readonly string[];

/** Everything that is wrong with a compose file that starts services; each line begins with the service's name. */
export function lintCompose(text: string): string[] {
  const file = readCompose(text);
  const secrets = [...requiredVariables(text)].map((name) => [name, `a value of ${name}`]);
  const resolved = readCompose(interpolate(text, Object.fromEntries(secrets)));
  const services = Object.entries(file.services).flatMap(([name, service]) => {
    const context = { file, service, resolved: resolved.services[name] ?? service, command: service.command[0] ?? '' };
    return RULES.flatMap((rule) => rule(context)).map((problem) => `${name}: ${problem}`);
  });
  const mounted = Object.values(file.services).flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0]));
  const unused = Object.keys(file.volumes).filter((volume) => !mounted.includes(volume));
  return [...services, ...unused.map((volume) => `volume ${volume} is mounted nowhere`)];
}

const knowsItsVariables: Rule = ({ service, command }) =>
  Object.keys(service.environment)
    .filter((name) => !variableOf(command, name))
    .map((name) => `${command} reads no variable ${name}`);

const writesNoSecret: Rule = ({ service, command }) =>
  Object.entries(service.environment)
    .filter(([name, value]) => variableOf(command, name)?.isSecret && !REQUIRED.test(value))
    .map(([name]) => `${name} is a secret and must be required from the environment`);

/** The program itself reads the environment: missing secrets, malformed values and unknown backends are its words. */
const isAccepted: Rule = ({ resolved, command }) => {
  const readTextFile = (path: string) => {
    const [source = ''] = resolved.volumes.map((volume) => volume.split(':')).find(([, to]) => to === path) ?? [];
    return dockerFile(source);
  };
  const environment: Record<string, string> = { HOST: '0.0.0.0', ...resolved.environment };
  if (command === 'store') {
    if (!('STORE_SECRET_KEY' in environment)) return ['STORE_SECRET_KEY is not set'];
    const store = loadStoreConfig(environment, readTextFile, new SeededRandom(1));
    return store.kind === 'config' ? [] : store.problems.map(({ name, message }) => `${name} ${message}`);
  }
  const loaded = loadConfig({ environment, readTextFile, devSecret: undefined });
  return loaded.kind === 'config' ? [] : loaded.problems.map(({ name, message }) => `${name} ${message}`);
};

/** Remote backends of the file's own services: there, healthy first, in reach, under the same key. */
const reachesItsBackends: Rule = ({ file, service, command }) => {
  const named = (service.environment['S3_BACKEND_ENDPOINTS'] ?? '').split(',').filter(Boolean);
  return named.flatMap((entry) => {
    const [id = '', endpoint = ''] = entry.split('=');
    const { hostname, port } = new URL(endpoint);
    const store = file.services[hostname];
    if (!store) return [`${id} is at ${hostname}, which is no service`];
    const mine = (half: string) => service.environment[`S3_BACKEND_${id.toUpperCase()}_${half}`];
    return [
      store.command[store.command.indexOf('--port') + 1] === port ? '' : `${hostname} does not listen on ${port}`,
      store.networks.some((network) => service.networks.includes(network)) ? '' : `${hostname} is out of reach`,
      command !== 'serve' || service.depends_on[hostname] ? '' : `starts before ${hostname} is healthy`,
      ...['ACCESS_KEY', 'SECRET_KEY'].map((half) =>
        mine(half) === store.environment[`STORE_${half}`] ? '' : `${hostname} has another ${half}`,
      ),
    ].filter(Boolean);
  });
};

const publishesTheDefaultPorts: Rule = ({ resolved, command }) => {
  const wanted = command === 'serve' ? DEFAULT_PORTS.map((port) => `127.0.0.1:${port}:${port}`) : [];
  const isSame = resolved.ports.join() === wanted.join();
  return isSame ? [] : [`publishes ${resolved.ports.join()} and not ${wanted.join()}`];
};

const isWatched: Rule = ({ service, command }) => {
  const check = service.healthcheck;
  if (command === 'worker')
    return check && 'disable' in check ? [] : ['listens nowhere, so it has no health to ask for'];
  if (!check) return command === 'store' ? ["has only the image's health check, which is not a store's"] : [];
  if ('disable' in check) return ['has its health check turned off'];
  const [kind, node, script = ''] = check.test;
  const target = check.test[3] ?? '';
  const port = service.command[service.command.indexOf('--port') + 1];
  return [
    kind === 'CMD' && node === 'node' ? '' : 'has a health check that needs a shell',
    existsSync(join(DOCKER, '..', '..', script)) ? '' : `has a health check ${script} that is not there`,
    command !== 'store' || new URL(target).port === port ? '' : `is asked for its health at ${target}`,
  ].filter(Boolean);
};

const keepsItsData: Rule = ({ file, service, command }) => {
  const directory =
    command === 'store' ? service.command[service.command.indexOf('--directory') + 1] : service.environment['DATA_DIR'];
  const mounts = service.volumes.map((volume) => volume.split(':'));
  const undeclared = mounts.filter(([source = '']) => !source.startsWith('.') && !(source in file.volumes));
  const absent = mounts.filter(([source = '']) => source.startsWith('.') && !existsSync(join(DOCKER, source)));
  const writable = mounts.filter(([source = '', , mode]) => source.startsWith('.') && mode !== 'ro');
  return [
    ...undeclared.map(([source]) => `mounts the volume ${source}, which is not declared`),
    ...absent.map(([source]) => `mounts ${source}, which is not there`),
    ...writable.map(([source]) => `may write to ${source}`),
    ...(mounts.some(([, target]) => target === directory) ? [] : [`keeps ${directory} in no volume`]),
  ];
};

const dependsOnServices: Rule = ({ file, service }) =>
  Object.keys(service.depends_on).flatMap((name) => {
    const other = file.services[name];
    if (!other) return [`depends on ${name}, which is no service`];
    const isNeverHealthy = other.healthcheck !== undefined && 'disable' in other.healthcheck;
    return isNeverHealthy ? [`depends on ${name}, which has no health`] : [];
  });

const joinsNetworks: Rule = ({ file, service }) =>
  service.networks
    .filter((network) => network !== 'default' && !(network in file.networks))
    .map((network) => `joins the network ${network}, which is not declared`);

const isBuiltHere: Rule = ({ service: { image = '', build } }) => {
  const tag = image.split(':')[1] ?? 'latest';
  const dockerfile = join(DOCKER, build?.context ?? 'none', build?.dockerfile ?? 'none');
  return [
    ...(tag === 'latest' ? [`has the image ${image} without a tag that says which`] : []),
    ...(existsSync(dockerfile) ? [] : [`is built from ${build?.dockerfile}, which is not there`]),
  ];
};

const isHardened: Rule = ({ service }) =>
  [
    service.read_only ? '' : 'has a root file system that it can write to',
    service.tmpfs.includes('/tmp') ? '' : 'has no /tmp to write to',
    service.security_opt.includes('no-new-privileges:true') ? '' : 'may gain privileges',
    service.cap_drop.includes('ALL') ? '' : 'has capabilities',
    service.init ? '' : 'has no init',
    Number.parseInt(service.stop_grace_period ?? '10s', 10) > STOP_LIMIT_S ? '' : 'is killed before it has stopped',
  ].filter(Boolean);

/** A gateway without a worker inside needs one beside it, over the same database and with the same configuration. */
const hasAWorker: Rule = ({ file, service, command }) => {
  if (command !== 'serve' || service.environment['WORKER'] !== '0') return [];
  const worker = Object.values(file.services).find((other) => other.command[0] === 'worker');
  if (!worker) return ['runs no worker, and no service does'];
  const told = ({ environment, volumes }: ComposeService) => JSON.stringify([{ ...environment, WORKER: '0' }, volumes]);
  return told(worker) === told(service) ? [] : ['is told other things than its worker'];
};

const RULES: readonly Rule[] = [
  ({ service }) => commandProblems(service.command),
  knowsItsVariables,
  writesNoSecret,
  isAccepted,
  reachesItsBackends,
  publishesTheDefaultPorts,
  isWatched,
  keepsItsData,
  dependsOnServices,
  joinsNetworks,
  isBuiltHere,
  isHardened,
  hasAWorker,
];

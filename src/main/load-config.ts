import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeError } from '../base/app-error.ts';
import { Secret } from '../base/secret.ts';
import type { BackendState } from '../domain/backend.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import { parseAllowedHost } from './allowed-hosts.ts';
import type { BackendConfig, Config, ConfigProblem, TlsFiles } from './config.ts';
import { type ConfigFile, type ConfigFileBackend, EMPTY_CONFIG_FILE, parseConfigFile } from './config-file.ts';
import { type Environment, EnvironmentReader, LOG_LEVELS, overrideName, type ReadTextFile } from './environment.ts';
import { readSnapshotCaps } from './snapshot-caps.ts';
import { readTls } from './tls.ts';

const MAX_PORT = { minimum: 0, maximum: 65_535, isWhole: true };
const DEFAULT_BACKEND_ID = 'primary';
const STATES: readonly BackendState[] = ['active', 'read-only', 'draining', 'offline'];
const DISCOVERY_ACCESS = ['open', 'admin', 'off'] as const;
const MIN_ADMIN_KEY = 8;

/** What a configuration is read from. */
export interface ConfigSources {
  readonly environment: Environment;
  readonly readTextFile: ReadTextFile;
  /** Gives the secrets that `--dev` leaves out; undefined when it is not given. */
  readonly devSecret: ((name: string, dataDir: string) => string) | undefined;
}

/** The whole configuration, or everything that is wrong with it. */
export function loadConfig(
  sources: ConfigSources,
):
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly ConfigProblem[] } {
  const reader = new EnvironmentReader(sources.environment, sources.readTextFile);
  const file = readConfigFile(reader, sources.readTextFile);
  const dataDir = resolve(reader.text('DATA_DIR') || './data');
  const backends = readBackends(reader, file, { dataDir, readTextFile: sources.readTextFile });
  const secrets = readSecrets(reader, sources, dataDir);
  const config: Config = {
    host: reader.text('HOST') || '127.0.0.1',
    port: reader.number('PORT', 8000, MAX_PORT),
    s3Port: reader.text('S3_PORT') === '' ? undefined : reader.number('S3_PORT', 9000, MAX_PORT),
    s3Domain: reader.text('S3_DOMAIN')?.toLowerCase() || undefined,
    tls: readTlsFiles(reader, sources.readTextFile),
    s3Region: reader.text('S3_REGION') || 'us-east-1',
    dataDir,
    databaseFile: readDatabaseFile(reader, dataDir),
    backends,
    deploymentPolicy: file.policy as PolicyDocument,
    tenants: file.tenants.map((tenant) => ({ id: tenant.id, policy: tenant.policy as PolicyDocument })),
    ...secrets,
    worker: {
      isEnabled: reader.choice('WORKER', '1', ['0', '1']) === '1',
      intervalMs: reader.number('REPLICATION_WORKER_INTERVAL', 1, { minimum: 0.01, maximum: 3600 }) * 1000,
      leaseMs: reader.number('REPLICATION_LEASE', 15, { minimum: 1, maximum: 3600 }) * 1000,
      deadAfterMs: reader.number('PROCESS_DEAD_AFTER', 30, { minimum: 1, maximum: 3600 }) * 1000,
      maintenanceMs: reader.number('MAINTENANCE_INTERVAL', 60, { minimum: 1, maximum: 86_400 }) * 1000,
    },
    logLevel: reader.choice('LOG_LEVEL', 'info', LOG_LEVELS),
    allowedOrigins: readList(reader, 'ALLOWED_ORIGINS', {
      parse: (origin) => (URL.parse(origin)?.origin === origin ? origin : undefined),
      accepted: 'https://host or http://host:port, in lower case and without a path, is accepted',
    }),
    discovery: {
      access: readDiscoveryAccess(reader),
      isServerSide: reader.choice('DISCOVERY_SERVER_SIDE', '0', ['0', '1']) === '1',
      allowsPrivate: reader.choice('DISCOVERY_ALLOW_PRIVATE', '0', ['0', '1']) === '1',
      allowedHosts: readList(reader, 'DISCOVERY_ALLOWED_HOSTS', {
        parse: parseAllowedHost,
        accepted: 'host or host:port, separated by commas, is accepted',
      }),
    },
    snapshots: {
      directory: resolve(reader.text('SNAPSHOTS_DIR') || join(dataDir, 'snapshots')),
      caps: readSnapshotCaps(reader),
    },
  };
  if (config.port !== 0 && config.port === config.s3Port)
    reader.problem('S3_PORT', `is ${config.s3Port}, which PORT is too; give another one`);
  reader.reportUnknown(backends.map((backend) => backend.id));
  return reader.problems.length > 0 ? { kind: 'problems', problems: reader.problems } : { kind: 'config', config };
}

/** What only this machine reaches may be open, as the first version was; what a network reaches asks for the key. */
function readDiscoveryAccess(reader: EnvironmentReader): Config['discovery']['access'] {
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(reader.text('HOST') || '127.0.0.1');
  return reader.choice('DISCOVERY_ACCESS', isLoopback ? 'open' : 'admin', DISCOVERY_ACCESS);
}

/** Both files or neither, and a pair that can be used: a listener that cannot answer is found out now. */
function readTlsFiles(reader: EnvironmentReader, readTextFile: ReadTextFile): TlsFiles | undefined {
  const certFile = reader.text('TLS_CERT_FILE');
  const keyFile = reader.text('TLS_KEY_FILE');
  if (!certFile && !keyFile) return undefined;
  if (!certFile || !keyFile) {
    const [missing, given] = certFile ? ['TLS_KEY_FILE', 'TLS_CERT_FILE'] : ['TLS_CERT_FILE', 'TLS_KEY_FILE'];
    reader.problem(missing, `is not given, and ${given} is; TLS takes both`);
    return undefined;
  }
  try {
    readTls({ certFile, keyFile }, readTextFile);
  } catch (error) {
    reader.problem('TLS_CERT_FILE', describeError(error));
  }
  return { certFile, keyFile };
}

/** Entries separated by commas; `parse` gives undefined for what is none. */
function readList(
  reader: EnvironmentReader,
  name: string,
  { parse, accepted }: { parse: (entry: string) => string | undefined; accepted: string },
): string[] {
  const entries = (reader.text(name) ?? '').split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).flatMap((entry) => {
    const parsed = parse(entry);
    if (parsed === undefined) reader.problem(name, `has the entry "${withoutPassword(entry)}"; ${accepted}`);
    return parsed ?? [];
  });
}

function readConfigFile(reader: EnvironmentReader, readTextFile: ReadTextFile): ConfigFile {
  const path = reader.text('CONFIG_FILE');
  if (!path) return EMPTY_CONFIG_FILE;
  try {
    const parsed = parseConfigFile(readTextFile(path));
    if (parsed.kind === 'file') return parsed.file;
    reader.problems.push(...parsed.problems);
  } catch (error) {
    reader.problem('CONFIG_FILE', `names a file that cannot be read: ${String(error)}`);
  }
  return EMPTY_CONFIG_FILE;
}

function readDatabaseFile(reader: EnvironmentReader, dataDir: string): string {
  const url = reader.text('DATABASE_URL');
  const path = reader.text('PROXY_METADATA_DB_PATH');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url ?? '')?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'sqlite') {
    const asksFor = scheme.startsWith('postgres') ? 'PostgreSQL, which this version cannot use yet' : scheme;
    reader.problem('DATABASE_URL', `asks for ${asksFor}; sqlite:///path is accepted`);
  }
  if (url && path) reader.problem('DATABASE_URL', 'is set together with PROXY_METADATA_DB_PATH; give one of them');
  return resolve(path || url?.replace(/^sqlite:(\/\/)?/, '') || join(dataDir, 'metadata.db'));
}

type Secrets = Pick<Config, 'adminApiKey' | 'tenantSecretPassphrase' | 'previousPassphrases' | 'namespaceKey'>;

function readSecrets(reader: EnvironmentReader, { devSecret }: ConfigSources, dataDir: string): Secrets {
  const required = (name: string): Secret => {
    const given = reader.secret(name);
    if (given) return given;
    if (devSecret) return new Secret(devSecret(name, dataDir));
    reader.problem(
      name,
      `is not set; give it (or ${name}_FILE) a long random value, or start with --dev to have one made and kept`,
    );
    return new Secret('');
  };
  const adminApiKey = required('ADMIN_API_KEY');
  const length = adminApiKey.reveal().length;
  if (length > 0 && length < MIN_ADMIN_KEY)
    reader.problem('ADMIN_API_KEY', `has ${length} characters; at least ${MIN_ADMIN_KEY} are accepted`);
  const previous = reader.text('TENANT_SECRET_PASSPHRASES_PREVIOUS') ?? '';
  return {
    adminApiKey,
    tenantSecretPassphrase: required('TENANT_SECRET_PASSPHRASE'),
    previousPassphrases: previous
      .split('\n')
      .filter(Boolean)
      .map((passphrase) => new Secret(passphrase)),
    namespaceKey: required('NAMESPACE_KEY'),
  };
}

interface BackendSources {
  readonly dataDir: string;
  readonly readTextFile: ReadTextFile;
}

function readBackends(reader: EnvironmentReader, file: ConfigFile, sources: BackendSources): BackendConfig[] {
  const described = new Map<string, ConfigFileBackend>();
  for (const backend of file.backends) {
    if (described.has(backend.id)) reader.problem('CONFIG_FILE:backends', `has the id "${backend.id}" twice`);
    described.set(backend.id, backend);
  }
  const describe = (id: string, endpoint: string) => described.set(id, { ...described.get(id), id, endpoint });
  for (const [id, endpoint] of readEndpoints(reader)) describe(id, endpoint);
  const defaultId = reader.text('S3_BACKEND_DEFAULT_ID') || undefined;
  const endpoint = reader.text('S3_BACKEND_ENDPOINT');
  if (endpoint) describe(defaultId ?? DEFAULT_BACKEND_ID, endpoint);
  for (const id of reader.backendsByOverride([...described.keys()])) describe(id, '');
  if (described.size === 0) describe(defaultId ?? DEFAULT_BACKEND_ID, `file://${join(sources.dataDir, 'store')}`);
  if (defaultId !== undefined && !described.has(defaultId))
    reader.problem('S3_BACKEND_DEFAULT_ID', `is "${defaultId}"; backends here are ${[...described.keys()].join(', ')}`);
  const first = described.get(defaultId ?? DEFAULT_BACKEND_ID);
  const ordered = first
    ? [first, ...[...described.values()].filter((backend) => backend !== first)]
    : [...described.values()];
  return ordered.map((backend) => readBackend(reader, backend, sources));
}

function readEndpoints(reader: EnvironmentReader): ReadonlyMap<string, string> {
  const endpoints = new Map<string, string>();
  for (const entry of (reader.text('S3_BACKEND_ENDPOINTS') ?? '').split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [, id, endpoint] = /^([^=:/]+)=(.*)$/.exec(entry) ?? [];
    if (id === undefined || endpoint === undefined)
      reader.problem(
        'S3_BACKEND_ENDPOINTS',
        `has the entry "${withoutPassword(entry)}"; id=endpoint pairs separated by commas are accepted`,
      );
    else if (endpoints.has(id)) reader.problem('S3_BACKEND_ENDPOINTS', `has the id "${id}" twice`);
    else endpoints.set(id, endpoint);
  }
  return endpoints;
}

function readBackend(reader: EnvironmentReader, backend: ConfigFileBackend, sources: BackendSources): BackendConfig {
  const { id } = backend;
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(id))
    reader.problem(`backend ${id}`, 'is no backend id; 1 to 32 of a-z, 0-9 and - are accepted');
  const endpoint = reader.override(id, 'ENDPOINT') ?? backend.endpoint;
  checkEndpoint(reader, id, endpoint);
  const wanted = reader.override(id, 'STATE') ?? backend.state ?? 'active';
  const state = STATES.find((candidate) => candidate === wanted);
  if (!state) reader.problem(overrideName(id, 'STATE'), `is "${wanted}"; accepted are ${STATES.join(', ')}`);
  const isStore = endpoint.startsWith('file:');
  return {
    id,
    endpoint,
    region: reader.override(id, 'REGION') ?? backend.region ?? (reader.text('S3_BACKEND_REGION') || 'us-east-1'),
    accessKey: reader.override(id, 'ACCESS_KEY') ?? backend.accessKey ?? reader.text('S3_BACKEND_ACCESS_KEY') ?? '',
    secretKey: readSecretKey(reader, backend, sources.readTextFile),
    state: state ?? 'active',
    place: readPlace(reader, backend),
    capabilities: {
      trailingChecksums: backend.capabilities?.trailingChecksums ?? isStore,
      conditionalWrites: backend.capabilities?.conditionalWrites ?? true,
    },
  };
}

function readPlace(
  reader: EnvironmentReader,
  { id, zone, country, provider }: ConfigFileBackend,
): BackendConfig['place'] {
  const zoneCode = (reader.override(id, 'ZONE') ?? zone)?.toUpperCase();
  const countryCode = (reader.override(id, 'COUNTRY') ?? country)?.toUpperCase();
  const providerId = reader.override(id, 'PROVIDER') ?? provider;
  return {
    ...(zoneCode ? { zoneCode } : {}),
    ...(countryCode ? { country: countryCode } : {}),
    ...(providerId ? { providerId } : {}),
  };
}

function readSecretKey(reader: EnvironmentReader, backend: ConfigFileBackend, readTextFile: ReadTextFile): Secret {
  const given = reader.override(backend.id, 'SECRET_KEY') ?? backend.secretKey;
  if (given !== undefined) return new Secret(given);
  if (backend.secretKeyFile !== undefined) {
    try {
      return new Secret(readTextFile(backend.secretKeyFile).trimEnd());
    } catch (error) {
      reader.problem(`backend ${backend.id}`, `has a secretKeyFile that cannot be read: ${String(error)}`);
    }
  }
  return reader.secret('S3_BACKEND_SECRET_KEY') ?? new Secret('');
}

function checkEndpoint(reader: EnvironmentReader, id: string, endpoint: string): void {
  const name = `the endpoint of backend ${id}`;
  const refused = `is "${withoutPassword(endpoint)}"; https://host, http://host:port or file:///path is accepted`;
  if (!URL.canParse(endpoint)) return reader.problem(name, refused);
  const url = new URL(endpoint);
  if (!['https:', 'http:', 'file:'].includes(url.protocol)) return reader.problem(name, refused);
  if (url.username || url.password)
    return reader.problem(name, 'holds credentials; give them as access key and secret key');
  if (url.protocol === 'file:' && !isLocalPath(url)) reader.problem(name, refused);
}

function isLocalPath(url: URL): boolean {
  try {
    return fileURLToPath(url) !== '/';
  } catch {
    // A file on another host, or a path with an encoded slash.
    return false;
  }
}

/** A URL as it may be shown. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//');
}

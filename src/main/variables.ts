/** How one environment variable is read and documented. */
export interface Variable {
  readonly name: string;
  readonly defaultText: string;
  readonly meaning: string;
  /** True when the value must never be printed; also readable from `<NAME>_FILE`. */
  readonly isSecret?: boolean;
  /** Older spellings that still work. */
  readonly aliases?: readonly string[];
}

/** Every variable that S3Gateway reads, in the order of docs/CONFIGURATION.md. */
export const VARIABLES: readonly Variable[] = [
  { name: 'HOST', defaultText: '127.0.0.1', meaning: 'Address that both listeners bind to.' },
  {
    name: 'PORT',
    defaultText: '8000',
    meaning: 'Port of the admin API, `/docs`, `/metrics` and the S3 API under `/s3`; 0 picks a free one and logs it.',
  },
  {
    name: 'S3_PORT',
    defaultText: '9000',
    meaning: 'Port of the S3 API in root style; 0 picks a free one and logs it, empty turns it off.',
  },
  {
    name: 'S3_DOMAIN',
    defaultText: 'none',
    meaning: 'Base domain for virtual-host style addresses: `{bucket}.{S3_DOMAIN}`.',
  },
  {
    name: 'TLS_CERT_FILE',
    defaultText: 'none',
    meaning:
      'PEM file with the certificate and its chain: both listeners then speak TLS 1.2 or newer. A renewed one is taken within a minute.',
  },
  {
    name: 'TLS_KEY_FILE',
    defaultText: 'none',
    meaning: 'PEM file with the private key of `TLS_CERT_FILE`.',
  },
  {
    name: 'S3_REGION',
    defaultText: 'us-east-1',
    meaning: 'Region that clients sign with and that GetBucketLocation leaves unnamed.',
  },
  { name: 'DATA_DIR', defaultText: './data', meaning: 'Directory for everything that the embedded defaults write.' },
  {
    name: 'DATABASE_URL',
    defaultText: 'SQLite in `DATA_DIR`',
    meaning: 'Metadata database: `sqlite:///path` or a path. PostgreSQL is not available yet and is refused.',
  },
  {
    name: 'PROXY_METADATA_DB_PATH',
    defaultText: '`DATA_DIR/metadata.db`',
    meaning: 'Another SQLite file for the metadata database.',
  },
  {
    name: 'CONFIG_FILE',
    defaultText: 'none',
    meaning: 'YAML file with backends, deployment policy and tenants; variables win over it.',
  },
  {
    name: 'S3_BACKEND_DEFAULT_ID',
    defaultText: 'primary',
    meaning: 'Id of the backend that `S3_BACKEND_ENDPOINT` describes, and the first choice among equals.',
    aliases: ['PROXY_ROUTER_DEFAULT_BACKEND_ID', 'PROXY_ROUTER_DEFAULT_BACKEND'],
  },
  {
    name: 'S3_BACKEND_ENDPOINT',
    defaultText: 'an embedded store in `DATA_DIR/store`',
    meaning: 'Endpoint of the default backend: `https://…`, `http://…` or `file:///…`.',
    aliases: ['PROXY_ROUTER_ENDPOINT'],
  },
  {
    name: 'S3_BACKEND_ENDPOINTS',
    defaultText: 'none',
    meaning: 'Several backends: `a=https://…,b=file:///…`.',
    aliases: ['PROXY_ROUTER_ENDPOINTS'],
  },
  {
    name: 'S3_BACKEND_REGION',
    defaultText: 'us-east-1',
    meaning: 'Region of the backends, unless one has its own.',
    aliases: ['PROXY_ROUTER_REGION'],
  },
  {
    name: 'S3_BACKEND_ACCESS_KEY',
    defaultText: 'none',
    meaning: 'Access key at the backends, unless one has its own.',
    aliases: ['PROXY_ROUTER_ACCESS_KEY'],
  },
  {
    name: 'S3_BACKEND_SECRET_KEY',
    defaultText: 'none',
    meaning: 'Secret key at the backends, unless one has its own.',
    isSecret: true,
    aliases: ['PROXY_ROUTER_SECRET_KEY'],
  },
  {
    name: 'ADMIN_API_KEY',
    defaultText: 'none; required unless `--dev`',
    meaning: 'Value that `X-Admin-Key` must have, at least 8 characters.',
    isSecret: true,
  },
  {
    name: 'TENANT_SECRET_PASSPHRASE',
    defaultText: 'none; required unless `--dev`',
    meaning: "Passphrase under which tenants' secrets are sealed.",
    isSecret: true,
  },
  {
    name: 'TENANT_SECRET_PASSPHRASES_PREVIOUS',
    defaultText: 'none',
    meaning: 'Earlier passphrases, one per line, that may still open what they sealed.',
    isSecret: true,
  },
  {
    name: 'NAMESPACE_KEY',
    defaultText: 'none; required unless `--dev`',
    meaning: 'Key of the backend bucket names. Changing it changes every name made afterwards.',
    isSecret: true,
  },
  {
    name: 'REPLICATION_WORKER_INTERVAL',
    defaultText: '1',
    meaning: 'Seconds between looks for due replicas when idle.',
  },
  {
    name: 'REPLICATION_LEASE',
    defaultText: '15',
    meaning:
      'Seconds that a replica row stays with a worker that has died, before another one takes it. A living worker prolongs its leases.',
  },
  {
    name: 'PROCESS_DEAD_AFTER',
    defaultText: '30',
    meaning:
      'Seconds without a heartbeat after which a process is taken for dead and the buckets that it was writing to are reconciled.',
  },
  {
    name: 'MAINTENANCE_INTERVAL',
    defaultText: '60',
    meaning:
      'Seconds between rounds in which buckets are reconciled after an unclean stop and converged with their policies.',
  },
  { name: 'WORKER', defaultText: '1', meaning: '`0`: `serve` runs no replication worker inside.' },
  {
    name: 'ALLOWED_ORIGINS',
    defaultText: "the console's own",
    meaning: 'Origins that browsers may call from, separated by commas.',
  },
  {
    name: 'DISCOVERY_ACCESS',
    defaultText: '`open` when `HOST` is a loopback address, else `admin`',
    meaning:
      'Who may use `/discover/…` and `/snapshot…`: `open` everybody who reaches the port, `admin` holders of the admin key, `off` nobody.',
  },
  {
    name: 'DISCOVERY_SERVER_SIDE',
    defaultText: '0',
    meaning:
      '`1`: `POST /discover/buckets` and `/discover/bucket/…` take credentials in the body, for scripts. They are kept nowhere.',
  },
  {
    name: 'DISCOVERY_ALLOW_PRIVATE',
    defaultText: '0',
    meaning: '`1`: discovery may look at loopback, private and link-local addresses too.',
  },
  {
    name: 'DISCOVERY_ALLOWED_HOSTS',
    defaultText: 'none',
    meaning:
      'Endpoints that discovery may look at whatever their addresses are: `host` or `host:port`, separated by commas.',
  },
  {
    name: 'SNAPSHOTS_DIR',
    defaultText: '`DATA_DIR/snapshots`',
    meaning: 'Directory of discovery snapshots; several processes may share it.',
  },
  { name: 'MAX_SNAPSHOT_BUCKETS', defaultText: '200', meaning: 'Buckets that one snapshot holds.' },
  {
    name: 'MAX_SNAPSHOT_FILES',
    defaultText: '50000',
    meaning: 'Files that one snapshot holds. The largest body of `POST /snapshot/save` grows with it: 1 KiB for each.',
  },
  { name: 'MAX_FILES_PER_BUCKET', defaultText: '5000', meaning: 'Files of one bucket that one snapshot holds.' },
  { name: 'LOG_LEVEL', defaultText: 'info', meaning: 'trace, debug, info, warn, error, fatal or silent.' },
];

/** What may follow `S3_BACKEND_<ID>_` for one backend's own settings. */
export const BACKEND_OVERRIDES: readonly Variable[] = [
  { name: 'ENDPOINT', defaultText: 'as above', meaning: 'Its endpoint; naming one also defines the backend.' },
  { name: 'REGION', defaultText: 'as above', meaning: 'Its region.' },
  { name: 'ACCESS_KEY', defaultText: 'as above', meaning: 'Its access key.' },
  { name: 'SECRET_KEY', defaultText: 'as above', meaning: 'Its secret key.', isSecret: true },
  { name: 'ZONE', defaultText: 'unknown', meaning: 'Its zone code in the provider catalog, such as `FI-HEL-UPCL-1`.' },
  {
    name: 'COUNTRY',
    defaultText: 'unknown',
    meaning: 'Its country (ISO 3166-1 alpha-2) when it has no zone in the catalog.',
  },
  { name: 'PROVIDER', defaultText: 'unknown', meaning: 'Its provider in the catalog when it has no zone there.' },
  { name: 'STATE', defaultText: 'active', meaning: 'active, read-only, draining or offline.' },
];

/** What `s3gateway store` reads: the one access key of a store that is served alone. */
export const STORE_VARIABLES: readonly Variable[] = [
  {
    name: 'STORE_ACCESS_KEY',
    defaultText: '`store`',
    meaning: 'Access key that its clients sign with; given together with its secret key.',
  },
  {
    name: 'STORE_SECRET_KEY',
    defaultText: 'made at each start and printed',
    meaning: 'Secret key that its clients sign with.',
    isSecret: true,
  },
];

/** Prefixes that are ours alone: a variable with one of them that we do not know is a mistake. */
export const OWN_PREFIXES: readonly string[] = ['S3_BACKEND_', 'PROXY_ROUTER_', 'PROXY_METADATA_'];

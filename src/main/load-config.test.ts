import { describe, expect, it } from 'vitest';
import { ConfigFiles, loaded, problems, SECRETS } from '../../test/support/config-world.ts';

describe('the configuration without any variable', () => {
  it('is what docs/CONFIGURATION.md says, and needs its secrets', () => {
    expect(problems({}).map(({ name }) => name)).toEqual([
      'ADMIN_API_KEY',
      'TENANT_SECRET_PASSPHRASE',
      'NAMESPACE_KEY',
    ]);
    const config = loaded({ ...SECRETS, DATA_DIR: '/data' });
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8000,
      s3Port: 9000,
      s3Domain: undefined,
      s3Region: 'us-east-1',
      dataDir: '/data',
      databaseFile: '/data/metadata.db',
      deploymentPolicy: {},
      tenants: [],
      previousPassphrases: [],
      worker: { isEnabled: true, intervalMs: 1000, leaseMs: 15_000, deadAfterMs: 30_000, maintenanceMs: 60_000 },
      logLevel: 'info',
      allowedOrigins: [],
      discovery: { isServerSide: false, allowsPrivate: false },
      snapshots: {
        directory: '/data/snapshots',
        caps: { maxBuckets: 200, maxFiles: 50_000, maxFilesPerBucket: 5000 },
      },
    });
    expect(config.backends).toMatchObject([
      { id: 'primary', endpoint: 'file:///data/store', region: 'us-east-1', state: 'active', place: {} },
    ]);
  });

  it('takes empty variables for absent ones, as an env_file or compose writes them', () => {
    const empty = Object.fromEntries(
      [
        'HOST',
        'PORT',
        'DATABASE_URL',
        'CONFIG_FILE',
        'WORKER',
        'LOG_LEVEL',
        'S3_DOMAIN',
        'S3_REGION',
        'ALLOWED_ORIGINS',
      ]
        .concat(['S3_BACKEND_ENDPOINT', 'S3_BACKEND_ENDPOINTS', 'S3_BACKEND_DEFAULT_ID', 'S3_BACKEND_REGION'])
        .map((name) => [name, '']),
    );
    const { adminApiKey: _key, ...config } = loaded({ ...SECRETS, DATA_DIR: '/data', ...empty });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8000, logLevel: 'info', s3Region: 'us-east-1' });
    expect(config.backends).toMatchObject([{ id: 'primary', region: 'us-east-1' }]);
  });
});

describe('each variable', () => {
  it.each([
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ S3_PORT: '9443' }, { s3Port: 9443 }],
    [{ S3_PORT: '' }, { s3Port: undefined }],
    [{ S3_DOMAIN: 'S3.Example.COM' }, { s3Domain: 's3.example.com' }],
    [{ S3_REGION: 'eu-north-1' }, { s3Region: 'eu-north-1' }],
    [{ PROXY_METADATA_DB_PATH: '/db/m.sqlite' }, { databaseFile: '/db/m.sqlite' }],
    [{ DATABASE_URL: 'sqlite:///db/m.sqlite' }, { databaseFile: '/db/m.sqlite' }],
    [{ DATABASE_URL: '/db/m.sqlite' }, { databaseFile: '/db/m.sqlite' }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [{ ALLOWED_ORIGINS: 'https://a, https://b ,' }, { allowedOrigins: ['https://a', 'https://b'] }],
    [
      { DISCOVERY_ALLOWED_HOSTS: 'minio, [FD00::1]:9000' },
      { discovery: { allowedHosts: ['minio', '[fd00::1]:9000'] } },
    ],
    [{ HOST: '::1' }, { discovery: { access: 'open' } }],
    [{ HOST: '0.0.0.0' }, { discovery: { access: 'admin', allowsPrivate: false, isServerSide: false } }],
    [{ HOST: '0.0.0.0', DISCOVERY_ACCESS: 'open' }, { discovery: { access: 'open' } }],
    [{ DISCOVERY_ACCESS: 'off' }, { discovery: { access: 'off' } }],
  ])('%j gives %j', (environment, expected) => {
    expect(loaded({ ...SECRETS, ...environment })).toMatchObject(expected);
  });

  it('of the worker is in seconds, and may be a fraction', () => {
    const environment = {
      WORKER: '0',
      REPLICATION_WORKER_INTERVAL: '0.25',
      REPLICATION_LEASE: '2',
      PROCESS_DEAD_AFTER: '3',
      MAINTENANCE_INTERVAL: '4',
    };
    expect(loaded({ ...SECRETS, ...environment }).worker).toEqual({
      isEnabled: false,
      intervalMs: 250,
      leaseMs: 2000,
      deadAfterMs: 3000,
      maintenanceMs: 4000,
    });
  });

  it.each([
    ['PORT', '8000x', /"8000x".*0 to 65535/],
    ['PORT', '-1', /"-1"/],
    ['PORT', '65536', /"65536"/],
    ['PORT', '80.5', /"80.5"/],
    ['S3_PORT', 'none', /"none".*0 to 65535/],
    ['WORKER', 'yes', /"yes".*0, 1/],
    ['LOG_LEVEL', 'verbose', /"verbose".*trace, debug, info, warn, error, fatal, silent/],
    ['REPLICATION_WORKER_INTERVAL', '0', /"0".*0.01 to 3600/],
    ['REPLICATION_LEASE', 'Infinity', /"Infinity"/],
    ['PROCESS_DEAD_AFTER', '1s', /"1s"/],
    ['MAINTENANCE_INTERVAL', '0x10y', /"0x10y"/],
    ['DATABASE_URL', 'postgres://u:p@db/x', /PostgreSQL/],
    ['ALLOWED_ORIGINS', 'https://a, https://b/', /"https:\/\/b\/".*without a path/],
    ['ALLOWED_ORIGINS', '*', /"\*"/],
    ['ALLOWED_ORIGINS', 'null', /"null"/],
    ['DISCOVERY_ACCESS', 'public', /"public".*open, admin, off/],
    ['DISCOVERY_ALLOW_PRIVATE', 'yes', /"yes".*0, 1/],
    ['DISCOVERY_ALLOWED_HOSTS', 'minio, http://minio', /"http:\/\/minio".*host:port/],
    ['DATABASE_URL', 'mysql://db/x', /sqlite:\/\/\/path/],
    ['S3_BACKEND_ENDPOINTS', 'helsinki', /"helsinki".*id=endpoint/],
    ['S3_BACKEND_DEFAULT_ID', 'mars', /"mars"/],
    ['CONFIG_FILE', '/nowhere.yaml', /cannot be read/],
  ])('%s says what is wrong with %j and what would be right', (name, value, message) => {
    const backends = { S3_BACKEND_ENDPOINTS: 'a=file:///a' };
    expect(problems({ ...SECRETS, ...backends, [name]: value }, new ConfigFiles({}))).toEqual([
      { name, message: expect.stringMatching(message) },
    ]);
  });

  it('is named with all the others that are wrong, at once', () => {
    const wrong = {
      PORT: 'a',
      S3_PORT: 'b',
      WORKER: 'c',
      LOG_LEVEL: 'd',
      S3_BACKEND_ENDPONT: 'e',
      PROXY_ROUTER_X: 'f',
    };
    expect(
      problems(wrong)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...Object.keys(wrong), ...Object.keys(SECRETS)].sort());
  });

  it('that names the database twice is refused', () => {
    const twice = { DATABASE_URL: 'sqlite:///a', PROXY_METADATA_DB_PATH: '/b' };
    expect(problems({ ...SECRETS, ...twice })).toEqual([
      { name: 'DATABASE_URL', message: expect.stringContaining('PROXY_METADATA_DB_PATH') },
    ]);
  });
});

describe('variables that nobody reads', () => {
  it.each([
    'S3_BACKEND_ENDPONT',
    'S3_BACKEND_MARS_REGION',
    'PROXY_ROUTER_ENDPONT',
    'PROXY_METADATA_PATH',
    'S3_BACKEND_ENDPOINT_FILE',
  ])('%s is refused, and what would be accepted is named', (name) => {
    expect(problems({ ...SECRETS, [name]: 'x' })).toEqual([
      { name, message: expect.stringMatching(/is not a variable of S3Gateway; accepted are \w+/) },
    ]);
  });

  it('are let alone when they are somebody else’s', () => {
    loaded({ ...SECRETS, PATH: '/bin', AWS_REGION: 'x', S3_BUCKET: 'x', PROXY_URL: 'x', npm_config_x: 'y' });
  });
});

describe('secrets', () => {
  it('are read from the variable', () => {
    const config = loaded({ ...SECRETS, TENANT_SECRET_PASSPHRASES_PREVIOUS: 'older\noldest\n' });
    expect(config.adminApiKey.reveal()).toBe(SECRETS.ADMIN_API_KEY);
    expect(config.tenantSecretPassphrase.reveal()).toBe(SECRETS.TENANT_SECRET_PASSPHRASE);
    expect(config.namespaceKey?.reveal()).toBe(SECRETS.NAMESPACE_KEY);
    expect(config.previousPassphrases.map((secret) => secret.reveal())).toEqual(['older', 'oldest']);
  });

  it.each(['ADMIN_API_KEY', 'TENANT_SECRET_PASSPHRASE', 'NAMESPACE_KEY'] as const)('%s is read from a file', (name) => {
    const { [name]: _left, ...others } = SECRETS;
    const config = loaded(
      { ...others, [`${name}_FILE`]: '/run/secret' },
      new ConfigFiles({ '/run/secret': 'from a file\n' }),
    );
    const read = { ADMIN_API_KEY: config.adminApiKey, TENANT_SECRET_PASSPHRASE: config.tenantSecretPassphrase };
    expect({ ...read, NAMESPACE_KEY: config.namespaceKey }[name]?.reveal()).toBe('from a file');
  });

  it('given both ways, or from a file that is not there, are refused', () => {
    expect(problems({ ...SECRETS, ADMIN_API_KEY_FILE: '/a' })).toEqual([
      { name: 'ADMIN_API_KEY', message: expect.stringContaining('ADMIN_API_KEY_FILE') },
    ]);
    const { ADMIN_API_KEY: _left, ...others } = SECRETS;
    expect(problems({ ...others, ADMIN_API_KEY_FILE: '/a' }, new ConfigFiles({}))).toContainEqual({
      name: 'ADMIN_API_KEY_FILE',
      message: expect.stringContaining('cannot be read'),
    });
  });

  it('that are missing or empty are refused with a remedy', () => {
    for (const name of ['ADMIN_API_KEY', 'TENANT_SECRET_PASSPHRASE', 'NAMESPACE_KEY'])
      expect(problems({ ...SECRETS, [name]: '' })).toEqual([{ name, message: expect.stringMatching(/_FILE.*--dev/) }]);
  });

  it('are made up for --dev only, by name and data directory', () => {
    const config = loaded({ DATA_DIR: '/data' }, new ConfigFiles({}), (name, dataDir) => `${name} in ${dataDir}`);
    expect(config.adminApiKey.reveal()).toBe('ADMIN_API_KEY in /data');
    expect(config.namespaceKey?.reveal()).toBe('NAMESPACE_KEY in /data');
    const given = loaded(SECRETS, new ConfigFiles({}), () => 'never used');
    expect(given.adminApiKey.reveal()).toBe(SECRETS.ADMIN_API_KEY);
  });

  it('of the admin API that are short are refused without being shown', () => {
    expect(problems({ ...SECRETS, ADMIN_API_KEY: 'hunter2' })).toEqual([
      { name: 'ADMIN_API_KEY', message: 'has 7 characters; at least 8 are accepted' },
    ]);
  });

  it('show in no printed configuration', () => {
    const config = loaded({ ...SECRETS, S3_BACKEND_SECRET_KEY: 'backend hunter2' });
    const printed = JSON.stringify(config);
    for (const secret of [...Object.values(SECRETS), 'hunter2']) expect(printed).not.toContain(secret);
  });
});

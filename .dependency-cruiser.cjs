/** The floors of docs/ARCHITECTURE_OVERVIEW.md: a room imports only what its line lists. */
const rooms = {
  base: [],
  s3: ['base'],
  domain: ['base'],
  naming: ['domain', 'base'],
  providers: ['domain', 'base'],
  policy: ['providers', 'domain', 'base'],
  metadata: ['domain', 'base'],
  backends: ['policy', 's3', 'domain', 'base'],
  access: ['metadata', 'domain', 'base'],
  buckets: ['naming', 'policy', 'providers', 'metadata', 'backends', 's3', 'domain', 'base'],
  gateway: ['s3', 'policy', 'naming', 'metadata', 'backends', 'access', 'buckets', 'domain', 'base'],
  replication: ['s3', 'policy', 'naming', 'metadata', 'backends', 'access', 'buckets', 'domain', 'base'],
  discovery: ['backends', 'metadata', 's3', 'base'],
  edge: ['s3', 'base'],
  observability: ['base'],
  admin: [
    'discovery',
    'gateway',
    'replication',
    'buckets',
    's3',
    'policy',
    'providers',
    'naming',
    'metadata',
    'backends',
    'access',
    'domain',
    'base',
  ],
  main: [
    'admin',
    'discovery',
    'edge',
    'observability',
    'gateway',
    'replication',
    'buckets',
    's3',
    'policy',
    'providers',
    'naming',
    'metadata',
    'backends',
    'access',
    'domain',
    'base',
  ],
  cli: ['main', 's3', 'base'],
};

/** Which rooms alone may use a package. */
const packages = {
  'fast-xml-parser': ['s3'],
  'csv-parse': ['providers'],
  kysely: ['metadata'],
  undici: ['backends'],
  fastify: ['admin'],
  pino: ['observability'],
  'prom-client': ['observability'],
  commander: ['cli'],
  yaml: ['main', 'cli'],
  '@aws-sdk': ['cli'],
};

/** Node's own modules that only some rooms may touch. */
const nodeModules = {
  sqlite: ['metadata', 'backends'],
  http: ['edge', 'admin', 'main'],
};

const own = Object.entries(rooms).map(([room, below]) => ({
  name: `${room}-imports-only-what-is-below`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[room, ...below].join('|')})/` },
}));

const foreign = Object.entries(packages).map(([name, allowed]) => ({
  name: `only-${allowed.join('-and-')}-may-use-${name.replace(/\W/g, '')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: [`^src/(${allowed.join('|')})/`, '\\.test\\.ts$'] },
  to: { path: `node_modules/${name}(/|$)` },
}));

const builtin = Object.entries(nodeModules).map(([name, allowed]) => ({
  name: `only-${allowed.join('-and-')}-may-use-node-${name}`,
  severity: 'error',
  from: { path: '^src/', pathNot: [`^src/(${allowed.join('|')})/`, '\\.test\\.ts$'] },
  to: { path: `^(node:)?${name}$`, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...own,
    ...foreign,
    ...builtin,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'console-imports-only-the-contract',
      severity: 'error',
      from: { path: '^console/src/' },
      to: { path: '^(src|test|bench|data|docs|deploy)/' },
    },
    {
      name: 'console-components-know-no-page',
      severity: 'error',
      from: { path: '^console/src/(components|api|theme|shell)/' },
      to: { path: '^console/src/pages/' },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};

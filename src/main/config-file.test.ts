import { describe, expect, it } from 'vitest';
import { ConfigFiles, loaded, problems, SECRETS } from '../../test/support/config-world.ts';
import { configurationPage } from './configuration-page.ts';

const environment = { ...SECRETS, CONFIG_FILE: '/config.yaml' };
const withFile = (text: string, more: Readonly<Record<string, string>> = {}) =>
  ({ files: new ConfigFiles({ '/config.yaml': text, ...more }) }) as const;

describe('the configuration file', () => {
  it('says what its example in the documentation says', () => {
    const example = /```yaml\n(.*?)```/s.exec(configurationPage())?.[1] ?? '';
    const { files } = withFile(example, { '/run/secrets/helsinki': 'a secret\n' });
    const config = loaded(environment, files);
    const [backend] = config.backends;
    expect(config.backends).toHaveLength(1);
    expect(backend).toMatchObject({
      id: 'helsinki',
      endpoint: 'https://objects.example.fi',
      region: 'fi-hel',
      accessKey: 'AKEXAMPLE',
      state: 'active',
      place: { zoneCode: 'FI-HEL-UPCL-1' },
      capabilities: { trailingChecksums: true, conditionalWrites: true },
    });
    expect(backend?.secretKey.reveal()).toBe('a secret');
    expect(config.deploymentPolicy).toEqual({
      residency: { allow: ['EU'] },
      operators: { denyJurisdictions: ['US'] },
      replicas: 2,
      spread: { by: ['provider', 'country'] },
    });
    expect(config.tenants).toEqual([{ id: 'acme', policy: { residency: { allow: ['FI', 'DE'] } } }]);
  });

  it('gives way to variables, one setting at a time', () => {
    const { files } = withFile(`
backends:
  - { id: a, endpoint: 'https://file', region: file-1, zone: FI-HEL-UPCL-1, state: draining, accessKey: FILE, secretKey: file }
  - { id: b, endpoint: 'file:///b' }`);
    const variables = {
      S3_BACKEND_ENDPOINTS: 'a=https://variable',
      S3_BACKEND_A_REGION: 'variable-1',
      S3_BACKEND_REGION: 'all-1',
      S3_BACKEND_ACCESS_KEY: 'ALL',
      S3_BACKEND_DEFAULT_ID: 'b',
      S3_BACKEND_B_STATE: 'offline',
    };
    const [b, a] = loaded({ ...environment, ...variables }, files).backends;
    expect(a).toMatchObject({
      id: 'a',
      endpoint: 'https://variable',
      region: 'variable-1',
      accessKey: 'FILE',
      state: 'draining',
    });
    expect(a?.secretKey.reveal()).toBe('file');
    expect(b).toMatchObject({ id: 'b', region: 'all-1', accessKey: 'ALL', state: 'offline' });
  });

  it('may be empty', () => {
    for (const text of ['', '# nothing\n', '{}']) expect(loaded(environment, withFile(text).files).tenants).toEqual([]);
  });

  it.each([
    ['backends: [', 'CONFIG_FILE', /is no YAML/],
    ['just text', 'CONFIG_FILE:(top)', /object/],
    ['polices: {}', 'CONFIG_FILE:(top)', /polices/],
    ['backends: [{ endpoint: "file:///a" }]', 'CONFIG_FILE:backends.0.id', /string/],
    ['backends: [{ id: a }]', 'CONFIG_FILE:backends.0.endpoint', /string/],
    ['backends: [{ id: a, endpoint: "file:///a", zon: x }]', 'CONFIG_FILE:backends.0', /zon/],
    ['backends: [{ id: a, endpoint: "file:///a", state: on }]', 'CONFIG_FILE:backends.0.state', /active/],
    [
      'backends: [{ id: a, endpoint: "file:///a" }, { id: a, endpoint: "file:///b" }]',
      'CONFIG_FILE:backends',
      /"a" twice/,
    ],
    ['backends: [{ id: a, endpoint: "file:///a", secretKeyFile: /none }]', 'backend a', /secretKeyFile/],
    ['policy: [EU]', 'CONFIG_FILE:policy', /record|object/],
    ['tenants: [{ id: "" }]', 'CONFIG_FILE:tenants.0.id', /1/],
  ])('%s is refused, naming the place', (text, name, message) => {
    expect(problems(environment, withFile(text).files)).toEqual([{ name, message: expect.stringMatching(message) }]);
  });

  it('names all that is wrong in it, beside what is wrong with variables', () => {
    const { files } = withFile('backends: [{ id: a }]\ntenants: [{}]');
    expect(problems({ ...environment, PORT: 'x' }, files).map(({ name }) => name)).toEqual([
      'CONFIG_FILE:backends.0.endpoint',
      'CONFIG_FILE:tenants.0.id',
      'PORT',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { ConfigFiles, loaded, problems, SECRETS } from '../../test/support/config-world.ts';

const backends = (environment: Readonly<Record<string, string>>, files?: ConfigFiles) =>
  loaded({ ...SECRETS, DATA_DIR: '/data', ...environment }, files).backends;

describe('the backend that S3_BACKEND_ENDPOINT describes', () => {
  const expected = {
    endpoint: 'https://s3.example.com',
    region: 'eu-1',
    accessKey: 'AK',
    state: 'active',
    capabilities: { trailingChecksums: false, conditionalWrites: true },
  };

  it.each([
    ['S3_BACKEND_DEFAULT_ID', 'S3_BACKEND_', 'ENDPOINT'],
    ['PROXY_ROUTER_DEFAULT_BACKEND_ID', 'PROXY_ROUTER_', 'ENDPOINT'],
    ['PROXY_ROUTER_DEFAULT_BACKEND', 'PROXY_ROUTER_', 'ENDPOINT'],
  ])('is named by %s and read from %s*', (idName, prefix) => {
    const [backend, ...others] = backends({
      [idName]: 'helsinki',
      [`${prefix}ENDPOINT`]: 'https://s3.example.com',
      [`${prefix}REGION`]: 'eu-1',
      [`${prefix}ACCESS_KEY`]: 'AK',
      [`${prefix}SECRET_KEY`]: 'SK',
    });
    expect([backend, others]).toMatchObject([{ id: 'helsinki', ...expected }, []]);
    expect(backend?.secretKey.reveal()).toBe('SK');
  });

  it('is called primary when nothing names it', () => {
    expect(backends({ S3_BACKEND_ENDPOINT: 'http://s3:9000' })).toMatchObject([{ id: 'primary' }]);
  });

  it('takes the newer spelling where both are given', () => {
    const both = {
      S3_BACKEND_ENDPOINT: 'https://new',
      PROXY_ROUTER_ENDPOINT: 'https://old',
      S3_BACKEND_REGION: 'new-1',
      PROXY_ROUTER_REGION: 'old-1',
    };
    expect(backends(both)).toMatchObject([{ endpoint: 'https://new', region: 'new-1' }]);
  });
});

describe('several backends', () => {
  it.each(['S3_BACKEND_ENDPOINTS', 'PROXY_ROUTER_ENDPOINTS'])('come from %s in its order', (name) => {
    const list = ' a=https://a.example/base?x=y , b=file:///b%20c,, c=http://[::1]:9000 ';
    expect(backends({ [name]: list }).map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ['a', 'https://a.example/base?x=y'],
      ['b', 'file:///b%20c'],
      ['c', 'http://[::1]:9000'],
    ]);
  });

  it('begin with the default one', () => {
    const ids = (environment: Record<string, string>) => backends(environment).map(({ id }) => id);
    expect(ids({ S3_BACKEND_ENDPOINTS: 'a=file:///a,b=file:///b', S3_BACKEND_DEFAULT_ID: 'b' })).toEqual(['b', 'a']);
    const three = { S3_BACKEND_ENDPOINTS: 'a=file:///a,b=file:///b', S3_BACKEND_ENDPOINT: 'file:///p' };
    expect(ids(three)).toEqual(['primary', 'a', 'b']);
  });

  it('can be defined by their own endpoint alone', () => {
    const own = { S3_BACKEND_NEW_YORK_ENDPOINT: 'https://ny', S3_BACKEND_A_ENDPOINT: 'file:///a' };
    expect(backends(own)).toMatchObject([
      { id: 'new-york', endpoint: 'https://ny' },
      { id: 'a', endpoint: 'file:///a' },
    ]);
  });

  it('share what no one has of its own', () => {
    const [a, b] = backends({
      S3_BACKEND_ENDPOINTS: 'a=https://a,b-2=https://b',
      S3_BACKEND_REGION: 'all-1',
      S3_BACKEND_ACCESS_KEY: 'ALL',
      S3_BACKEND_SECRET_KEY: 'all secret',
      S3_BACKEND_B_2_REGION: 'b-1',
      S3_BACKEND_B_2_ACCESS_KEY: 'B',
      S3_BACKEND_B_2_SECRET_KEY: 'b secret',
      S3_BACKEND_B_2_ZONE: 'fi-hel-upcl-1',
      S3_BACKEND_B_2_COUNTRY: 'fi',
      S3_BACKEND_B_2_PROVIDER: 'upcloud',
      S3_BACKEND_B_2_STATE: 'read-only',
    });
    expect(a).toMatchObject({ region: 'all-1', accessKey: 'ALL', state: 'active', place: {} });
    expect(b).toMatchObject({ region: 'b-1', accessKey: 'B', state: 'read-only' });
    expect(b?.place).toEqual({ zoneCode: 'FI-HEL-UPCL-1', country: 'FI', providerId: 'upcloud' });
    expect([a?.secretKey.reveal(), b?.secretKey.reveal()]).toEqual(['all secret', 'b secret']);
  });

  it('take an empty setting for none', () => {
    const empty = {
      S3_BACKEND_A_REGION: '',
      S3_BACKEND_A_SECRET_KEY: '',
      S3_BACKEND_B_ENDPOINT: '',
      S3_BACKEND_REGION: '',
    };
    const [a, ...others] = backends({ S3_BACKEND_A_ENDPOINT: 'https://a', S3_BACKEND_SECRET_KEY: 'shared', ...empty });
    expect([a?.region, a?.secretKey.reveal(), others]).toEqual(['us-east-1', 'shared', []]);
  });

  it('read their secret keys from files', () => {
    const files = new ConfigFiles({ '/all': 'all secret\n', '/b': 'b secret\n' });
    const [a, b] = backends(
      {
        S3_BACKEND_ENDPOINTS: 'a=https://a,b=https://b',
        S3_BACKEND_SECRET_KEY_FILE: '/all',
        S3_BACKEND_B_SECRET_KEY_FILE: '/b',
      },
      files,
    );
    expect([a?.secretKey.reveal(), b?.secretKey.reveal()]).toEqual(['all secret', 'b secret']);
  });

  it('are taken to verify trailing checksums when they are embedded stores', () => {
    const [store, remote] = backends({ S3_BACKEND_ENDPOINTS: 'a=file:///a,b=https://b' });
    expect([store?.capabilities.trailingChecksums, remote?.capabilities.trailingChecksums]).toEqual([true, false]);
  });
});

describe('a backend that cannot be', () => {
  it.each([
    [{ S3_BACKEND_ENDPOINT: 'ftp://u:hunter2@host/x' }, 'the endpoint of backend primary', /"ftp:\/\/host\/x"; https:/],
    [{ S3_BACKEND_ENDPOINT: 's3.example.com' }, 'the endpoint of backend primary', /"s3.example.com"; https:/],
    [{ S3_BACKEND_ENDPOINT: 'https://u:hunter2@host' }, 'the endpoint of backend primary', /holds credentials/],
    [{ S3_BACKEND_ENDPOINT: 'file://host/x' }, 'the endpoint of backend primary', /file:\/\/\/path is accepted/],
    [{ S3_BACKEND_ENDPOINT: 'file:///a%2Fb' }, 'the endpoint of backend primary', /file:\/\/\/path is accepted/],
    [{ S3_BACKEND_ENDPOINT: 'file:///' }, 'the endpoint of backend primary', /file:\/\/\/path is accepted/],
    [{ S3_BACKEND_ENDPOINTS: 'https://u:hunter2@host' }, 'S3_BACKEND_ENDPOINTS', /id=endpoint/],
    [{ S3_BACKEND_ENDPOINTS: '=https://host' }, 'S3_BACKEND_ENDPOINTS', /id=endpoint/],
    [{ S3_BACKEND_ENDPOINTS: 'a=file:///a,a=file:///b' }, 'S3_BACKEND_ENDPOINTS', /"a" twice/],
    [{ S3_BACKEND_ENDPOINTS: 'a=' }, 'the endpoint of backend a', /is ""/],
    [{ S3_BACKEND_ENDPOINTS: 'Big_One=file:///a' }, 'backend Big_One', /1 to 32 of a-z, 0-9 and -/],
    [
      { S3_BACKEND_ENDPOINTS: 'a-b=file:///a', S3_BACKEND_A_B_STATE: 'on' },
      'S3_BACKEND_A_B_STATE',
      /"on"; accepted are active/,
    ],
    [
      { S3_BACKEND_ENDPOINTS: 'a=file:///a', S3_BACKEND_A_ZONE_FILE: '/x' },
      'S3_BACKEND_A_ZONE_FILE',
      /is not a variable/,
    ],
    [{ PORT: '9000', S3_PORT: '9000' }, 'S3_PORT', /which PORT is too/],
  ])('such as %j is told of as %s', (environment, name, message) => {
    const found = problems({ ...SECRETS, ...environment });
    expect(found).toEqual([{ name, message: expect.stringMatching(message) }]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});

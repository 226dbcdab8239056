import { describe, expect, it } from 'vitest';
import { parseAwsIni } from './aws-ini.ts';
import { readAwsSettings } from './aws-settings.ts';

describe('a file of AWS’s tools', () => {
  it('has sections, settings, comments and settings within settings', () => {
    const text = [
      '\ufeff# a comment',
      '[default]',
      'aws_access_key_id = AK  ',
      'aws_secret_access_key=a/b+c=#;d # a comment',
      '; another',
      'Region = eu-west-1',
      's3 =',
      '  endpoint_url = http://localhost:9000',
      '  addressing_style = path',
      'output = json',
      '  orphan = 1',
      'no setting',
      '',
      '[ profile "with space" ]\r',
      'region = us-west-2\r',
      '[default]',
      'region = eu-north-1',
    ].join('\n');
    const sections = parseAwsIni(text);
    expect([...sections.keys()]).toEqual(['default', 'profile with space']);
    expect(Object.fromEntries(sections.get('default') ?? [])).toEqual({
      aws_access_key_id: 'AK',
      aws_secret_access_key: 'a/b+c=#;d',
      region: 'eu-north-1',
      s3: '',
      's3.endpoint_url': 'http://localhost:9000',
      's3.addressing_style': 'path',
      output: 'json',
    });
    expect(sections.get('profile with space')?.get('region')).toBe('us-west-2');
  });

  it.each(['', '\n\n', 'a = b', '[', '[]', '= x', '[a'])('may be as odd as %j', (text) => {
    expect([...parseAwsIni(text).values()].flatMap((section) => [...section])).toEqual([]);
  });
});

type Text = Readonly<Record<string, string>>;

function read(environment: Text, files: Text = {}, profile?: string) {
  const { secretKey, sessionToken, ...rest } = readAwsSettings({
    environment,
    home: '/home/me',
    readFile: (path) => {
      if (files[path] === 'unreadable') throw new Error('EACCES');
      return files[path];
    },
    profile,
  });
  return { ...rest, secret: secretKey.reveal(), token: sessionToken?.reveal() };
}

const KEYS = { AWS_ACCESS_KEY_ID: 'envAK', AWS_SECRET_ACCESS_KEY: 'envSK' };
const CREDENTIALS = '/home/me/.aws/credentials';
const CONFIG = '/home/me/.aws/config';
const FILES = {
  [CREDENTIALS]: [
    '[default]\naws_access_key_id=dAK\naws_secret_access_key=dSK',
    '[work]\naws_access_key_id=wAK\naws_secret_access_key=wSK\naws_session_token=wT',
    '[half]\naws_access_key_id=hAK',
  ].join('\n'),
  [CONFIG]: [
    '[default]\nregion=eu-west-1',
    '[profile work]\nregion=eu-north-1\nendpoint_url=https://work.example\nservices=mine',
    '[profile inconfig]\naws_access_key_id=cAK\naws_secret_access_key=cSK',
    '[profile sso]\nsso_session=corp\nregion=eu-west-1',
    '[profile role]\nrole_arn=arn:aws:iam::1:role/x',
    '[services mine]\ns3 =\n  endpoint_url = https://s3.work.example',
  ].join('\n'),
};

describe('where the keys come from', () => {
  it('is the environment first', () => {
    expect(read({ ...KEYS, AWS_SESSION_TOKEN: 'envT' }, FILES)).toMatchObject({
      accessKey: 'envAK',
      secret: 'envSK',
      token: 'envT',
      source: 'the environment',
      region: 'eu-west-1',
    });
  });

  it('is the default profile, or the one that AWS_PROFILE or the command line names', () => {
    expect(read({}, FILES)).toMatchObject({ accessKey: 'dAK', secret: 'dSK', token: undefined });
    expect(read({ AWS_PROFILE: 'work' }, FILES)).toMatchObject({ accessKey: 'wAK', token: 'wT', region: 'eu-north-1' });
    expect(read({ ...KEYS, AWS_PROFILE: 'default' }, FILES, 'inconfig')).toMatchObject({
      accessKey: 'cAK',
      secret: 'cSK',
    });
  });

  it('is the files that the environment names', () => {
    const files = {
      '/home/me/mine': '[default]\naws_access_key_id=m\naws_secret_access_key=s',
      '/c': '[default]\nregion=r',
    };
    expect(read({ AWS_SHARED_CREDENTIALS_FILE: '~/mine', AWS_CONFIG_FILE: '/c' }, files)).toMatchObject({
      accessKey: 'm',
      region: 'r',
    });
  });

  it.each<[string, Text, Text, string | undefined, RegExp]>([
    [
      'nothing is there',
      {},
      {},
      undefined,
      /set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write a profile into .*credentials/,
    ],
    ['the profile is not there', {}, FILES, 'none', /no profile "none" in/],
    ['AWS_PROFILE is not there', { AWS_PROFILE: 'none' }, FILES, undefined, /no profile "none" in/],
    ['half a key is in a file', {}, FILES, 'half', /half of a key: its secret access key is missing/],
    [
      'half a key is in the environment',
      { AWS_SECRET_ACCESS_KEY: 's3cr3t' },
      {},
      undefined,
      /its access key id is missing/,
    ],
    ['single sign-on has them', {}, FILES, 'sso', /single sign-on .*\n.*export-credentials --profile sso/],
    ['a role has them', {}, FILES, 'role', /a role to assume/],
    ['a file cannot be read', {}, { [CREDENTIALS]: 'unreadable' }, undefined, /credentials cannot be read: EACCES/],
  ])('is told with a remedy when %s', (...[, environment, files, profile, words]) => {
    expect(() => read(environment, files, profile)).toThrow(words);
    expect(() => read(environment, files, profile)).not.toThrow(/s3cr3t|hAK/);
  });
});

describe('the region and the endpoint', () => {
  it('are the environment’s before the profile’s', () => {
    expect(read({ AWS_REGION: 'a', AWS_DEFAULT_REGION: 'b', AWS_PROFILE: 'work' }, FILES).region).toBe('a');
    expect(read({ AWS_DEFAULT_REGION: 'b', AWS_PROFILE: 'work' }, FILES).region).toBe('b');
    expect(read(KEYS).region).toBeUndefined();
  });

  it.each<[Text, string | undefined]>([
    [{ AWS_ENDPOINT_URL_S3: 'https://one', AWS_ENDPOINT_URL: 'https://two' }, 'https://one'],
    [{ AWS_ENDPOINT_URL: 'https://two', AWS_PROFILE: 'work' }, 'https://two'],
    [{ AWS_PROFILE: 'work' }, 'https://s3.work.example'],
    [{ AWS_PROFILE: 'work', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, undefined],
    [{}, undefined],
  ])('from %j is %s', (environment, endpoint) => {
    expect(read(environment, FILES).endpoint).toBe(endpoint);
  });
});

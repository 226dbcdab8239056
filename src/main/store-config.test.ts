import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import type { Environment } from './environment.ts';
import { loadStoreConfig } from './store-config.ts';

const load = (environment: Environment, readTextFile: (path: string) => string = () => '') =>
  loadStoreConfig(environment, readTextFile, new SeededRandom(1));

describe('the configuration of a store served alone', () => {
  it('takes both halves of the access key', () => {
    const loaded = load({ STORE_ACCESS_KEY: 'helsinki', STORE_SECRET_KEY: 'a secret', LOG_LEVEL: 'warn' });
    if (loaded.kind === 'problems') throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.config).toMatchObject({ accessKey: 'helsinki', isKeyMade: false, logLevel: 'warn' });
    expect(loaded.config.secretKey.reveal()).toBe('a secret');
  });

  it('reads the secret key from a file', () => {
    const files: Record<string, string> = { '/run/secrets/store': 'from a file\n' };
    const loaded = load(
      { STORE_ACCESS_KEY: 'helsinki', STORE_SECRET_KEY_FILE: '/run/secrets/store' },
      (path) => files[path] ?? '',
    );
    expect(loaded.kind === 'config' && loaded.config.secretKey.reveal()).toBe('from a file');
  });

  it.each([{}, { STORE_ACCESS_KEY: '', STORE_SECRET_KEY: '' }])(
    'makes a key of 24 random bytes when given %j',
    (none) => {
      const loaded = load(none);
      if (loaded.kind === 'problems') throw new Error(JSON.stringify(loaded.problems));
      expect(loaded.config).toMatchObject({ accessKey: 'store', isKeyMade: true, logLevel: 'info' });
      expect(Buffer.from(loaded.config.secretKey.reveal(), 'base64url')).toHaveLength(24);
    },
  );

  it.each([
    { environment: { STORE_ACCESS_KEY: 'helsinki' }, named: ['STORE_SECRET_KEY'] },
    { environment: { STORE_SECRET_KEY: 'a secret' }, named: ['STORE_ACCESS_KEY'] },
    { environment: { STORE_SECRET_KEY: 'a secret', LOG_LEVEL: 'loud' }, named: ['STORE_ACCESS_KEY', 'LOG_LEVEL'] },
  ])('names $named as wrong in $environment', ({ environment, named }) => {
    const loaded = load(environment);
    expect(loaded.kind === 'problems' && loaded.problems.map(({ name }) => name)).toEqual(named);
  });
});

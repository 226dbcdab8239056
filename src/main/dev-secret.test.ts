import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import { keptDevSecret } from './dev-secret.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-dev-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('a secret for --dev', () => {
  it('has 24 random bytes, one of its own for every name', () => {
    const secretOf = keptDevSecret(new SeededRandom(1));
    const [admin, passphrase] = [secretOf('ADMIN_API_KEY', directory), secretOf('TENANT_SECRET_PASSPHRASE', directory)];
    expect(Buffer.from(admin, 'base64url')).toHaveLength(24);
    expect(passphrase).not.toBe(admin);
  });

  it('is the same after a restart, and another one in another data directory', () => {
    const first = keptDevSecret(new SeededRandom(1))('NAMESPACE_KEY', directory);
    expect(keptDevSecret(new SeededRandom(2))('NAMESPACE_KEY', directory)).toBe(first);
    expect(keptDevSecret(new SeededRandom(2))('NAMESPACE_KEY', join(directory, 'other'))).not.toBe(first);
  });

  it('is readable by its owner only', () => {
    const secret = keptDevSecret(new SeededRandom(1))('NAMESPACE_KEY', directory);
    const path = join(directory, 'dev-secrets', 'namespace_key');
    expect(readFileSync(path, 'utf8')).toBe(`${secret}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'dev-secrets')).mode & 0o777).toBe(0o700);
  });
});

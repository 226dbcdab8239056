import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { Credentials, type NewCredential } from './credentials.ts';
import { SecretSealer } from './sealing.ts';

const TTL_MS = 5_000;

let database: MetadataFile;
let credentials: Credentials;

function credentialsWith(keyByte = 1): Credentials {
  const random = new SeededRandom(7);
  const { clock, metadata } = database;
  return new Credentials({ metadata, clock, random, sealer: new SecretSealer([Buffer.alloc(32, keyByte)], random) });
}

beforeEach(async () => {
  database = await MetadataFile.open();
  for (const tenantId of ['acme', 'globex']) await database.metadata.tenants.ensure(tenantId);
  credentials = credentialsWith();
});

afterEach(() => database.close());

async function create(wish: NewCredential) {
  const outcome = await credentials.create(wish);
  if (outcome.kind === 'taken') throw new Error('taken');
  return outcome;
}

/** What a resolution says of a key, in the clear. */
async function resolved(accessKey: string, by = credentials) {
  const found = await by.resolve(accessKey);
  return found && { tenantId: found.tenantId, secretKey: found.secretKey.reveal() };
}

/** Takes a credential away, as nothing in this process knows of. */
const remove = (accessKey: string) => database.sql('delete from credentials where access_key = ?', accessKey);

describe('creating an access key', () => {
  it('makes up both of its parts', async () => {
    const created = await create({ tenantId: 'acme' });
    expect(created.accessKey).toMatch(/^S3GW[A-Z2-7]{16}$/);
    expect(created.secretKey.reveal()).toMatch(/^[A-Za-z0-9_-]{40}$/);
    expect(created.createdAtMs).toBe(database.clock.nowMs());
    expect(await resolved(created.accessKey)).toEqual({ tenantId: 'acme', secretKey: created.secretKey.reveal() });
    expect((await create({ tenantId: 'acme' })).accessKey).not.toBe(created.accessKey);
  });

  it('takes both from the wish', async () => {
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'sëcret' });
    expect(await resolved('AKIA1')).toEqual({ tenantId: 'acme', secretKey: 'sëcret' });
  });

  it('keeps the secret sealed, for its access key alone', async () => {
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'in-the-clear' });
    await create({ tenantId: 'acme', accessKey: 'AKIA2', secretKey: 'another' });
    expect(JSON.stringify(database.sql('select * from credentials'))).not.toContain('in-the-clear');
    database.sql(`update credentials set sealed_secret =
      (select sealed_secret from credentials where access_key = 'AKIA1') where access_key = 'AKIA2'`);
    await expect(resolved('AKIA2')).rejects.toMatchObject({ code: 'SecretUnreadable' });
  });

  it('refuses one that is taken, by whomever, and leaves it as it is', async () => {
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'first' });
    expect(await credentials.create({ tenantId: 'globex', accessKey: 'AKIA1', secretKey: 'second' })).toEqual({
      kind: 'taken',
    });
    expect(await credentials.create({ tenantId: 'acme', accessKey: 'AKIA1' })).toEqual({ kind: 'taken' });
    expect(await resolved('AKIA1')).toEqual({ tenantId: 'acme', secretKey: 'first' });
  });

  it('shows the secret to nobody who only looks', async () => {
    const created = await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'in-the-clear' });
    const found = await credentials.resolve('AKIA1');
    for (const value of [created, found, credentials])
      expect(`${JSON.stringify(value)} ${inspect(value, { depth: 10, showHidden: true })}`).not.toContain(
        'in-the-clear',
      );
  });
});

describe('resolving an access key', () => {
  it('answers at once when it was asked for a moment ago', async () => {
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'secret' });
    const lookup = credentials.resolve('AKIA1');
    expect(lookup).toBeInstanceOf(Promise);
    const found = await lookup;
    expect(credentials.resolve('AKIA1')).toBe(found);
    database.clock.advance(TTL_MS);
    expect(await credentials.resolve('AKIA1')).not.toBe(found);
  });

  it('believes in a removed credential no longer than its memory lasts', async () => {
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'secret' });
    await credentials.resolve('AKIA1');
    remove('AKIA1');
    database.clock.advance(TTL_MS - 1);
    expect(await resolved('AKIA1')).toEqual({ tenantId: 'acme', secretKey: 'secret' });
    database.clock.advance(1);
    expect(await resolved('AKIA1')).toBeUndefined();
  });

  it('remembers that there is none, for as long', async () => {
    expect(await resolved('AKIA1')).toBeUndefined();
    await credentialsWith().create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'made elsewhere' });
    database.clock.advance(TTL_MS - 1);
    expect(credentials.resolve('AKIA1')).toBeUndefined();
    database.clock.advance(1);
    expect(await resolved('AKIA1')).toEqual({ tenantId: 'acme', secretKey: 'made elsewhere' });
  });

  it('knows one that was created here at once, though it was asked for in vain before', async () => {
    expect(await resolved('AKIA1')).toBeUndefined();
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'secret' });
    expect(await resolved('AKIA1')).toEqual({ tenantId: 'acme', secretKey: 'secret' });
  });

  it('fails when no passphrase opens the secret, and does not remember that', async () => {
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'secret' });
    const other = credentialsWith(2);
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(resolved('AKIA1', other)).rejects.toMatchObject({ code: 'SecretUnreadable' });
  });

  it('remembers a bounded number of keys, so that guesses cannot fill the memory', async () => {
    let lookups = 0;
    const find = () => {
      lookups += 1;
      return Promise.resolve(undefined);
    };
    const metadata = { credentials: { find } } as unknown as Metadata;
    const random = new SeededRandom(1);
    const sealer = new SecretSealer([Buffer.alloc(32)], random);
    const bounded = new Credentials({ metadata, clock: database.clock, random, sealer });
    for (let guess = 0; guess < 50_001; guess++) await bounded.resolve(`guess-${guess}`);
    expect(lookups).toBe(50_001);
    expect(bounded.resolve('guess-1')).toBeUndefined();
    expect(bounded.resolve('guess-50000')).toBeUndefined();
    await bounded.resolve('guess-0');
    expect(lookups).toBe(50_002);
  });

  it.each([
    '',
    ' ',
    '\u0000',
    'AKIA1\u0000',
    'akia1',
    'AKIA1 ',
    "' or '1'='1",
    '%',
    'é',
    '\ud800',
    'A'.repeat(100_000),
  ])('finds nothing under %j', async (accessKey) => {
    await create({ tenantId: 'acme', accessKey: 'AKIA1', secretKey: 'secret' });
    expect(await resolved(accessKey)).toBeUndefined();
    expect(await resolved('AKIA1')).toEqual({ tenantId: 'acme', secretKey: 'secret' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.metadata.tenants.ensure('acme');
  await database.metadata.tenants.ensure('globex');
});

afterEach(() => database.close());

const credential = { accessKey: 'AKIA1', tenantId: 'acme', keyId: 'k1', sealedSecret: 'c2VhbGVk', createdAtMs: 7 };

describe('credentials', () => {
  it('finds what was inserted, by the exact access key', async () => {
    const { credentials } = database.metadata;
    expect(await credentials.insert(credential)).toBe('created');
    expect(await credentials.find('AKIA1')).toEqual(credential);
    expect(await credentials.find('akia1')).toBeUndefined();
    expect(await credentials.find('AKIA')).toBeUndefined();
    expect(await credentials.find("' or 1=1 --")).toBeUndefined();
  });

  it('never gives an access key to a second tenant', async () => {
    const { credentials } = database.metadata;
    await credentials.insert(credential);
    expect(await credentials.insert({ ...credential, tenantId: 'globex', sealedSecret: 'other' })).toBe('taken');
    expect(await credentials.find('AKIA1')).toEqual(credential);
  });

  it('lets one of many that want the same access key at once have it', async () => {
    const other = await database.openAgain();
    const wishes = Array.from({ length: 10 }, (_, index) =>
      (index % 2 === 0 ? database.metadata : other).credentials.insert({ ...credential, keyId: `k${index}` }),
    );
    const outcomes = await Promise.all(wishes);
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect((await other.credentials.find('AKIA1'))?.keyId).toBe(`k${outcomes.indexOf('created')}`);
  });

  it('refuses a credential of a tenant that is not there', async () => {
    const { credentials } = database.metadata;
    await expect(credentials.insert({ ...credential, tenantId: 'nobody' })).rejects.toThrow('FOREIGN KEY');
    expect(await credentials.find('AKIA1')).toBeUndefined();
  });
});

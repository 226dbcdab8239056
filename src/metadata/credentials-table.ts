import type { Kysely } from 'kysely';
import type { SealedCredential } from '../domain/tenant.ts';
import type { Schema } from './schema.ts';

/** Access keys with their sealed secrets. */
export class CredentialsTable {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  async insert(credential: SealedCredential): Promise<'created' | 'taken'> {
    const rows = await this.#db
      .insertInto('credentials')
      .values({
        access_key: credential.accessKey,
        tenant_id: credential.tenantId,
        key_id: credential.keyId,
        sealed_secret: credential.sealedSecret,
        created_at_ms: credential.createdAtMs,
      })
      .onConflict((conflict) => conflict.column('access_key').doNothing())
      .returning('access_key')
      .execute();
    return rows.length === 1 ? 'created' : 'taken';
  }

  async find(accessKey: string): Promise<SealedCredential | undefined> {
    const row = await this.#db
      .selectFrom('credentials')
      .selectAll()
      .where('access_key', '=', accessKey)
      .executeTakeFirst();
    return (
      row && {
        accessKey: row.access_key,
        tenantId: row.tenant_id,
        keyId: row.key_id,
        sealedSecret: row.sealed_secret,
        createdAtMs: row.created_at_ms,
      }
    );
  }
}

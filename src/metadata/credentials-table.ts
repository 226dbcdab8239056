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
    return row && toCredential(row);
  }

  /** A tenant's access keys, in order. */
  async listByTenant(tenantId: string): Promise<readonly SealedCredential[]> {
    const rows = await this.#db
      .selectFrom('credentials')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('access_key')
      .execute();
    return rows.map(toCredential);
  }

  /** How many access keys each of these tenants has; those without any are left out. */
  async countByTenant(tenantIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (tenantIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('credentials')
      .select((eb) => ['tenant_id', eb.fn.countAll<number>().as('count')])
      .where('tenant_id', 'in', tenantIds)
      .groupBy('tenant_id')
      .execute();
    return new Map(rows.map((row) => [row.tenant_id, Number(row.count)]));
  }

  /** Removes an access key for good; returns whose it was, undefined when it was not there. */
  async remove(accessKey: string): Promise<string | undefined> {
    const row = await this.#db
      .deleteFrom('credentials')
      .where('access_key', '=', accessKey)
      .returning('tenant_id')
      .executeTakeFirst();
    return row?.tenant_id;
  }
}

function toCredential(row: Schema['credentials']): SealedCredential {
  return {
    accessKey: row.access_key,
    tenantId: row.tenant_id,
    keyId: row.key_id,
    sealedSecret: row.sealed_secret,
    createdAtMs: row.created_at_ms,
  };
}

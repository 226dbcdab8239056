import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Schema } from './schema.ts';

/** Tenants and their policies. */
export class TenantsTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(db: Kysely<Schema>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async find(id: string): Promise<Tenant | undefined> {
    const row = await this.#db.selectFrom('tenants').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toTenant(row);
  }

  /** The tenant, made when it is not there. */
  async ensure(id: string): Promise<Tenant> {
    await this.#db
      .insertInto('tenants')
      .values({ id, policy: '{}', created_at_ms: this.#clock.nowMs() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return toTenant(await this.#db.selectFrom('tenants').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  }

  /** Makes a tenant with its policy; `exists` when there is one of that name, which stays as it is. */
  async create(id: string, policy: PolicyDocument): Promise<'created' | 'exists'> {
    const rows = await this.#db
      .insertInto('tenants')
      .values({ id, policy: JSON.stringify(policy), created_at_ms: this.#clock.nowMs() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    return rows.length === 1 ? 'created' : 'exists';
  }

  async setPolicy(id: string, policy: PolicyDocument): Promise<void> {
    await this.#db
      .updateTable('tenants')
      .set({ policy: JSON.stringify(policy) })
      .where('id', '=', id)
      .execute();
  }

  /** Tenants in order of id, after `after`. */
  async page({ after = '', limit }: { readonly after?: string; readonly limit: number }): Promise<readonly Tenant[]> {
    const rows = await this.#db
      .selectFrom('tenants')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(toTenant);
  }

  async count(): Promise<number> {
    const row = await this.#db
      .selectFrom('tenants')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  async list(): Promise<readonly Tenant[]> {
    return (await this.#db.selectFrom('tenants').selectAll().orderBy('id').execute()).map(toTenant);
  }
}

function toTenant(row: Schema['tenants']): Tenant {
  return { id: row.id, policy: JSON.parse(row.policy) as PolicyDocument, createdAtMs: row.created_at_ms };
}

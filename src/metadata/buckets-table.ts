import type { Kysely, Selectable } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Bucket, BucketMapping } from '../domain/bucket.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import { endOfPrefix } from './end-of-prefix.ts';
import type { Schema } from './schema.ts';

/** A page of buckets to read. */
export interface BucketPage {
  readonly tenantId?: string;
  /** Only names that begin so. */
  readonly prefix?: string;
  readonly after?: { readonly tenantId: string; readonly logicalName: string };
  readonly limit: number;
}

/** Logical buckets and their mappings to backend buckets. */
export class BucketsTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(db: Kysely<Schema>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Records a bucket with its mappings in one transaction; `exists` when the tenant has one of that name. */
  async create(bucket: Bucket): Promise<'created' | 'exists'> {
    return this.#db.transaction().execute(async (transaction) => {
      const rows = await transaction
        .insertInto('buckets')
        .values({
          id: bucket.id,
          tenant_id: bucket.tenantId,
          logical_name: bucket.logicalName,
          region_id: bucket.regionId,
          policy: JSON.stringify(bucket.policy),
          home_backend_id: bucket.homeBackendId,
          created_at_ms: bucket.createdAtMs,
          retired_at_ms: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute();
      if (rows.length === 0) return 'exists';
      if (bucket.mappings.length > 0)
        await transaction
          .insertInto('bucket_mappings')
          .values(bucket.mappings.map((mapping) => mappingRow(bucket.id, mapping)))
          .execute();
      return 'created';
    });
  }

  findByName(tenantId: string, logicalName: string): Promise<Bucket | undefined> {
    return this.#one(
      this.#db
        .selectFrom('buckets')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('logical_name', '=', logicalName)
        .where('retired_at_ms', 'is', null)
        .executeTakeFirst(),
    );
  }

  find(id: string): Promise<Bucket | undefined> {
    return this.#one(this.#db.selectFrom('buckets').selectAll().where('id', '=', id).executeTakeFirst());
  }

  /** A tenant's buckets in order of name. */
  async listByTenant(tenantId: string): Promise<readonly Bucket[]> {
    const rows = await this.#db
      .selectFrom('buckets')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('retired_at_ms', 'is', null)
      .orderBy('logical_name')
      .execute();
    return this.#withMappings(rows);
  }

  /** Living buckets in order of id, after `after`. */
  async page({ after = '', limit }: { readonly after?: string; readonly limit: number }): Promise<readonly Bucket[]> {
    const rows = await this.#db
      .selectFrom('buckets')
      .selectAll()
      .where('id', '>', after)
      .where('retired_at_ms', 'is', null)
      .orderBy('id')
      .limit(limit)
      .execute();
    return this.#withMappings(rows);
  }

  /** Living buckets in order of tenant and name, after `after`; of one tenant, or with names that begin with `prefix`. */
  async pageByName(wish: BucketPage): Promise<readonly Bucket[]> {
    const { after, tenantId, prefix = '', limit } = wish;
    let query = this.#db.selectFrom('buckets').selectAll().where('retired_at_ms', 'is', null);
    if (tenantId !== undefined) query = query.where('tenant_id', '=', tenantId);
    if (after)
      query = query.where((eb) =>
        eb(eb.refTuple('tenant_id', 'logical_name'), '>', eb.tuple(after.tenantId, after.logicalName)),
      );
    const end = endOfPrefix(prefix);
    if (prefix !== '') query = query.where('logical_name', '>=', prefix);
    if (end !== undefined) query = query.where('logical_name', '<', end);
    const rows = await query.orderBy('tenant_id').orderBy('logical_name').limit(limit).execute();
    return this.#withMappings(rows);
  }

  /** How many living buckets there are in all. */
  async count(): Promise<number> {
    const row = await this.#db
      .selectFrom('buckets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('retired_at_ms', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  /** How many living buckets each of these tenants has; those without any are left out. */
  async countByTenant(tenantIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (tenantIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('buckets')
      .select((eb) => ['tenant_id', eb.fn.countAll<number>().as('count')])
      .where('tenant_id', 'in', tenantIds)
      .where('retired_at_ms', 'is', null)
      .groupBy('tenant_id')
      .execute();
    return new Map(rows.map((row) => [row.tenant_id, Number(row.count)]));
  }

  /** Whose bucket each living one is, by bucket id. */
  async owners(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#db
      .selectFrom('buckets')
      .select(['id', 'tenant_id'])
      .where('retired_at_ms', 'is', null)
      .execute();
    return new Map(rows.map((row) => [row.id, row.tenant_id]));
  }

  /**
   * Sets a living bucket's policy, provided that its tenant's is still the one that it was checked against; false when
   * either has changed or gone meanwhile.
   */
  async setPolicy(id: string, policy: PolicyDocument, checkedAgainst: PolicyDocument): Promise<boolean> {
    const rows = await this.#db
      .updateTable('buckets')
      .set({ policy: JSON.stringify(policy) })
      .where('id', '=', id)
      .where('retired_at_ms', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('tenants')
            .select('tenants.id')
            .whereRef('tenants.id', '=', 'buckets.tenant_id')
            .where('tenants.policy', '=', JSON.stringify(checkedAgainst)),
        ),
      )
      .returning('id')
      .execute();
    return rows.length === 1;
  }

  async addMapping(bucketId: string, mapping: BucketMapping): Promise<void> {
    await this.#db
      .insertInto('bucket_mappings')
      .values(mappingRow(bucketId, mapping))
      .onConflict((conflict) => conflict.columns(['bucket_id', 'backend_id']).doNothing())
      .execute();
  }

  /** True when some bucket of ours, retired or not, is mapped to that backend bucket. */
  async isMapped(backendId: string, backendBucket: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('bucket_mappings')
      .select('bucket_id')
      .where('backend_id', '=', backendId)
      .where('backend_bucket', '=', backendBucket)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Takes a bucket out of its tenant's sight; its rows stay until its backend buckets are gone. */
  async retire(id: string): Promise<void> {
    await this.#db.updateTable('buckets').set({ retired_at_ms: this.#clock.nowMs() }).where('id', '=', id).execute();
  }

  /** Retired buckets without a copy that is still to be removed, oldest first. */
  async retired(limit: number): Promise<readonly Bucket[]> {
    const rows = await this.#db
      .selectFrom('buckets')
      .selectAll()
      .where('retired_at_ms', 'is not', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('replicas')
              .select('replicas.id')
              .whereRef('replicas.bucket_id', '=', 'buckets.id')
              .where('replicas.state', '<>', 'in-sync'),
          ),
        ),
      )
      .orderBy('retired_at_ms')
      .limit(limit)
      .execute();
    return this.#withMappings(rows);
  }

  /** Removes a bucket and everything that was recorded of it, for good. */
  async remove(id: string): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('replicas').where('bucket_id', '=', id).execute();
      await transaction.deleteFrom('objects').where('bucket_id', '=', id).execute();
      await transaction.deleteFrom('write_marks').where('bucket_id', '=', id).execute();
      await transaction.deleteFrom('bucket_mappings').where('bucket_id', '=', id).execute();
      await transaction.deleteFrom('buckets').where('id', '=', id).execute();
    });
  }

  async #one(found: Promise<Selectable<Schema['buckets']> | undefined>): Promise<Bucket | undefined> {
    const row = await found;
    return row && (await this.#withMappings([row]))[0];
  }

  async #withMappings(rows: readonly Selectable<Schema['buckets']>[]): Promise<Bucket[]> {
    if (rows.length === 0) return [];
    const mappings = await this.#db
      .selectFrom('bucket_mappings')
      .selectAll()
      .where(
        'bucket_id',
        'in',
        rows.map((row) => row.id),
      )
      .orderBy('backend_id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      logicalName: row.logical_name,
      regionId: row.region_id,
      policy: JSON.parse(row.policy) as PolicyDocument,
      homeBackendId: row.home_backend_id,
      createdAtMs: row.created_at_ms,
      mappings: mappings
        .filter((mapping) => mapping.bucket_id === row.id)
        .map((mapping) => ({
          backendId: mapping.backend_id,
          backendBucket: mapping.backend_bucket,
          collisionCounter: mapping.collision_counter,
        })),
    }));
  }
}

function mappingRow(bucketId: string, mapping: BucketMapping): Schema['bucket_mappings'] {
  return {
    bucket_id: bucketId,
    backend_id: mapping.backendId,
    backend_bucket: mapping.backendBucket,
    collision_counter: mapping.collisionCounter,
  };
}

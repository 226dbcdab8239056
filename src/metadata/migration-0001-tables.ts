import { type Kysely, sql } from 'kysely';

/** Every table of the first version. Keys sort by bytes, as S3 lists them. */
export async function createTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table tenants (
    id text primary key not null, policy text not null, created_at_ms bigint not null)`,
  `create table credentials (
    access_key text primary key not null, tenant_id text not null references tenants (id),
    key_id text not null, sealed_secret text not null, created_at_ms bigint not null)`,
  'create index credentials_by_tenant on credentials (tenant_id)',
  `create table backends (
    id text primary key not null, endpoint text not null, region text not null, state text not null,
    place text not null, seen_at_ms bigint not null)`,
  `create table providers (
    provider_id text primary key not null, name text not null, operator_country text, parent_country text,
    certifications text not null)`,
  `create table regions (
    zone_code text primary key not null, provider_id text not null references providers (provider_id),
    region_id text not null, country text not null, city text, endpoint text)`,
  `create table buckets (
    id text primary key not null, tenant_id text not null references tenants (id), logical_name text not null,
    region_id text not null, policy text not null, home_backend_id text not null, created_at_ms bigint not null,
    retired_at_ms bigint)`,
  'create unique index buckets_by_name on buckets (tenant_id, logical_name) where retired_at_ms is null',
  `create table bucket_mappings (
    bucket_id text not null references buckets (id), backend_id text not null, backend_bucket text not null,
    collision_counter integer not null, primary key (bucket_id, backend_id), unique (backend_id, backend_bucket))`,
  `create table objects (
    id text primary key not null, bucket_id text not null references buckets (id), key text not null,
    version_id text not null, generation bigint not null, is_tombstone integer not null, size_bytes bigint not null,
    etag text not null, residency text, encrypted_key text, delete_intended_at_ms bigint,
    is_disturbed integer not null, started_at_ms bigint not null, recorded_at_ms bigint not null,
    created_at_ms bigint not null, unique (bucket_id, key, version_id))`,
  `create table replicas (
    id text primary key not null, object_id text not null references objects (id), bucket_id text not null,
    backend_id text not null, goal text not null, state text not null, generation bigint not null,
    due_at_ms bigint not null, lease_token text, lease_until_ms bigint, attempts integer not null, last_error text,
    synced_generation bigint not null, seen_etag text, created_at_ms bigint not null)`,
  'create index replicas_by_object on replicas (object_id)',
  "create index replicas_to_do on replicas (state, due_at_ms) where state <> 'in-sync'",
  'create index replicas_by_bucket on replicas (bucket_id, state)',
  `create table audit_log (
    sequence bigint primary key not null, at_ms bigint not null, actor text not null, action text not null,
    target text not null, detail text not null, previous_hash text not null, hash text not null)`,
  'create table processes (id text primary key not null, heartbeat_at_ms bigint not null)',
  `create table write_marks (
    process_id text not null, bucket_id text not null, marked_at_ms bigint not null,
    primary key (process_id, bucket_id))`,
];

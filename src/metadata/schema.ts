/** Truth values are 0 or 1 and times milliseconds since the epoch, in every dialect. */
type Flag = number;

/** The tables of the metadata database, as Kysely sees them (DESIGN.md section 9). */
export interface Schema {
  readonly tenants: { id: string; policy: string; created_at_ms: number };
  readonly credentials: {
    access_key: string;
    tenant_id: string;
    key_id: string;
    sealed_secret: string;
    created_at_ms: number;
  };
  readonly backends: {
    id: string;
    endpoint: string;
    region: string;
    state: string;
    place: string;
    seen_at_ms: number;
  };
  readonly providers: {
    provider_id: string;
    name: string;
    operator_country: string | null;
    parent_country: string | null;
    certifications: string;
  };
  readonly regions: {
    zone_code: string;
    provider_id: string;
    region_id: string;
    country: string;
    city: string | null;
    endpoint: string | null;
  };
  readonly buckets: {
    id: string;
    tenant_id: string;
    logical_name: string;
    region_id: string;
    policy: string;
    home_backend_id: string;
    created_at_ms: number;
    retired_at_ms: number | null;
  };
  readonly bucket_mappings: {
    bucket_id: string;
    backend_id: string;
    backend_bucket: string;
    collision_counter: number;
  };
  readonly objects: {
    id: string;
    bucket_id: string;
    key: string;
    version_id: string;
    generation: number;
    is_tombstone: Flag;
    size_bytes: number;
    etag: string;
    residency: string | null;
    encrypted_key: string | null;
    delete_intended_at_ms: number | null;
    /** 1 when somebody else recorded the key while this write was under way. */
    is_disturbed: Flag;
    started_at_ms: number;
    recorded_at_ms: number;
    created_at_ms: number;
  };
  readonly replicas: {
    /** `object_id:backend_id`. */
    id: string;
    object_id: string;
    bucket_id: string;
    backend_id: string;
    goal: string;
    state: string;
    /** The object generation that last set the row's goal. */
    generation: number;
    due_at_ms: number;
    lease_token: string | null;
    lease_until_ms: number | null;
    attempts: number;
    last_error: string | null;
    synced_generation: number;
    seen_etag: string | null;
    created_at_ms: number;
  };
  readonly audit_log: {
    sequence: number;
    at_ms: number;
    actor: string;
    action: string;
    target: string;
    detail: string;
    previous_hash: string;
    hash: string;
  };
  /** One row at most. */
  readonly counted_totals: { id: number; at_ms: number; detail: string };
  readonly history_samples: { at_ms: number; detail: string };
  readonly write_marks: { process_id: string; bucket_id: string; marked_at_ms: number };
  readonly processes: { id: string; heartbeat_at_ms: number };
}

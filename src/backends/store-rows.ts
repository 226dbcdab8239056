import type { Segment } from './store-blobs.ts';

/** An object as the index keeps it. */
export interface ObjectRow {
  readonly bucket: string;
  readonly key: string;
  readonly size_bytes: number;
  /** Without quotes. */
  readonly etag: string;
  readonly last_modified_ms: number;
  /** JSON: the describing headers by name. */
  readonly headers: string;
  /** JSON: checksum headers by name. */
  readonly checksums: string;
  /** JSON: `Segment[]`. */
  readonly segments: string;
  readonly inline: Uint8Array | null;
}

/** An upload in progress, or one that was completed a while ago. */
export interface UploadRow {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly headers: string;
  readonly created_at_ms: number;
  readonly completed_etag: string | null;
}

/** A part of an upload. */
export interface PartRow {
  readonly upload_id: string;
  readonly part_number: number;
  readonly blob: string | null;
  readonly size_bytes: number;
  readonly etag: string;
  readonly last_modified_ms: number;
}

/** Where an object's bytes lie. */
export function segmentsOf(row: ObjectRow): readonly Segment[] {
  return JSON.parse(row.segments) as Segment[];
}

/** A JSON record of strings. */
export function recordOf(json: string): Record<string, string> {
  return JSON.parse(json) as Record<string, string>;
}

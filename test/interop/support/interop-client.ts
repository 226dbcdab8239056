/** An object as clients name it. */
export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
}

/** What a client sets beside the bytes. Metadata names are in lower case. */
export interface Dress {
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What a folder of a bucket shows: whole keys and whole prefixes. */
export interface Folder {
  readonly keys: readonly string[];
  readonly folders: readonly string[];
}

/** A version as a listing shows it. */
export interface ListedVersion {
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
}

/** Said in place of commands that a client does not have; the step is then reported as not run, with this reason. */
export class Lacks {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Tags as names and values. */
export type Tags = Readonly<Record<string, string>>;

/** How a client handles the tags of one kind of thing. */
export interface TagCommands<Target> {
  put(target: Target, tags: Tags): Promise<void>;
  /** No tags when there are none, whether the server says so with an empty set or with 404 NoSuchTagSet. */
  get(target: Target): Promise<Tags>;
  delete(target: Target): Promise<void>;
}

/** How a client handles versions. */
export interface VersionCommands {
  enable(bucket: string): Promise<void>;
  suspend(bucket: string): Promise<void>;
  status(bucket: string): Promise<string | undefined>;
  /** The versions of one key, the newest first. */
  list(object: ObjectName): Promise<readonly ListedVersion[]>;
  get(object: ObjectName, versionId: string): Promise<Buffer>;
  delete(object: ObjectName, versionId: string): Promise<void>;
}

/**
 * A client that others wrote, with its own way of doing what a session asks for. Every method throws, with what the client
 * said, when the client reports a failure. Files are paths on this machine.
 */
export interface InteropClient {
  /** As the client says it itself. */
  readonly version: string;
  createBucket(bucket: string): Promise<void>;
  buckets(): Promise<readonly string[]>;
  put(object: ObjectName, file: string, dress: Dress): Promise<void>;
  /** An upload in parts of 5 MiB, or of the client's own size. */
  putByParts(object: ObjectName, file: string): Promise<void>;
  get(object: ObjectName): Promise<Buffer>;
  /** What the client can tell without reading the object. */
  head: ((object: ObjectName) => Promise<Dress & { readonly size: number }>) | Lacks;
  /** Every key below the prefix, over all pages. */
  list(bucket: string, prefix: string): Promise<readonly string[]>;
  folder(bucket: string, prefix: string): Promise<Folder>;
  /** Both ends are included, as in HTTP. */
  range: ((object: ObjectName, first: number, last: number) => Promise<Buffer>) | Lacks;
  copy(from: ObjectName, to: ObjectName): Promise<void>;
  copyDressed: ((from: ObjectName, to: ObjectName, dress: Dress) => Promise<void>) | Lacks;
  copyByParts: ((from: ObjectName, to: ObjectName) => Promise<void>) | Lacks;
  /** Makes the prefix hold what the folder holds; resolves with how many files it carried over. */
  sync(folder: string, bucket: string, prefix: string): Promise<number>;
  readonly objectTags: TagCommands<ObjectName> | Lacks;
  readonly bucketTags: TagCommands<string> | Lacks;
  readonly versions: VersionCommands | Lacks;
  presignGet: ((object: ObjectName) => Promise<string>) | Lacks;
  presignPut: ((object: ObjectName) => Promise<string>) | Lacks;
  delete(object: ObjectName): Promise<void>;
  /** Everything below the prefix, as many in one request as the client can. */
  deleteAll(bucket: string, prefix: string): Promise<void>;
  deleteBucket(bucket: string): Promise<void>;
  /** Ends what the client has opened. */
  close(): Promise<void>;
}

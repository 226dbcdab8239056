import { queryValue } from './headers.ts';
import type { HeaderMap, Query } from './message.ts';

/** What the gateway does with an operation. */
export type Handling =
  /** Answered from metadata. */
  | 'answer'
  /** Sent to the bucket's home. */
  | 'forward'
  /** Carried out at every backend of the bucket. */
  | 'fan-out'
  /** A write of an object: done at home, then recorded with its due replicas. */
  | 'record'
  /** NotImplemented, by name. */
  | 'refuse';

/** What a caller needs to be allowed. */
export type Access = 'list' | 'read' | 'write' | 'manage';

/** What kind of body a request has. */
export type BodyKind = 'none' | 'document' | 'object';

/** What a request is addressed to. */
export type Resource = 'service' | 'bucket' | 'object';

/** One row of the table: how a request is recognised and what becomes of it. */
export interface Operation {
  /** As AWS spells it; also the label of its metrics. */
  readonly name: OperationName;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly resource: Resource;
  /** Query parameters that must be there, with a value where one is given as `name=value`. */
  readonly query: readonly string[];
  /** A header that must be there. */
  readonly header: string | undefined;
  readonly access: Access;
  readonly body: BodyKind;
  readonly handling: Handling;
}

type Row = readonly [
  name: string,
  method: Operation['method'],
  resource: Resource,
  /** `a&b=2` for query parameters, `@name` for a header. */
  when: string,
  access: Access,
  body: BodyKind,
  handling: Handling,
];

/**
 * Every operation of the S3 REST API (AWS, "Amazon S3 API Reference"). Rows that ask for more stand before those that
 * ask for less; the first that fits a request names it.
 */
const ROWS = [
  // What the gateway does.
  ['ListBuckets', 'GET', 'service', '', 'list', 'none', 'answer'],
  ['CreateBucket', 'PUT', 'bucket', '', 'manage', 'document', 'fan-out'],
  ['HeadBucket', 'HEAD', 'bucket', '', 'list', 'none', 'answer'],
  ['GetBucketLocation', 'GET', 'bucket', 'location', 'list', 'none', 'answer'],
  ['DeleteBucket', 'DELETE', 'bucket', '', 'manage', 'none', 'fan-out'],
  ['ListObjectsV2', 'GET', 'bucket', 'list-type=2', 'list', 'none', 'forward'],
  ['ListObjects', 'GET', 'bucket', '', 'list', 'none', 'forward'],
  ['GetObject', 'GET', 'object', '', 'read', 'none', 'forward'],
  ['HeadObject', 'HEAD', 'object', '', 'read', 'none', 'forward'],
  ['PutObject', 'PUT', 'object', '', 'write', 'object', 'record'],
  ['CopyObject', 'PUT', 'object', '@x-amz-copy-source', 'write', 'none', 'record'],
  ['DeleteObject', 'DELETE', 'object', '', 'write', 'none', 'record'],
  ['DeleteObjects', 'POST', 'bucket', 'delete', 'write', 'document', 'record'],
  ['CreateMultipartUpload', 'POST', 'object', 'uploads', 'write', 'none', 'forward'],
  ['UploadPart', 'PUT', 'object', 'partNumber&uploadId', 'write', 'object', 'forward'],
  ['UploadPartCopy', 'PUT', 'object', 'partNumber&uploadId&@x-amz-copy-source', 'write', 'none', 'forward'],
  ['CompleteMultipartUpload', 'POST', 'object', 'uploadId', 'write', 'document', 'record'],
  ['AbortMultipartUpload', 'DELETE', 'object', 'uploadId', 'write', 'none', 'forward'],
  ['ListParts', 'GET', 'object', 'uploadId', 'list', 'none', 'forward'],
  ['ListMultipartUploads', 'GET', 'bucket', 'uploads', 'list', 'none', 'forward'],

  // Objects: what is refused by name.
  ['GetObjectAcl', 'GET', 'object', 'acl', 'read', 'none', 'refuse'],
  ['PutObjectAcl', 'PUT', 'object', 'acl', 'manage', 'document', 'refuse'],
  ['GetObjectAttributes', 'GET', 'object', 'attributes', 'read', 'none', 'refuse'],
  ['GetObjectLegalHold', 'GET', 'object', 'legal-hold', 'read', 'none', 'refuse'],
  ['PutObjectLegalHold', 'PUT', 'object', 'legal-hold', 'write', 'document', 'refuse'],
  ['GetObjectRetention', 'GET', 'object', 'retention', 'read', 'none', 'refuse'],
  ['PutObjectRetention', 'PUT', 'object', 'retention', 'write', 'document', 'refuse'],
  ['GetObjectTagging', 'GET', 'object', 'tagging', 'read', 'none', 'refuse'],
  ['PutObjectTagging', 'PUT', 'object', 'tagging', 'write', 'document', 'refuse'],
  ['DeleteObjectTagging', 'DELETE', 'object', 'tagging', 'write', 'none', 'refuse'],
  ['GetObjectTorrent', 'GET', 'object', 'torrent', 'read', 'none', 'refuse'],
  ['RestoreObject', 'POST', 'object', 'restore', 'write', 'document', 'refuse'],
  ['SelectObjectContent', 'POST', 'object', 'select&select-type=2', 'read', 'document', 'refuse'],
  ['RenameObject', 'PUT', 'object', 'renameObject', 'write', 'none', 'refuse'],
  ['UpdateObjectEncryption', 'PUT', 'object', 'encryption', 'manage', 'document', 'refuse'],
  ['WriteGetObjectResponse', 'POST', 'service', '@x-amz-request-route', 'write', 'object', 'refuse'],
  ['PostObject', 'POST', 'bucket', '', 'write', 'object', 'refuse'],

  // Buckets: what is refused by name.
  ['ListObjectVersions', 'GET', 'bucket', 'versions', 'list', 'none', 'refuse'],
  ['ListDirectoryBuckets', 'GET', 'service', '@x-amz-directory-buckets', 'list', 'none', 'refuse'],
  ['CreateSession', 'GET', 'bucket', 'session', 'read', 'none', 'refuse'],
  ['GetBucketAbac', 'GET', 'bucket', 'abac', 'manage', 'none', 'refuse'],
  ['PutBucketAbac', 'PUT', 'bucket', 'abac', 'manage', 'document', 'refuse'],
  ['GetBucketAccelerateConfiguration', 'GET', 'bucket', 'accelerate', 'manage', 'none', 'refuse'],
  ['PutBucketAccelerateConfiguration', 'PUT', 'bucket', 'accelerate', 'manage', 'document', 'refuse'],
  ['GetBucketAcl', 'GET', 'bucket', 'acl', 'manage', 'none', 'refuse'],
  ['PutBucketAcl', 'PUT', 'bucket', 'acl', 'manage', 'document', 'refuse'],
  ['GetBucketAnalyticsConfiguration', 'GET', 'bucket', 'analytics&id', 'manage', 'none', 'refuse'],
  ['ListBucketAnalyticsConfigurations', 'GET', 'bucket', 'analytics', 'manage', 'none', 'refuse'],
  ['PutBucketAnalyticsConfiguration', 'PUT', 'bucket', 'analytics', 'manage', 'document', 'refuse'],
  ['DeleteBucketAnalyticsConfiguration', 'DELETE', 'bucket', 'analytics', 'manage', 'none', 'refuse'],
  ['GetBucketCors', 'GET', 'bucket', 'cors', 'manage', 'none', 'refuse'],
  ['PutBucketCors', 'PUT', 'bucket', 'cors', 'manage', 'document', 'refuse'],
  ['DeleteBucketCors', 'DELETE', 'bucket', 'cors', 'manage', 'none', 'refuse'],
  ['GetBucketEncryption', 'GET', 'bucket', 'encryption', 'manage', 'none', 'refuse'],
  ['PutBucketEncryption', 'PUT', 'bucket', 'encryption', 'manage', 'document', 'refuse'],
  ['DeleteBucketEncryption', 'DELETE', 'bucket', 'encryption', 'manage', 'none', 'refuse'],
  ['GetBucketIntelligentTieringConfiguration', 'GET', 'bucket', 'intelligent-tiering&id', 'manage', 'none', 'refuse'],
  ['ListBucketIntelligentTieringConfigurations', 'GET', 'bucket', 'intelligent-tiering', 'manage', 'none', 'refuse'],
  ['PutBucketIntelligentTieringConfiguration', 'PUT', 'bucket', 'intelligent-tiering', 'manage', 'document', 'refuse'],
  ['DeleteBucketIntelligentTieringConfiguration', 'DELETE', 'bucket', 'intelligent-tiering', 'manage', 'none', 'refuse'],
  ['GetBucketInventoryConfiguration', 'GET', 'bucket', 'inventory&id', 'manage', 'none', 'refuse'],
  ['ListBucketInventoryConfigurations', 'GET', 'bucket', 'inventory', 'manage', 'none', 'refuse'],
  ['PutBucketInventoryConfiguration', 'PUT', 'bucket', 'inventory', 'manage', 'document', 'refuse'],
  ['DeleteBucketInventoryConfiguration', 'DELETE', 'bucket', 'inventory', 'manage', 'none', 'refuse'],
  ['GetBucketLifecycleConfiguration', 'GET', 'bucket', 'lifecycle', 'manage', 'none', 'refuse'],
  ['PutBucketLifecycleConfiguration', 'PUT', 'bucket', 'lifecycle', 'manage', 'document', 'refuse'],
  ['DeleteBucketLifecycle', 'DELETE', 'bucket', 'lifecycle', 'manage', 'none', 'refuse'],
  ['GetBucketLogging', 'GET', 'bucket', 'logging', 'manage', 'none', 'refuse'],
  ['PutBucketLogging', 'PUT', 'bucket', 'logging', 'manage', 'document', 'refuse'],
  ['GetBucketMetadataConfiguration', 'GET', 'bucket', 'metadataConfiguration', 'manage', 'none', 'refuse'],
  ['CreateBucketMetadataConfiguration', 'POST', 'bucket', 'metadataConfiguration', 'manage', 'document', 'refuse'],
  ['DeleteBucketMetadataConfiguration', 'DELETE', 'bucket', 'metadataConfiguration', 'manage', 'none', 'refuse'],
  ['UpdateBucketMetadataInventoryTableConfiguration', 'PUT', 'bucket', 'metadataInventoryTable', 'manage', 'document', 'refuse'],
  ['UpdateBucketMetadataJournalTableConfiguration', 'PUT', 'bucket', 'metadataJournalTable', 'manage', 'document', 'refuse'],
  ['GetBucketMetadataTableConfiguration', 'GET', 'bucket', 'metadataTable', 'manage', 'none', 'refuse'],
  ['CreateBucketMetadataTableConfiguration', 'POST', 'bucket', 'metadataTable', 'manage', 'document', 'refuse'],
  ['DeleteBucketMetadataTableConfiguration', 'DELETE', 'bucket', 'metadataTable', 'manage', 'none', 'refuse'],
  ['GetBucketMetricsConfiguration', 'GET', 'bucket', 'metrics&id', 'manage', 'none', 'refuse'],
  ['ListBucketMetricsConfigurations', 'GET', 'bucket', 'metrics', 'manage', 'none', 'refuse'],
  ['PutBucketMetricsConfiguration', 'PUT', 'bucket', 'metrics', 'manage', 'document', 'refuse'],
  ['DeleteBucketMetricsConfiguration', 'DELETE', 'bucket', 'metrics', 'manage', 'none', 'refuse'],
  ['GetBucketNotificationConfiguration', 'GET', 'bucket', 'notification', 'manage', 'none', 'refuse'],
  ['PutBucketNotificationConfiguration', 'PUT', 'bucket', 'notification', 'manage', 'document', 'refuse'],
  ['GetObjectLockConfiguration', 'GET', 'bucket', 'object-lock', 'manage', 'none', 'refuse'],
  ['PutObjectLockConfiguration', 'PUT', 'bucket', 'object-lock', 'manage', 'document', 'refuse'],
  ['GetBucketOwnershipControls', 'GET', 'bucket', 'ownershipControls', 'manage', 'none', 'refuse'],
  ['PutBucketOwnershipControls', 'PUT', 'bucket', 'ownershipControls', 'manage', 'document', 'refuse'],
  ['DeleteBucketOwnershipControls', 'DELETE', 'bucket', 'ownershipControls', 'manage', 'none', 'refuse'],
  ['GetBucketPolicy', 'GET', 'bucket', 'policy', 'manage', 'none', 'refuse'],
  ['PutBucketPolicy', 'PUT', 'bucket', 'policy', 'manage', 'document', 'refuse'],
  ['DeleteBucketPolicy', 'DELETE', 'bucket', 'policy', 'manage', 'none', 'refuse'],
  ['GetBucketPolicyStatus', 'GET', 'bucket', 'policyStatus', 'manage', 'none', 'refuse'],
  ['GetPublicAccessBlock', 'GET', 'bucket', 'publicAccessBlock', 'manage', 'none', 'refuse'],
  ['PutPublicAccessBlock', 'PUT', 'bucket', 'publicAccessBlock', 'manage', 'document', 'refuse'],
  ['DeletePublicAccessBlock', 'DELETE', 'bucket', 'publicAccessBlock', 'manage', 'none', 'refuse'],
  ['GetBucketReplication', 'GET', 'bucket', 'replication', 'manage', 'none', 'refuse'],
  ['PutBucketReplication', 'PUT', 'bucket', 'replication', 'manage', 'document', 'refuse'],
  ['DeleteBucketReplication', 'DELETE', 'bucket', 'replication', 'manage', 'none', 'refuse'],
  ['GetBucketRequestPayment', 'GET', 'bucket', 'requestPayment', 'manage', 'none', 'refuse'],
  ['PutBucketRequestPayment', 'PUT', 'bucket', 'requestPayment', 'manage', 'document', 'refuse'],
  ['GetBucketTagging', 'GET', 'bucket', 'tagging', 'manage', 'none', 'refuse'],
  ['PutBucketTagging', 'PUT', 'bucket', 'tagging', 'manage', 'document', 'refuse'],
  ['DeleteBucketTagging', 'DELETE', 'bucket', 'tagging', 'manage', 'none', 'refuse'],
  ['GetBucketVersioning', 'GET', 'bucket', 'versioning', 'manage', 'none', 'refuse'],
  ['PutBucketVersioning', 'PUT', 'bucket', 'versioning', 'manage', 'document', 'refuse'],
  ['GetBucketWebsite', 'GET', 'bucket', 'website', 'manage', 'none', 'refuse'],
  ['PutBucketWebsite', 'PUT', 'bucket', 'website', 'manage', 'document', 'refuse'],
  ['DeleteBucketWebsite', 'DELETE', 'bucket', 'website', 'manage', 'none', 'refuse'],
] as const satisfies readonly Row[];

/** The name of an S3 operation, as AWS spells it. */
export type OperationName = (typeof ROWS)[number][0];

/** The table, for documentation and tests. */
export const OPERATIONS: readonly Operation[] = ROWS.map(toOperation);

const BY_METHOD = groupByMethod(OPERATIONS);

/** The operation that a request names, or undefined when S3 has none of that shape. */
export function recognise(
  method: string,
  resource: Resource,
  query: Query,
  headers: HeaderMap,
): Operation | undefined {
  const candidates = BY_METHOD.get(`${method} ${resource}`);
  return candidates?.find((operation) => fits(operation, query, headers));
}

function fits(operation: Operation, query: Query, headers: HeaderMap): boolean {
  if (operation.header !== undefined && headers[operation.header] === undefined) return false;
  return operation.query.every((condition) => {
    const [name = '', wanted] = condition.split('=');
    const value = queryValue(query, name);
    return value !== undefined && (wanted === undefined || value === wanted);
  });
}

function toOperation([name, method, resource, when, access, body, handling]: (typeof ROWS)[number]): Operation {
  const conditions = (when as string).split('&').filter(Boolean);
  const header = conditions.find((condition) => condition.startsWith('@'))?.slice(1);
  const query = conditions.filter((condition) => !condition.startsWith('@'));
  return { name, method, resource, query, header, access, body, handling };
}

/** The most demanding rows first, so that a plain one never takes what a sub-resource names. */
function groupByMethod(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const name = `${operation.method} ${operation.resource}`;
    groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  const demands = (operation: Operation) => operation.query.length + (operation.header === undefined ? 0 : 1);
  for (const group of groups.values()) group.sort((a, b) => demands(b) - demands(a));
  return groups;
}

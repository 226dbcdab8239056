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

/** What kind of body a request has: none, an XML (or JSON) document, or an object's bytes. */
export type BodyKind = 'none' | 'document' | 'object';

/** What a request is addressed to. */
export type Resource = 'service' | 'bucket' | 'object';

/** A query parameter that must be there, with this value if one is given. */
export interface QueryCondition {
  readonly name: string;
  readonly value: string | undefined;
}

/** One row of the table: how a request is recognised and what becomes of it. */
export interface Operation {
  /** As AWS spells it; also the label of its metrics. */
  readonly name: OperationName;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly resource: Resource;
  /** Query parameters that must be there; the first without a value is the operation's sub-resource. */
  readonly query: readonly QueryCondition[];
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
  recognisedBy: string,
  access: Access,
  body: BodyKind,
  handling: Handling,
];

/**
 * Every operation of the S3 REST API (AWS, "Amazon S3 API Reference", Actions), and what becomes of it here. What is
 * not in this table does not exist: MethodNotAllowed. The order of the rows means nothing.
 *
 * `recognised by` lists, joined by `&`, the query parameters that a request must have (`name`, or `name=value`) and the
 * header (`@name`). A row never takes a request that also carries another row's sub-resource: `DELETE /bucket?acl` is no
 * DeleteBucket.
 */
// biome-ignore format: a table is read in columns
const ROWS = [
  // operation                                         method    on         recognised by                             access    body        handling

  // Served: buckets.
  ['ListBuckets',                                      'GET',    'service', '',                                       'list',   'none',     'answer'],
  ['CreateBucket',                                     'PUT',    'bucket',  '',                                       'manage', 'document', 'fan-out'],
  ['HeadBucket',                                       'HEAD',   'bucket',  '',                                       'list',   'none',     'answer'],
  ['GetBucketLocation',                                'GET',    'bucket',  'location',                               'list',   'none',     'answer'],
  ['DeleteBucket',                                     'DELETE', 'bucket',  '',                                       'manage', 'none',     'fan-out'],
  ['ListObjectsV2',                                    'GET',    'bucket',  'list-type=2',                            'list',   'none',     'forward'],
  ['ListObjects',                                      'GET',    'bucket',  '',                                       'list',   'none',     'forward'],

  // Served: objects.
  ['GetObject',                                        'GET',    'object',  '',                                       'read',   'none',     'forward'],
  ['HeadObject',                                       'HEAD',   'object',  '',                                       'read',   'none',     'forward'],
  ['PutObject',                                        'PUT',    'object',  '',                                       'write',  'object',   'record'],
  ['CopyObject',                                       'PUT',    'object',  '@x-amz-copy-source',                     'write',  'none',     'record'],
  ['DeleteObject',                                     'DELETE', 'object',  '',                                       'write',  'none',     'record'],
  ['DeleteObjects',                                    'POST',   'bucket',  'delete',                                 'write',  'document', 'record'],
  ['GetObjectTagging',                                 'GET',    'object',  'tagging',                                'read',   'none',     'forward'],
  ['PutObjectTagging',                                 'PUT',    'object',  'tagging',                                'write',  'document', 'record'],
  ['DeleteObjectTagging',                              'DELETE', 'object',  'tagging',                                'write',  'none',     'record'],

  // Served: multipart uploads. The upload id that a client holds is ours, so it is translated on the way.
  ['CreateMultipartUpload',                            'POST',   'object',  'uploads',                                'write',  'none',     'forward'],
  ['UploadPart',                                       'PUT',    'object',  'uploadId&partNumber',                    'write',  'object',   'forward'],
  ['UploadPartCopy',                                   'PUT',    'object',  'uploadId&partNumber&@x-amz-copy-source', 'write',  'none',     'forward'],
  ['ListParts',                                        'GET',    'object',  'uploadId',                               'list',   'none',     'forward'],
  ['ListMultipartUploads',                             'GET',    'bucket',  'uploads',                                'list',   'none',     'forward'],
  ['AbortMultipartUpload',                             'DELETE', 'object',  'uploadId',                               'write',  'none',     'forward'],
  ['CompleteMultipartUpload',                          'POST',   'object',  'uploadId',                               'write',  'document', 'record'],

  // Refused: what hangs on an object.
  ['GetObjectAcl',                                     'GET',    'object',  'acl',                                    'read',   'none',     'refuse'],
  ['PutObjectAcl',                                     'PUT',    'object',  'acl',                                    'manage', 'document', 'refuse'],
  ['GetObjectAttributes',                              'GET',    'object',  'attributes',                             'read',   'none',     'refuse'],
  ['GetObjectAnnotation',                              'GET',    'object',  'annotation&annotationName',              'read',   'none',     'refuse'],
  ['ListObjectAnnotations',                            'GET',    'object',  'annotation',                             'list',   'none',     'refuse'],
  ['PutObjectAnnotation',                              'PUT',    'object',  'annotation',                             'write',  'object',   'refuse'],
  ['DeleteObjectAnnotation',                           'DELETE', 'object',  'annotation',                             'write',  'none',     'refuse'],
  ['GetObjectLegalHold',                               'GET',    'object',  'legal-hold',                             'read',   'none',     'refuse'],
  ['PutObjectLegalHold',                               'PUT',    'object',  'legal-hold',                             'write',  'document', 'refuse'],
  ['GetObjectRetention',                               'GET',    'object',  'retention',                              'read',   'none',     'refuse'],
  ['PutObjectRetention',                               'PUT',    'object',  'retention',                              'write',  'document', 'refuse'],
  ['UpdateObjectEncryption',                           'PUT',    'object',  'encryption',                             'manage', 'document', 'refuse'],
  ['RenameObject',                                     'PUT',    'object',  'renameObject',                           'write',  'none',     'refuse'],
  ['RestoreObject',                                    'POST',   'object',  'restore',                                'write',  'document', 'refuse'],
  ['SelectObjectContent',                              'POST',   'object',  'select&select-type=2',                   'read',   'document', 'refuse'],
  ['GetObjectTorrent',                                 'GET',    'object',  'torrent',                                'read',   'none',     'refuse'],
  ['PostObject',                                       'POST',   'bucket',  '',                                       'write',  'object',   'refuse'],
  ['WriteGetObjectResponse',                           'POST',   'bucket',  '@x-amz-request-route',                   'write',  'object',   'refuse'],

  // Refused: versions, and directory buckets.
  ['ListObjectVersions',                               'GET',    'bucket',  'versions',                               'list',   'none',     'refuse'],
  ['GetBucketVersioning',                              'GET',    'bucket',  'versioning',                             'manage', 'none',     'refuse'],
  ['PutBucketVersioning',                              'PUT',    'bucket',  'versioning',                             'manage', 'document', 'refuse'],
  ['ListDirectoryBuckets',                             'GET',    'service', 'x-id=ListDirectoryBuckets',              'list',   'none',     'refuse'],
  ['CreateSession',                                    'GET',    'bucket',  'session',                                'read',   'none',     'refuse'],

  // Refused: who may use a bucket.
  ['GetBucketAcl',                                     'GET',    'bucket',  'acl',                                    'manage', 'none',     'refuse'],
  ['PutBucketAcl',                                     'PUT',    'bucket',  'acl',                                    'manage', 'document', 'refuse'],
  ['GetBucketPolicy',                                  'GET',    'bucket',  'policy',                                 'manage', 'none',     'refuse'],
  ['PutBucketPolicy',                                  'PUT',    'bucket',  'policy',                                 'manage', 'document', 'refuse'],
  ['DeleteBucketPolicy',                               'DELETE', 'bucket',  'policy',                                 'manage', 'none',     'refuse'],
  ['GetBucketPolicyStatus',                            'GET',    'bucket',  'policyStatus',                           'manage', 'none',     'refuse'],
  ['GetPublicAccessBlock',                             'GET',    'bucket',  'publicAccessBlock',                      'manage', 'none',     'refuse'],
  ['PutPublicAccessBlock',                             'PUT',    'bucket',  'publicAccessBlock',                      'manage', 'document', 'refuse'],
  ['DeletePublicAccessBlock',                          'DELETE', 'bucket',  'publicAccessBlock',                      'manage', 'none',     'refuse'],
  ['GetBucketOwnershipControls',                       'GET',    'bucket',  'ownershipControls',                      'manage', 'none',     'refuse'],
  ['PutBucketOwnershipControls',                       'PUT',    'bucket',  'ownershipControls',                      'manage', 'document', 'refuse'],
  ['DeleteBucketOwnershipControls',                    'DELETE', 'bucket',  'ownershipControls',                      'manage', 'none',     'refuse'],
  ['GetBucketAbac',                                    'GET',    'bucket',  'abac',                                   'manage', 'none',     'refuse'],
  ['PutBucketAbac',                                    'PUT',    'bucket',  'abac',                                   'manage', 'document', 'refuse'],
  ['GetBucketCors',                                    'GET',    'bucket',  'cors',                                   'manage', 'none',     'refuse'],
  ['PutBucketCors',                                    'PUT',    'bucket',  'cors',                                   'manage', 'document', 'refuse'],
  ['DeleteBucketCors',                                 'DELETE', 'bucket',  'cors',                                   'manage', 'none',     'refuse'],

  // Refused: how a bucket keeps its objects.
  ['GetBucketEncryption',                              'GET',    'bucket',  'encryption',                             'manage', 'none',     'refuse'],
  ['PutBucketEncryption',                              'PUT',    'bucket',  'encryption',                             'manage', 'document', 'refuse'],
  ['DeleteBucketEncryption',                           'DELETE', 'bucket',  'encryption',                             'manage', 'none',     'refuse'],
  ['GetObjectLockConfiguration',                       'GET',    'bucket',  'object-lock',                            'manage', 'none',     'refuse'],
  ['PutObjectLockConfiguration',                       'PUT',    'bucket',  'object-lock',                            'manage', 'document', 'refuse'],
  ['GetBucketLifecycleConfiguration',                  'GET',    'bucket',  'lifecycle',                              'manage', 'none',     'refuse'],
  ['PutBucketLifecycleConfiguration',                  'PUT',    'bucket',  'lifecycle',                              'manage', 'document', 'refuse'],
  ['DeleteBucketLifecycle',                            'DELETE', 'bucket',  'lifecycle',                              'manage', 'none',     'refuse'],
  ['GetBucketReplication',                             'GET',    'bucket',  'replication',                            'manage', 'none',     'refuse'],
  ['PutBucketReplication',                             'PUT',    'bucket',  'replication',                            'manage', 'document', 'refuse'],
  ['DeleteBucketReplication',                          'DELETE', 'bucket',  'replication',                            'manage', 'none',     'refuse'],
  ['GetBucketTagging',                                 'GET',    'bucket',  'tagging',                                'manage', 'none',     'refuse'],
  ['PutBucketTagging',                                 'PUT',    'bucket',  'tagging',                                'manage', 'document', 'refuse'],
  ['DeleteBucketTagging',                              'DELETE', 'bucket',  'tagging',                                'manage', 'none',     'refuse'],
  ['GetBucketIntelligentTieringConfiguration',         'GET',    'bucket',  'intelligent-tiering&id',                 'manage', 'none',     'refuse'],
  ['ListBucketIntelligentTieringConfigurations',       'GET',    'bucket',  'intelligent-tiering',                    'manage', 'none',     'refuse'],
  ['PutBucketIntelligentTieringConfiguration',         'PUT',    'bucket',  'intelligent-tiering',                    'manage', 'document', 'refuse'],
  ['DeleteBucketIntelligentTieringConfiguration',      'DELETE', 'bucket',  'intelligent-tiering',                    'manage', 'none',     'refuse'],

  // Refused: how a bucket is served and reported on.
  ['GetBucketAccelerateConfiguration',                 'GET',    'bucket',  'accelerate',                             'manage', 'none',     'refuse'],
  ['PutBucketAccelerateConfiguration',                 'PUT',    'bucket',  'accelerate',                             'manage', 'document', 'refuse'],
  ['GetBucketRequestPayment',                          'GET',    'bucket',  'requestPayment',                         'manage', 'none',     'refuse'],
  ['PutBucketRequestPayment',                          'PUT',    'bucket',  'requestPayment',                         'manage', 'document', 'refuse'],
  ['GetBucketWebsite',                                 'GET',    'bucket',  'website',                                'manage', 'none',     'refuse'],
  ['PutBucketWebsite',                                 'PUT',    'bucket',  'website',                                'manage', 'document', 'refuse'],
  ['DeleteBucketWebsite',                              'DELETE', 'bucket',  'website',                                'manage', 'none',     'refuse'],
  ['GetBucketLogging',                                 'GET',    'bucket',  'logging',                                'manage', 'none',     'refuse'],
  ['PutBucketLogging',                                 'PUT',    'bucket',  'logging',                                'manage', 'document', 'refuse'],
  ['GetBucketNotificationConfiguration',               'GET',    'bucket',  'notification',                           'manage', 'none',     'refuse'],
  ['PutBucketNotificationConfiguration',               'PUT',    'bucket',  'notification',                           'manage', 'document', 'refuse'],
  ['GetBucketAnalyticsConfiguration',                  'GET',    'bucket',  'analytics&id',                           'manage', 'none',     'refuse'],
  ['ListBucketAnalyticsConfigurations',                'GET',    'bucket',  'analytics',                              'manage', 'none',     'refuse'],
  ['PutBucketAnalyticsConfiguration',                  'PUT',    'bucket',  'analytics',                              'manage', 'document', 'refuse'],
  ['DeleteBucketAnalyticsConfiguration',               'DELETE', 'bucket',  'analytics',                              'manage', 'none',     'refuse'],
  ['GetBucketInventoryConfiguration',                  'GET',    'bucket',  'inventory&id',                           'manage', 'none',     'refuse'],
  ['ListBucketInventoryConfigurations',                'GET',    'bucket',  'inventory',                              'manage', 'none',     'refuse'],
  ['PutBucketInventoryConfiguration',                  'PUT',    'bucket',  'inventory',                              'manage', 'document', 'refuse'],
  ['DeleteBucketInventoryConfiguration',               'DELETE', 'bucket',  'inventory',                              'manage', 'none',     'refuse'],
  ['GetBucketMetricsConfiguration',                    'GET',    'bucket',  'metrics&id',                             'manage', 'none',     'refuse'],
  ['ListBucketMetricsConfigurations',                  'GET',    'bucket',  'metrics',                                'manage', 'none',     'refuse'],
  ['PutBucketMetricsConfiguration',                    'PUT',    'bucket',  'metrics',                                'manage', 'document', 'refuse'],
  ['DeleteBucketMetricsConfiguration',                 'DELETE', 'bucket',  'metrics',                                'manage', 'none',     'refuse'],

  // Refused: S3 Metadata.
  ['GetBucketMetadataConfiguration',                   'GET',    'bucket',  'metadataConfiguration',                  'manage', 'none',     'refuse'],
  ['CreateBucketMetadataConfiguration',                'POST',   'bucket',  'metadataConfiguration',                  'manage', 'document', 'refuse'],
  ['DeleteBucketMetadataConfiguration',                'DELETE', 'bucket',  'metadataConfiguration',                  'manage', 'none',     'refuse'],
  ['UpdateBucketMetadataInventoryTableConfiguration',  'PUT',    'bucket',  'metadataInventoryTable',                 'manage', 'document', 'refuse'],
  ['UpdateBucketMetadataJournalTableConfiguration',    'PUT',    'bucket',  'metadataJournalTable',                   'manage', 'document', 'refuse'],
  ['UpdateBucketMetadataAnnotationTableConfiguration', 'PUT',    'bucket',  'metadataAnnotationTable',                'manage', 'document', 'refuse'],
  ['GetBucketMetadataTableConfiguration',              'GET',    'bucket',  'metadataTable',                          'manage', 'none',     'refuse'],
  ['CreateBucketMetadataTableConfiguration',           'POST',   'bucket',  'metadataTable',                          'manage', 'document', 'refuse'],
  ['DeleteBucketMetadataTableConfiguration',           'DELETE', 'bucket',  'metadataTable',                          'manage', 'none',     'refuse'],
] as const satisfies readonly Row[];

/** The name of an S3 operation, as AWS spells it. */
export type OperationName = (typeof ROWS)[number][0];

/** The operations that the gateway does not refuse. */
export type ServedOperationName = Exclude<Named<Exclude<Handling, 'refuse'>>, Named<'refuse'>>;

/** The names of the operations that are handled so. */
type Named<How extends Handling> = Extract<(typeof ROWS)[number], { readonly 6: How }>[0];

/** The table, for documentation and tests. */
export const OPERATIONS: readonly Operation[] = ROWS.map(toOperation);

/** An operation with the query parameters that make a request another one's. */
interface Candidate {
  readonly operation: Operation;
  readonly foreign: ReadonlySet<string>;
}

const CANDIDATES = groupCandidates(OPERATIONS);

/** The operation that a request names, or undefined when S3 has none of that shape. */
export function recognise(method: string, resource: Resource, query: Query, headers: HeaderMap): Operation | undefined {
  const candidates = CANDIDATES.get(`${method} ${resource}`);
  return candidates?.find((candidate) => fits(candidate, query, headers))?.operation;
}

/** The methods that S3 knows for a resource, for the `Allow` header of MethodNotAllowed (RFC 9110, section 15.5.6). */
export function methodsOf(resource: Resource): readonly string[] {
  return [...new Set(OPERATIONS.filter((operation) => operation.resource === resource).map(({ method }) => method))];
}

function fits({ operation, foreign }: Candidate, query: Query, headers: HeaderMap): boolean {
  if (operation.header !== undefined && headers[operation.header] === undefined) return false;
  for (const { name, value } of operation.query)
    if (!query.some((given) => given[0] === name && (value === undefined || given[1] === value))) return false;
  return !query.some(([name]) => foreign.has(name));
}

function toOperation([name, method, resource, recognisedBy, access, body, handling]: (typeof ROWS)[number]): Operation {
  const conditions = (recognisedBy as string).split('&').filter(Boolean);
  const header = conditions.find((condition) => condition.startsWith('@'))?.slice(1);
  const query = conditions.filter((condition) => !condition.startsWith('@')).map(toQueryCondition);
  return { name, method, resource, query, header, access, body, handling };
}

function toQueryCondition(condition: string): QueryCondition {
  const [name = '', value] = condition.split('=');
  return { name, value };
}

/** The rows by method and resource, the most demanding first, so that a plain one never takes what another names. */
function groupCandidates(operations: readonly Operation[]): ReadonlyMap<string, readonly Candidate[]> {
  const demands = ({ query, header }: Operation) => query.length + (header === undefined ? 0 : 1);
  const ordered = operations.toSorted((a, b) => demands(b) - demands(a));
  const groups = new Map<string, Candidate[]>();
  for (const operation of ordered) {
    const group = `${operation.method} ${operation.resource}`;
    groups.set(group, [...(groups.get(group) ?? []), { operation, foreign: foreignTo(operation, operations) }]);
  }
  return groups;
}

/**
 * The sub-resources of the same resource, whatever their method, and the parameters that tell rows of the same method
 * apart: `PUT /bucket/key?partNumber=1` without an upload must not write the object.
 */
function foreignTo(operation: Operation, operations: readonly Operation[]): ReadonlySet<string> {
  const foreign = new Set<string>();
  for (const other of operations.filter(({ resource }) => resource === operation.resource)) {
    const names = other.query.filter(({ value }) => value === undefined).map(({ name }) => name);
    for (const name of other.method === operation.method ? names : names.slice(0, 1)) foreign.add(name);
  }
  for (const { name } of operation.query) foreign.delete(name);
  return foreign;
}

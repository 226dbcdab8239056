import type { OperationName } from './operations.ts';

/** What differs from AWS, or is worth knowing, about operations that are served. */
export const OPERATION_NOTES: Readonly<Partial<Record<OperationName, string>>> = {
  ListBuckets: "the tenant's own buckets",
  CreateBucket:
    "LocationConstraint may be a country, a zone, a group such as `EU`, or a list of them in order of preference; it becomes the bucket's residency. 403 names the rule when no backend may hold it",
  DeleteBucket: 'only when it is empty, at home and in the records',
  PutObject: 'up to 5 GiB; If-Match and If-None-Match where the backend honours them',
  GetObject: 'a current replica answers when home is away',
  HeadObject: 'a current replica answers when home is away',
  DeleteObject: 'conditional deletes are refused by name',
  DeleteObjects: 'conditional deletes are refused by name',
  PutObjectTagging: 'replicas follow without a byte being sent again',
  CopyObject: 'also between buckets and across backends, where it is streamed',
  UploadPartCopy: 'also between buckets and across backends, where it is streamed',
  CreateMultipartUpload: 'upload ids are opaque, good in any gateway process and for their own key only',
};

/** A multipart upload in progress, bound to the backend that holds its parts. */
export interface MultipartUpload {
  /** The opaque id that the client holds. */
  readonly uploadId: string;
  readonly bucketId: string;
  readonly key: string;
  readonly backendId: string;
  readonly backendUploadId: string;
  readonly createdAtMs: number;
}

import { describeError } from '../base/app-error.ts';
import { errorResponse } from '../s3/error-response.ts';
import type { S3Request, S3Response } from '../s3/message.ts';
import type { OperationName, ServedOperationName } from '../s3/operations.ts';
import { parseCall, type S3Call } from '../s3/parse-call.ts';
import { S3Error, s3Error } from '../s3/s3-error.ts';
import { BucketOperations } from './bucket-operations.ts';
import type { BucketCall, ObjectCall, ServiceCall } from './call-context.ts';
import { CopyObject } from './copy-object.ts';
import { DeleteObject } from './delete-object.ts';
import { DeleteObjects } from './delete-objects.ts';
import type { GatewayParts } from './gateway.ts';
import { ReadObject } from './get-object.ts';
import { ListObjects } from './list-objects.ts';
import { MultipartUploads } from './multipart.ts';
import { ObjectTagging } from './object-tagging.ts';
import { PutObject } from './put-object.ts';

/** What an operation starts from, by the kind of thing that it is about. */
type Route =
  | { readonly on: 'service'; readonly run: (call: ServiceCall) => Promise<S3Response> }
  | { readonly on: 'name'; readonly run: (call: ServiceCall & { readonly bucket: string }) => Promise<S3Response> }
  | { readonly on: 'bucket'; readonly run: (call: BucketCall) => Promise<S3Response> }
  | { readonly on: 'object'; readonly run: (call: ObjectCall) => Promise<S3Response> };

/** The S3 data plane as a function from a request value to a response value. It never throws. */
export type HandleRequest = (request: S3Request) => Promise<S3Response>;

/**
 * Builds the one pipeline that every S3 request goes through: name the operation, authenticate, find the bucket, run the
 * operation. Permits are part of the bucket that was found.
 */
export function createGateway(parts: GatewayParts): HandleRequest {
  const routes: Partial<Record<OperationName, Route>> = createRoutes(parts);
  const run = async (call: S3Call): Promise<S3Response> => {
    const authenticated = parts.authenticator.authenticate(call);
    const caller = authenticated instanceof Promise ? await authenticated : authenticated;
    const route = routes[call.operation.name];
    if (!route) throw s3Error('NotImplemented', `${call.operation.name} is not implemented by this gateway.`);
    const response = await dispatch(parts, route, caller);
    return { ...response, trace: { operation: call.operation.name, tenantId: caller.tenantId } };
  };
  return async (request) => {
    let operation = 'Unknown';
    try {
      const call = parseCall(request, parts.domain === undefined ? {} : { domain: parts.domain });
      operation = call.operation.name;
      return await run(call);
    } catch (error) {
      const trace = { operation };
      const { id: requestId, target: resource } = request;
      const isHead = request.method === 'HEAD';
      const known = knownError(parts, error, request);
      return { ...errorResponse(known, { requestId, resource: resource.split('?')[0] ?? '', isHead }), trace };
    }
  };
}

async function dispatch(parts: GatewayParts, route: Route, caller: ServiceCall): Promise<S3Response> {
  const { bucket, key } = caller;
  if (route.on === 'service') return route.run(caller);
  if (bucket === undefined) throw s3Error('MethodNotAllowed');
  if (route.on === 'name') return route.run({ ...caller, bucket });
  const found = parts.directory.resolve(caller.tenantId, bucket);
  const resolved = found instanceof Promise ? await found : found;
  if (!resolved) throw s3Error('NoSuchBucket', undefined, { extra: { BucketName: bucket } });
  if (route.on === 'bucket') return route.run({ ...caller, bucket, resolved });
  if (key === undefined) throw s3Error('MethodNotAllowed');
  return route.run({ ...caller, bucket, key, resolved });
}

/** One for each operation that the table does not refuse: the compiler sees to it. */
function createRoutes(parts: GatewayParts): Readonly<Record<ServedOperationName, Route>> {
  const buckets = new BucketOperations(parts);
  const listing = new ListObjects(parts);
  const reading = new ReadObject(parts);
  const uploads = new MultipartUploads(parts);
  const copying = new CopyObject(parts, (call) => uploads.open(call));
  const deleting = new DeleteObject(parts);
  const deletingMany = new DeleteObjects(parts);
  const putting = new PutObject(parts);
  const tagging = new ObjectTagging(parts);
  return {
    ListBuckets: { on: 'service', run: (call) => buckets.list(call) },
    CreateBucket: { on: 'name', run: (call) => buckets.create(call) },
    HeadBucket: { on: 'bucket', run: (call) => buckets.head(call) },
    GetBucketLocation: { on: 'bucket', run: (call) => buckets.location(call) },
    DeleteBucket: { on: 'bucket', run: (call) => buckets.remove(call) },
    ListObjects: { on: 'bucket', run: (call) => listing.handle(call) },
    ListObjectsV2: { on: 'bucket', run: (call) => listing.handle(call) },
    ListMultipartUploads: { on: 'bucket', run: (call) => uploads.list(call) },
    DeleteObjects: { on: 'bucket', run: (call) => deletingMany.handle(call) },
    GetObject: { on: 'object', run: (call) => reading.handle(call) },
    HeadObject: { on: 'object', run: (call) => reading.handle(call) },
    PutObject: { on: 'object', run: (call) => putting.handle(call) },
    CopyObject: { on: 'object', run: (call) => copying.copyObject(call) },
    DeleteObject: { on: 'object', run: (call) => deleting.handle(call) },
    GetObjectTagging: { on: 'object', run: (call) => tagging.get(call) },
    PutObjectTagging: { on: 'object', run: (call) => tagging.put(call) },
    DeleteObjectTagging: { on: 'object', run: (call) => tagging.remove(call) },
    CreateMultipartUpload: { on: 'object', run: (call) => uploads.create(call) },
    UploadPart: { on: 'object', run: (call) => uploads.uploadPart(call) },
    UploadPartCopy: { on: 'object', run: (call) => copying.copyPart(call) },
    ListParts: { on: 'object', run: (call) => uploads.listParts(call) },
    CompleteMultipartUpload: { on: 'object', run: (call) => uploads.complete(call) },
    AbortMultipartUpload: { on: 'object', run: (call) => uploads.abort(call) },
  };
}

/** An error that the client may see as it is; anything else is a fault of ours, told by its request id alone. */
function knownError(parts: GatewayParts, error: unknown, request: S3Request): S3Error {
  if (error instanceof S3Error) {
    if (error.status >= 500 && error.code !== 'NotImplemented')
      parts.logger.warn(
        { requestId: request.id, code: error.code, cause: error.cause && describeError(error.cause) },
        'request could not be served',
      );
    return error;
  }
  if (!request.signal.aborted)
    parts.logger.error({ requestId: request.id, error: describeError(error), stack: stackOf(error) }, 'request failed');
  return s3Error('InternalError');
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}

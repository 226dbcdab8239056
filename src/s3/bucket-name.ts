import { s3Error } from './s3-error.ts';

const SHAPE = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$/;
const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** True for a name that a bucket may have (AWS, "General purpose bucket naming rules"). */
export function isBucketName(name: string): boolean {
  if (!SHAPE.test(name) || name.includes('..') || IP_ADDRESS.test(name)) return false;
  return (
    !RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix)) &&
    !RESERVED_SUFFIXES.some((suffix) => name.endsWith(suffix))
  );
}

/** Throws InvalidBucketName for anything that `isBucketName` refuses. */
export function assertBucketName(name: string): void {
  if (!isBucketName(name)) throw s3Error('InvalidBucketName', undefined, { extra: { BucketName: name } });
}

import { describe, expect, it } from 'vitest';
import { objectionTo, type RelayRequest } from './relay-request.ts';

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=AKIA/20261124/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=' +
  'a'.repeat(64);

function request(fields: Partial<RelayRequest> & { readonly more?: Record<string, string> } = {}): RelayRequest {
  const { more, ...rest } = fields;
  const headers = {
    authorization: AUTHORIZATION,
    'x-amz-date': '20261124T000000Z',
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    ...more,
  };
  return { endpointUrl: 'https://s3.example.com', method: 'GET', target: '/', headers, ...rest };
}

describe('the relay forwards', () => {
  it.each([
    ['ListBuckets', '/'],
    ['ListBuckets by pages', '/?max-buckets=100&continuation-token=x'],
    ['ListObjectsV2 in path style', '/bucket?list-type=2&prefix=a%2Fb&delimiter=%2F&encoding-type=url'],
    ['ListObjectsV2 in path style with a slash', '/bucket/?list-type=2'],
    ['ListObjectsV2 in virtual-host style', '/?list-type=2&continuation-token=x'],
    ['ListObjects', '/bucket?prefix=&max-keys=1000&marker=m'],
    ['ListObjectVersions', '/bucket?versions&key-marker=k&version-id-marker=v'],
    ['GetBucketVersioning', '/bucket?versioning'],
    ['GetBucketLocation', '/bucket?location='],
    ['GetBucketLocation as the SDK writes it', '/bucket?location&x-id=GetBucketLocation'],
  ])('%s', (_name, target) => {
    expect(objectionTo(request({ target }))).toBeUndefined();
  });

  it.each(['/bucket', '/bucket/a/key', '/bucket/a//../key?versionId=3'])('HEAD %s', (target) => {
    expect(objectionTo(request({ method: 'HEAD', target }))).toBeUndefined();
  });
});

describe('the relay refuses', () => {
  it.each([
    ['GetObject', { target: '/bucket/key' }, 'target'],
    ['GetObject by another name', { target: '/bucket/key?list-type=2' }, 'target'],
    ['a bucket without a question, which may be an object', { target: '/bucket' }, 'target'],
    ['other sub-resources', { target: '/bucket?policy' }, 'target'],
    ['other sub-resources beside a listing', { target: '/bucket?list-type=2&acl' }, 'target'],
    ['a target that is an address', { target: 'http://other/' }, 'target'],
    ['a target that splits the request', { target: '/ HTTP/1.1\r\nx: y' }, 'target'],
    ['a target that is not encoded', { target: '/bücket?location' }, 'target'],
    ['a HEAD with an API behind it', { method: 'HEAD', target: '/latest/meta-data?x=1' }, 'target'],
    ['POST', { method: 'POST' }, 'method'],
    ['DELETE', { method: 'DELETE' }, 'method'],
    ['other schemes', { endpointUrl: 'file:///etc/passwd' }, 'endpoint_url'],
    ['credentials in the endpoint', { endpointUrl: 'https://a:b@s3.example.com' }, 'endpoint_url'],
    ['a path in the endpoint', { endpointUrl: 'https://s3.example.com/x' }, 'endpoint_url'],
    ['no signature', { headers: {} }, 'headers'],
    ['a bearer token', { more: { authorization: 'Bearer x' } }, 'headers'],
    ['a signature for another service', { more: { authorization: AUTHORIZATION.replace('/s3/', '/iam/') } }, 'headers'],
    ['a signature without the host', { more: { authorization: AUTHORIZATION.replace('host;', '') } }, 'headers'],
    ['a signed body', { more: { 'x-amz-content-sha256': 'b'.repeat(64) } }, 'headers'],
    ['cookies', { more: { cookie: 'a=b' } }, 'headers'],
    ['its own host', { more: { host: 'other' } }, 'headers'],
    ['line breaks in a header', { more: { 'x-amz-date': 'a\r\nb: c' } }, 'headers'],
  ])('%s', (_name, fields, field) => {
    expect(objectionTo(request(fields))).toMatchObject({ field });
  });
});

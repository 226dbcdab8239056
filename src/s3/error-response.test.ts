import { describe, expect, it } from 'vitest';
import { errorResponse } from './error-response.ts';
import { S3Error, s3Error } from './s3-error.ts';

const context = { requestId: 'REQ1', resource: '/bucket/a&b', isHead: false };

describe('the answer to an error', () => {
  it('counts its length in bytes', () => {
    const { headers, body } = errorResponse(s3Error('InvalidRequest', 'Größe €'), context);
    expect(new Map(headers).get('content-length')).toBe(String((body as Uint8Array).length));
    expect(String(body)).toContain('<Message>Größe €</Message>');
  });

  it('passes the code, status and text of a backend on', () => {
    const error = new S3Error('XBackendBusy', { status: 429, message: 'come back' });
    const response = errorResponse(error, context);
    expect(response.status).toBe(429);
    expect(String(response.body)).toContain('<Code>XBackendBusy</Code><Message>come back</Message>');
  });
});

describe('an S3 error', () => {
  it('keeps its cause for the log and out of the answer', () => {
    const error = s3Error('InternalError', undefined, { cause: new Error('why') });
    expect(error.cause).toMatchObject({ message: 'why' });
    expect(String(errorResponse(error, context).body)).not.toContain('why');
    expect('cause' in s3Error('InternalError')).toBe(false);
  });
});

import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { requestFor } from '../../test/support/remote-fixture.ts';
import { isReplayable, mayRetry } from './retry-rule.ts';

const stream = () => ({ stream: Readable.from([Buffer.from('x')]), lengthBytes: 1 });
const bytes = Buffer.from('x');

describe('mayRetry', () => {
  it.each([
    ['a GET', requestFor({ method: 'GET' }), true],
    ['a HEAD', requestFor({ method: 'HEAD' }), true],
    ['a DELETE', requestFor({ method: 'DELETE' }), true],
    ['a PUT in memory', requestFor({ method: 'PUT', body: bytes }), true],
    ['a PUT that streams', requestFor({ method: 'PUT', body: stream() }), false],
    ['a PUT with If-None-Match', requestFor({ method: 'PUT', body: bytes, headers: { 'if-none-match': '*' } }), false],
    ['a PUT with If-Match', requestFor({ method: 'PUT', body: bytes, headers: { 'if-match': '"e"' } }), false],
    ['a POST', requestFor({ method: 'POST', body: bytes }), false],
  ])('says of %s that was sent', (_name, request, expected) => {
    expect(mayRetry(request, true)).toBe(expected);
    expect(mayRetry(request, false)).toBe(true);
  });

  it('never sends a stream again that was read or destroyed', () => {
    const read = stream();
    read.stream.read();
    const destroyed = stream();
    destroyed.stream.destroy();
    for (const body of [read, destroyed]) expect(mayRetry(requestFor({ method: 'PUT', body }), false)).toBe(false);
  });
});

describe('isReplayable', () => {
  it('is true of what is in memory only', () => {
    expect(isReplayable(requestFor({ method: 'PUT', body: bytes }))).toBe(true);
    expect(isReplayable(requestFor({ method: 'PUT' }))).toBe(true);
    expect(isReplayable(requestFor({ method: 'PUT', body: stream() }))).toBe(false);
  });
});

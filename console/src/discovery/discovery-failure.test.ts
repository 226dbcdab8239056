import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import type { RelayAnswer } from '../s3/relay.ts';
import { Discovery } from './discovery.ts';
import { fakeEndpoint, s3Error } from './fake-endpoint.ts';

async function failureOf(answer: () => RelayAnswer | string) {
  const discovery = new Discovery(fakeEndpoint(answer).client);
  await discovery.run();
  const { failure } = discovery.state();
  if (!failure) throw new Error('nothing failed');
  return failure;
}

const relayProblem = (code: string, status = 502) => {
  const failure = failureOf(() => {
    throw new ApiProblem(`the relay says ${code}`, { status, code, fields: [], requestId: undefined });
  });
  return failure;
};

describe('a failed discovery says', () => {
  it.each([
    ['InvalidAccessKeyId', 'The endpoint does not know this access key'],
    ['SignatureDoesNotMatch', 'The secret key does not belong to the access key'],
    ['AccessDenied', 'The access key may not do this'],
    ['ExpiredToken', 'The session token has expired'],
  ])('in words what %s means, and quotes it', async (code, title) => {
    const failure = await failureOf(() => s3Error(403, code));
    expect(failure.title).toBe(title);
    expect(failure.details.said).toBe(`${code}: because`);
  });

  it('how far the clocks are apart, and which is ahead', async () => {
    const headers = { date: 'Thu, 01 Jan 2026 01:05:00 GMT' };
    const behind = await failureOf(() => s3Error(403, 'RequestTimeTooSkewed', { headers }));
    expect(behind.message).toBe(
      'This computer’s clock is 1 h 5 min behind the endpoint’s. Set the clock, then try again.',
    );
    const ahead = await failureOf(() =>
      s3Error(403, 'RequestTimeTooSkewed', { headers: { date: 'Wed, 31 Dec 2025 23:30:00 GMT' } }),
    );
    expect(ahead.message).toContain('30 min ahead of');
    expect((await failureOf(() => s3Error(403, 'RequestTimeTooSkewed'))).message).toContain('too far from');
  });

  it('which region is the right one', async () => {
    const failure = await failureOf(() =>
      s3Error(400, 'AuthorizationHeaderMalformed', { extra: '<Region>eu-central-1</Region>' }),
    );
    expect(failure.code).toBe('wrong_region');
    expect(failure.message).toBe('The endpoint does not answer for us-east-1 but for eu-central-1.');
    expect(failure.details.region).toBe('eu-central-1');
  });

  it.each([
    ['dns_failed', 'There is no such host'],
    ['connection_refused', 'Nothing listens there'],
    ['connection_reset', 'The connection was cut off'],
    ['tls_failed', 'The encrypted connection failed'],
    ['timed_out', 'No answer in time'],
    ['unreachable', 'The endpoint cannot be reached'],
  ])('why there is no answer: %s', async (code, title) => {
    const failure = await relayProblem(code);
    expect(failure.title).toBe(title);
    expect(failure.message).toContain(code === 'unreachable' ? 'from the gateway' : 's3.example.com');
  });

  it('which setting allows private addresses', async () => {
    expect((await relayProblem('address_not_allowed', 422)).message).toContain('DISCOVERY_ALLOW_PRIVATE=1');
  });

  it('that a web page is no S3 endpoint, with whatever status it comes', async () => {
    const page = '<html><body>hello</body></html>';
    expect((await failureOf(() => page)).code).toBe('not_s3');
    expect((await failureOf(() => ({ status: 404, headers: {}, text: page }))).code).toBe('not_s3');
  });

  it('nothing that turns or hides text on the page', async () => {
    const text = '<Error><Code>Odd</Code><Message>a\u202eb\u200fc</Message></Error>';
    expect((await failureOf(() => ({ status: 400, headers: {}, text }))).details.said).toBe('Odd: a b c');
  });
});

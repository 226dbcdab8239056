import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import { Discovery, totalsOf } from './discovery.ts';
import { type Answering, bucketsXml, fakeEndpoint, objectsXml, s3Error } from './fake-endpoint.ts';

const VERSIONED = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
const IN_FRANKFURT = '<LocationConstraint>eu-central-1</LocationConstraint>';

/** An endpoint in order: two pages in each bucket. */
const inOrder: Answering = ({ bucket, query }) => {
  if (bucket === '') return bucketsXml(['a', 'b', 'c', 'd', 'e', 'f']);
  if ('versioning' in query) return VERSIONED;
  if ('location' in query) return IN_FRANKFURT;
  return query['continuation-token'] === 'two' ? objectsXml(['k3']) : objectsXml(['k 1', 'k+2'], 'two');
};

describe('a discovery', () => {
  it('finds every bucket with its versioning, place, objects and bytes', async () => {
    const { client, seen } = fakeEndpoint(inOrder);
    const discovery = new Discovery(client);
    await discovery.run();
    const { phase, buckets } = discovery.state();
    expect(phase).toBe('done');
    expect(buckets.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(buckets[0]).toMatchObject({
      status: 'done',
      versioning: 'Enabled',
      location: 'eu-central-1',
      objectCount: 3,
      totalBytes: 8,
    });
    expect(buckets[0]?.objects.keys).toEqual(['k 1', 'k+2', 'k3']);
    expect(totalsOf(buckets)).toEqual({ objects: 18, bytes: 48, read: 6 });
    expect(
      seen.every(
        ({ query, bucket }) =>
          bucket === '' || 'location' in query || 'versioning' in query || query['encoding-type'] === 'url',
      ),
    ).toBe(true);
  });

  it('tells of progress page by page', async () => {
    const counts: number[] = [];
    const discovery = new Discovery(fakeEndpoint(inOrder).client);
    discovery.subscribe(() => counts.push(totalsOf(discovery.state().buckets).objects));
    await discovery.run();
    expect(new Set(counts).size).toBeGreaterThan(6);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it('reads no more than four buckets at a time', async () => {
    let [now, most] = [0, 0];
    const { client } = fakeEndpoint(async (request, call) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return inOrder(request, call);
    });
    await new Discovery(client).run();
    expect(most).toBe(4);
  });

  it('stops when it is told to and keeps what it has', async () => {
    const { client } = fakeEndpoint((request, call) => {
      if (request.bucket === 'b' && request.query['continuation-token']) discovery.stop();
      call.signal.throwIfAborted();
      return inOrder(request, call);
    });
    const discovery = new Discovery(client);
    await discovery.run();
    const { phase, buckets } = discovery.state();
    expect(phase).toBe('stopped');
    expect(buckets.find(({ name }) => name === 'b')).toMatchObject({ status: 'stopped', objectCount: 2 });
    expect(buckets.at(-1)?.status).toBe('stopped');
  });

  it('goes on with the other buckets when one cannot be read', async () => {
    const { client } = fakeEndpoint((request, call) =>
      request.bucket === 'b' ? s3Error(403, 'AccessDenied') : inOrder(request, call),
    );
    const discovery = new Discovery(client);
    await discovery.run();
    const { phase, buckets } = discovery.state();
    expect(phase).toBe('done');
    expect(buckets[1]).toMatchObject({ status: 'failed', versioning: 'Unknown', failure: { code: 'denied' } });
    expect(buckets.filter(({ status }) => status === 'done')).toHaveLength(5);
  });

  it('reads the buckets that are named without listing any', async () => {
    const { client, seen } = fakeEndpoint(inOrder);
    const discovery = new Discovery(client);
    await discovery.run(['mine', 'mine']);
    expect(discovery.state().buckets.map(({ name }) => name)).toEqual(['mine']);
    expect(seen.some(({ bucket }) => bucket === '')).toBe(false);
  });

  it('copes with servers that know neither ListObjectsV2 nor versioning nor location', async () => {
    const { client } = fakeEndpoint(({ bucket, query }) => {
      if (bucket === '') return bucketsXml(['old']);
      if ('versioning' in query || 'location' in query || query['list-type']) return s3Error(501, 'NotImplemented');
      const first =
        '<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>';
      const last =
        '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>b</Key></Contents></ListBucketResult>';
      return query['marker'] === 'a' ? last : first;
    });
    const discovery = new Discovery(client);
    await discovery.run();
    const [bucket] = discovery.state().buckets;
    expect(bucket).toMatchObject({ status: 'done', versioning: 'Unknown', location: 'us-east-1' });
    expect(bucket?.objects.keys).toEqual(['a', 'b']);
  });

  it('ends a listing that does not go on', async () => {
    const { client } = fakeEndpoint(({ bucket, query }) => {
      if (bucket === '') return bucketsXml(['loop']);
      return 'list-type' in query ? objectsXml(['a'], 'again') : s3Error(501, 'NotImplemented');
    });
    const discovery = new Discovery(client);
    await discovery.run();
    expect(discovery.state().buckets[0]?.failure?.title).toBe('The listing does not go on');
  });
});

describe('a client of an endpoint', () => {
  it('follows a bucket to its region once, on the hosts of AWS to the host of that region', async () => {
    const { client, seen } = fakeEndpoint(
      ({ bucket, region, query }) => {
        if (bucket === '') return bucketsXml(['far']);
        if (region !== 'eu-west-3') return { status: 301, headers: { 'x-amz-bucket-region': 'eu-west-3' }, text: '' };
        return 'list-type' in query ? objectsXml([]) : s3Error(403, 'AccessDenied');
      },
      { endpoint: 'https://s3.us-east-1.amazonaws.com' },
    );
    const discovery = new Discovery(client);
    await discovery.run();
    expect(discovery.state().buckets[0]).toMatchObject({ status: 'done', location: 'eu-west-3' });
    expect(seen.filter(({ bucket }) => bucket === 'far').map(({ region }) => region)).toEqual([
      ...['us-east-1', 'eu-west-3', 'eu-west-3', 'eu-west-3'],
    ]);
    expect(seen.at(-1)?.endpointUrl).toBe('https://s3.eu-west-3.amazonaws.com');
  });

  it('does not run after an endpoint that sends in circles', async () => {
    const { client, seen } = fakeEndpoint(({ bucket, region }) => {
      if (bucket === '') return bucketsXml(['far']);
      return { status: 301, headers: { 'x-amz-bucket-region': region === 'a-1' ? 'b-1' : 'a-1' }, text: '' };
    });
    const discovery = new Discovery(client);
    await discovery.run();
    expect(discovery.state().buckets[0]?.failure?.code).toBe('wrong_region');
    expect(seen.filter(({ bucket }) => bucket === 'far')).toHaveLength(2);
  });

  it('signs by the endpoint’s clock once it has refused this one’s', async () => {
    const { client, seen } = fakeEndpoint((request, call) => {
      if (request.signedAt.startsWith('2026'))
        return s3Error(403, 'RequestTimeTooSkewed', { headers: { date: 'Fri, 01 Jan 2027 01:00:00 GMT' } });
      return inOrder(request, call);
    });
    const discovery = new Discovery(client);
    await discovery.run();
    expect(discovery.state()).toMatchObject({ phase: 'done', skewMs: (365 * 24 + 1) * 3_600_000 });
    expect(seen.filter(({ signedAt }) => signedAt.startsWith('2026'))).toHaveLength(1);
  });

  it('waits a little longer each time for whoever is overloaded, endpoint or gateway', async () => {
    let attempts = 0;
    const busy = new ApiProblem('busy', { status: 429, code: 'too_many', fields: [], requestId: undefined });
    const { client, sleeps } = fakeEndpoint((request, call) => {
      attempts += 1;
      if (attempts === 1) throw busy;
      return attempts <= 3 ? s3Error(503, 'SlowDown') : inOrder(request, call);
    });
    const discovery = new Discovery(client);
    await discovery.run();
    expect(discovery.state().phase).toBe('done');
    expect(sleeps).toEqual([400, 800, 1600]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import {
  errorXml,
  type ScriptedAnswer,
  ScriptedEndpoint,
  type SeenRequest,
} from '../../test/support/scripted-endpoint.ts';
import { sendSignedGet } from '../../test/support/send-signed-get.ts';
import { SystemClock } from '../base/clock.ts';
import { Secret } from '../base/secret.ts';
import { formatHttpDate } from '../s3/http-date.ts';
import { SigningKeys } from '../s3/signing-key.ts';
import { Discoverer } from './discoverer.ts';

let endpoint: ScriptedEndpoint | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});

const BUCKETS = `<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>x</ID></Owner><Buckets>
  <Bucket><Name>zebra</Name><CreationDate>2026-01-02T03:04:05.000Z</CreationDate></Bucket><Bucket><Name>apple</Name></Bucket>
</Buckets></ListAllMyBucketsResult>`;

function objects(keys: readonly string[], rest = '<IsTruncated>false</IsTruncated>'): string {
  const entries = keys.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>"e"</ETag><Size>5</Size></Contents>`,
  );
  return `<ListBucketResult>${rest}${entries.join('')}</ListBucketResult>`;
}

/** A discoverer of an endpoint that answers by script; whatever the script leaves out is not implemented there. */
async function discovererOf(
  script: (request: SeenRequest) => ScriptedAnswer | undefined,
  { region = 'fi-hel', clock = new SystemClock() as ManualClock | SystemClock, path = '' } = {},
): Promise<Discoverer> {
  endpoint = await ScriptedEndpoint.start(
    (request) => script(request) ?? { status: 501, body: errorXml('NotImplemented') },
  );
  return new Discoverer(
    {
      endpoint: `${endpoint.url}${path}`,
      region,
      accessKey: 'AK',
      secretKey: new Secret('sk'),
      sessionToken: new Secret('token'),
    },
    { call: sendSignedGet, clock, keys: new SigningKeys() },
  );
}

describe('discovering buckets', () => {
  it('lists them in order, with a signature for the region and the session token', async () => {
    const discoverer = await discovererOf(() => ({ body: BUCKETS }));
    expect(await discoverer.listBuckets()).toEqual([
      { name: 'apple', creation_date: null },
      { name: 'zebra', creation_date: '2026-01-02T03:04:05.000Z' },
    ]);
    const [seen] = endpoint?.seen ?? [];
    expect(seen?.headers['authorization']).toMatch(
      /Credential=AK\/\d{8}\/fi-hel\/s3\/aws4_request, SignedHeaders=host;[^,]*x-amz-security-token/,
    );
    expect(JSON.stringify(endpoint?.seen)).not.toContain('"sk"');
  });

  it('keeps the path of an endpoint that has one', async () => {
    const discoverer = await discovererOf(() => ({ body: BUCKETS }), { path: '/s3/' });
    await discoverer.listBuckets();
    expect(endpoint?.seen[0]?.path).toBe('/s3/');
  });

  it('reads every page', async () => {
    const discoverer = await discovererOf(({ query }) => ({
      body: query.has('continuation-token')
        ? BUCKETS.replace(/zebra|apple/g, (name) => `${name}-2`)
        : BUCKETS.replace('</Buckets>', '</Buckets><ContinuationToken>t</ContinuationToken>'),
    }));
    expect((await discoverer.listBuckets()).map(({ name }) => name)).toEqual(['apple', 'apple-2', 'zebra', 'zebra-2']);
  });
});

describe('discovering a bucket', () => {
  it('reads every page of ListObjectsV2 and keeps as many files as are wanted', async () => {
    const discoverer = await discovererOf(({ query }) => {
      if (query.has('versioning'))
        return { body: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>' };
      if (query.has('location')) return { body: '<LocationConstraint xmlns="x">fi-hel-2</LocationConstraint>' };
      const page = Number(query.get('continuation-token') ?? 0);
      const more =
        page < 2
          ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${page + 1}</NextContinuationToken>`
          : '<IsTruncated>false</IsTruncated>';
      return { body: objects([`${page}+a%2Fb`, `${page}c`], `<EncodingType>url</EncodingType>${more}`) };
    });
    const progress: number[] = [];
    const found = await discoverer.bucket('b', { maxFiles: 3, onProgress: (count) => progress.push(count) });
    expect(found).toMatchObject({
      file_count: 6,
      total_size: 30,
      is_complete: true,
      versioning_status: 'Enabled',
      location: 'fi-hel-2',
    });
    expect(found.files.map(({ key }) => key)).toEqual(['0 a/b', '0c', '1 a/b']);
    expect(found.files[0]).toEqual({ key: '0 a/b', size: 5, last_modified: '2026-01-02T03:04:05.000Z', etag: 'e' });
    expect(progress).toEqual([2, 4, 6]);
  });

  it('says when it did not count to the end', async () => {
    const discoverer = await discovererOf(({ query }) =>
      query.has('list-type')
        ? {
            body: objects(
              ['k'],
              `<IsTruncated>true</IsTruncated><NextContinuationToken>${endpoint?.seen.length}</NextContinuationToken>`,
            ),
          }
        : undefined,
    );
    expect(await discoverer.bucket('b', { maxFiles: 9, maxPages: 4 })).toMatchObject({
      file_count: 4,
      is_complete: false,
    });
  });

  it.each([
    ['refuses ListObjectsV2', true],
    ['answers ListObjectsV2 as ListObjects', false],
  ])('falls back to ListObjects where the server %s', async (_what, refuses) => {
    const discoverer = await discovererOf(({ query }) => {
      if (query.has('versioning') || query.has('location')) return undefined;
      if (query.has('list-type') && refuses) return { status: 400, body: errorXml('InvalidArgument') };
      return query.get('marker') === 'b'
        ? { body: objects(['c']) }
        : { body: objects(['a', 'b'], '<Marker></Marker><IsTruncated>true</IsTruncated>') };
    });
    const found = await discoverer.bucket('bucket', { maxFiles: 9 });
    expect(found.files.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(found).toMatchObject({ is_complete: true, versioning_status: 'Unknown', location: 'fi-hel' });
  });

  it.each([
    ['<VersioningConfiguration/>', 'Disabled'],
    ['<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>', 'Suspended'],
  ])('reads the versioning %s as %s', async (body, status) => {
    const discoverer = await discovererOf(() => ({ body }));
    expect(await discoverer.versioning('b')).toBe(status);
  });

  it('does not take a listing that stands still for one that goes on', async () => {
    const body = objects(['k'], '<IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>');
    const discoverer = await discovererOf(() => ({ body }));
    await expect(discoverer.bucket('b', { maxFiles: 9 })).rejects.toThrow('the same page of its listing again');
  });

  it('does not take half a listing for a whole one', async () => {
    const whole = objects(['k']);
    for (const body of [objects(['k'], ''), whole.slice(0, -20), '<html></html>', '']) {
      const discoverer = await discovererOf(() => ({ body }));
      await expect(discoverer.bucket('b', { maxFiles: 9 })).rejects.toMatchObject({ failure: 'not_s3' });
      await endpoint?.stop();
    }
    endpoint = undefined;
  });
});

describe('discovering versions', () => {
  it('reads every page, the latest of each key first', async () => {
    const version = (key: string, id: string, latest: boolean) =>
      `<Version><Key>${key}</Key><VersionId>${id}</VersionId><IsLatest>${latest}</IsLatest><LastModified>2026-01-0${id}T00:00:00Z</LastModified><ETag>"e"</ETag><Size>1</Size></Version>`;
    const marker =
      '<DeleteMarker><Key>k</Key><VersionId>3</VersionId><IsLatest>true</IsLatest><LastModified>2026-01-03T00:00:00Z</LastModified></DeleteMarker>';
    const discoverer = await discovererOf(({ query }) => ({
      body: query.has('key-marker')
        ? `<ListVersionsResult><IsTruncated>false</IsTruncated>${version('k', '2', false)}${version('a', '1', true)}</ListVersionsResult>`
        : `<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>k</NextKeyMarker><NextVersionIdMarker>1</NextVersionIdMarker>${version('k', '1', false)}${marker}</ListVersionsResult>`,
    }));
    const { versions, is_complete } = await discoverer.versions('b', { maxVersions: 10 });
    expect(is_complete).toBe(true);
    expect(versions.map((one) => [one.key, one.version_id, one.is_latest, one.is_delete_marker, one.size])).toEqual([
      ['a', '1', true, false, 1],
      ['k', '3', true, true, 0],
      ['k', '2', false, false, 1],
      ['k', '1', false, false, 1],
    ]);
    expect(endpoint?.seen[1]?.query.get('version-id-marker')).toBe('1');
    expect(await discoverer.versions('b', { maxVersions: 2 })).toMatchObject({
      is_complete: false,
      versions: [{}, {}],
    });
  });
});

describe('what an endpoint hints', () => {
  const regionOf = ({ headers }: SeenRequest) => /\/\d{8}\/([^/]+)\/s3/.exec(headers['authorization'] ?? '')?.[1];

  it.each<[string, ScriptedAnswer]>([
    [
      'AuthorizationHeaderMalformed',
      { status: 400, body: errorXml('AuthorizationHeaderMalformed', '<Region>eu-north-1</Region>') },
    ],
    [
      'x-amz-bucket-region',
      { status: 403, headers: { 'x-amz-bucket-region': 'eu-north-1' }, body: errorXml('AccessDenied') },
    ],
    ['a 301', { status: 301, headers: { 'x-amz-bucket-region': 'eu-north-1' }, body: errorXml('PermanentRedirect') }],
  ])('with %s is followed once, and remembered for the bucket', async (_what, hint) => {
    const discoverer = await discovererOf((request) =>
      regionOf(request) === 'eu-north-1'
        ? request.query.has('list-type')
          ? { body: objects(['k']) }
          : undefined
        : hint,
    );
    expect(await discoverer.bucket('b', { maxFiles: 9 })).toMatchObject({ file_count: 1, location: 'eu-north-1' });
    expect(endpoint?.seen.map(regionOf)).toEqual(['fi-hel', 'eu-north-1', 'eu-north-1', 'eu-north-1']);
  });

  it('is not followed for ever', async () => {
    let count = 0;
    const discoverer = await discovererOf(() => {
      count += 1;
      return { status: 400, body: errorXml('AuthorizationHeaderMalformed', `<Region>region-${count}</Region>`) };
    });
    await expect(discoverer.listBuckets()).rejects.toMatchObject({ failure: 'wrong_region' });
    expect(endpoint?.seen).toHaveLength(2);
  });

  it('about the time is followed once, and used from then on', async () => {
    const clock = new ManualClock(Date.UTC(2026, 0, 1));
    const aheadMs = 3_600_000;
    const discoverer = await discovererOf(
      ({ headers }) =>
        headers['x-amz-date'] === '20260101T010000Z'
          ? { body: BUCKETS }
          : {
              status: 403,
              headers: { date: formatHttpDate(clock.nowMs() + aheadMs) },
              body: errorXml('RequestTimeTooSkewed'),
            },
      { clock },
    );
    expect(await discoverer.listBuckets()).toHaveLength(2);
    await discoverer.listBuckets();
    expect([endpoint?.seen.length, discoverer.skewMs]).toEqual([3, aheadMs]);
  });
});

describe('an endpoint that cannot be looked at', () => {
  it.each<[string, ScriptedAnswer, RegExp]>([
    ['clock_skew', { status: 403, body: errorXml('RequestTimeTooSkewed') }, /set this machine’s time/],
    ['unknown_access_key', { status: 403, body: errorXml('InvalidAccessKeyId') }, /does not know the access key/],
    ['wrong_secret', { status: 403, body: errorXml('SignatureDoesNotMatch') }, /secret key does not belong/],
    ['expired', { status: 400, body: errorXml('ExpiredToken') }, /session token has expired/],
    ['denied', { status: 403, body: errorXml('AccessDenied') }, /may not do this/],
    ['denied', { status: 403, body: '' }, /status 403/],
    ['wrong_region', { status: 301, body: errorXml('PermanentRedirect') }, /fi-hel is not the region/],
    ['not_s3', { status: 404, body: '<html>Not Found</html>' }, /does not speak S3/],
    ['not_s3', { status: 200, body: '{"status":"ok"}' }, /does not speak S3/],
  ])('is told as %s', async (failure, answer, words) => {
    const discoverer = await discovererOf(() => ({ ...answer, headers: { date: 'not a date', ...answer.headers } }));
    await expect(discoverer.listBuckets()).rejects.toMatchObject({ failure, message: expect.stringMatching(words) });
  });

  it('is told without what a terminal would obey', async () => {
    const body = errorXml('AccessDenied').replace('said so', 'red &#27;[31m\nand more');
    const discoverer = await discovererOf(() => ({ status: 403, body }));
    await expect(discoverer.listBuckets()).rejects.toThrow('AccessDenied: red  [31m and more)');
  });

  it('is told as closed when nobody listens there', async () => {
    const discoverer = await discovererOf(() => ({}));
    await endpoint?.stop();
    endpoint = undefined;
    await expect(discoverer.listBuckets()).rejects.toMatchObject({
      failure: 'connection_refused',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('is asked again while it is overloaded, and told as busy in the end', async () => {
    const clock = new SystemClock();
    const waits: number[] = [];
    const impatient = Object.assign(Object.create(clock) as SystemClock, {
      sleep: async (delayMs: number) => void waits.push(delayMs),
      nowMs: () => clock.nowMs(),
      schedule: clock.schedule.bind(clock),
    });
    const discoverer = await discovererOf(() => ({ status: 503, body: errorXml('SlowDown') }), { clock: impatient });
    await expect(discoverer.listBuckets()).rejects.toMatchObject({ failure: 'busy' });
    expect(waits).toEqual([300, 600, 1200]);
  });

  it('is left alone at once when the caller goes away', async () => {
    const discoverer = await discovererOf(() => ({ body: BUCKETS }));
    await expect(discoverer.listBuckets(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(endpoint?.seen).toEqual([]);
  });
});

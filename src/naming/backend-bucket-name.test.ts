import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../base/secret.ts';
import { type BackendBucketIdentity, backendBucketName, encodeIdentity } from './backend-bucket-name.ts';

const PHOTOS: BackendBucketIdentity = {
  tenantId: 'acme',
  regionId: '',
  logicalName: 'photos',
  backendId: 'helsinki',
  collisionCounter: 0,
};
const KEY = new Secret(Buffer.from('namespace key for tests'));

/** Computed apart from this program, with Python's hashlib, hmac and base64. They may never change. */
const KNOWN_ANSWERS: readonly (readonly [string, BackendBucketIdentity, Secret<Buffer> | undefined])[] = [
  ['s3gw-fjsfku2pyxxs7wejq7bedin55g67our4-helsinki', PHOTOS, undefined],
  ['s3gw-qloemywfq3rqe7duluk3lgjnoobxi4rf-helsinki', { ...PHOTOS, collisionCounter: 1 }, undefined],
  ['s3gw-62ymagyylxth4myq2jedyhbujags2fyb-helsinki', { ...PHOTOS, regionId: 'fi' }, undefined],
  ['s3gw-rp4km4qe6e4gpux6gtw72es5lju5egiw-frankfur', { ...PHOTOS, backendId: 'frankfurt-am-main' }, undefined],
  ['s3gw-422hcv7pw27ijr4jvki7lkcxchsvyjgm-helsinki', PHOTOS, KEY],
  [
    's3gw-db5cfrs5hgyy2qjjgqxv4bhdj7pacjb2-s3-wasab',
    {
      tenantId: 'Åkerlund & Söhne',
      regionId: 'eu',
      logicalName: 'kuvat-2026',
      backendId: 'S3.Wasabi_1',
      collisionCounter: 3,
    },
    undefined,
  ],
  [
    's3gw-cm5ds2ehnit773qb5uikvlcbpz73hhdb-backend',
    { tenantId: '', regionId: '', logicalName: '', backendId: '', collisionCounter: 0 },
    undefined,
  ],
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.isWellFormed()),
  fc.constantFrom('', 'a', 'ab', 'b', '\u0000', '\u0000\u0000', '-', '--', 'S3Alias', 's3alias', 'é'),
);
const anyIdentity: fc.Arbitrary<BackendBucketIdentity> = fc.record({
  tenantId: anyText,
  regionId: anyText,
  logicalName: anyText,
  backendId: anyText,
  collisionCounter: fc.maxSafeNat(),
});

describe('backendBucketName', () => {
  it.each(KNOWN_ANSWERS)('gives %s, as it always has', (name, identity, key) => {
    expect(backendBucketName(identity, key)).toBe(name);
  });

  it('gives a valid S3 bucket name that no provider reserves, whatever the identity', () => {
    fc.assert(
      fc.property(anyIdentity, fc.boolean(), (identity, isKeyed) => {
        const name = backendBucketName(identity, isKeyed ? KEY : undefined);
        expect(name).toMatch(/^s3gw-[a-z2-7]{32}-[a-z0-9](?:[a-z0-9-]{0,6}[a-z0-9])?$/);
        expect(name.length).toBeLessThanOrEqual(63);
        // AWS, "General purpose bucket naming rules".
        expect(name).not.toMatch(/^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$|\.\./);
      }),
    );
  });

  it('gives the same name for the same identity, whatever was named before', () => {
    fc.assert(
      fc.property(anyIdentity, anyIdentity, (identity, other) => {
        const first = backendBucketName(identity, KEY);
        backendBucketName(other, KEY);
        expect(backendBucketName({ ...identity }, new Secret(Buffer.from(KEY.reveal())))).toBe(first);
      }),
    );
  });

  it('changes with every part of the identity and with the key', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(anyIdentity, text, fc.integer({ min: 1, max: 1_000 }), (identity, suffix, step) => {
        const variants = [
          identity,
          { ...identity, tenantId: `${identity.tenantId}${suffix}x` },
          { ...identity, regionId: `${identity.regionId}${suffix}x` },
          { ...identity, logicalName: `${identity.logicalName}${suffix}x` },
          { ...identity, backendId: `${identity.backendId}${suffix}x` },
          { ...identity, collisionCounter: (identity.collisionCounter + step) % Number.MAX_SAFE_INTEGER },
        ];
        const names = [undefined, KEY, new Secret(Buffer.from('another key'))].flatMap((key) =>
          variants.map((variant) => backendBucketName(variant, key)),
        );
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it.each([
    ['helsinki', 'helsinki'],
    ['Frankfurt-am-Main', 'frankfur'],
    ['s3.wasabi_1', 's3-wasab'],
    ['--edge--', 'edge'],
    ['abcdefg-hij', 'abcdefg'],
    ['İstanbul', 'i-stanbu'],
    ['日本', 'backend'],
    ['', 'backend'],
    ['S3alias', 'backend'],
  ])('shows backend %j as %s', (backendId, suffix) => {
    expect(
      backendBucketName({ ...PHOTOS, backendId })
        .split('-')
        .slice(2)
        .join('-'),
    ).toBe(suffix);
  });

  it('says nothing of the tenant or the bucket in the clear', () => {
    expect(backendBucketName(PHOTOS)).not.toMatch(/acme|photos/);
  });
});

describe('encodeIdentity', () => {
  const partsOf = ({ tenantId, regionId, logicalName, backendId, collisionCounter }: BackendBucketIdentity) =>
    JSON.stringify([tenantId, regionId, logicalName, backendId, collisionCounter]);

  it('is injective: no two identities are encoded alike', () => {
    const short = fc.string({ unit: fc.constantFrom('a', '0', '-', '\u0000', '\u0001', 'é'), maxLength: 3 });
    const small = fc.record({
      tenantId: short,
      regionId: short,
      logicalName: short,
      backendId: short,
      collisionCounter: fc.nat({ max: 12 }),
    });
    fc.assert(
      fc.property(fc.oneof(small, anyIdentity), fc.oneof(small, anyIdentity), (a, b) => {
        expect(encodeIdentity(a).equals(encodeIdentity(b))).toBe(partsOf(a) === partsOf(b));
      }),
      { numRuns: 1_000 },
    );
  });

  it('can be read back: every part is there behind its length', () => {
    fc.assert(
      fc.property(anyIdentity, (identity) => {
        const fields: string[] = [];
        const bytes = encodeIdentity(identity);
        for (let offset = 0; offset < bytes.length; ) {
          const end = offset + 4 + bytes.readUInt32BE(offset);
          fields.push(bytes.toString('utf8', offset + 4, end));
          offset = end;
        }
        const { tenantId, regionId, logicalName, backendId, collisionCounter } = identity;
        const counter = String(collisionCounter);
        expect(fields).toEqual(['s3gateway-bucket-v1', tenantId, regionId, logicalName, backendId, counter]);
      }),
    );
  });

  it('moves text between parts into another encoding', () => {
    const joined = encodeIdentity({ ...PHOTOS, tenantId: 'ab', regionId: '' });
    expect(joined.equals(encodeIdentity({ ...PHOTOS, tenantId: 'a', regionId: 'b' }))).toBe(false);
  });

  it.each(['tenantId', 'regionId', 'logicalName', 'backendId'] as const)(
    'refuses a %s with half a surrogate pair',
    (part) => {
      expect(() => encodeIdentity({ ...PHOTOS, [part]: 'a\ud800' })).toThrow(
        expect.objectContaining({ code: 'MalformedIdentity' }),
      );
    },
  );

  it.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])(
    'refuses the collision counter %d',
    (collisionCounter) => {
      expect(() => backendBucketName({ ...PHOTOS, collisionCounter })).toThrow(
        expect.objectContaining({ code: 'MalformedIdentity' }),
      );
    },
  );
});

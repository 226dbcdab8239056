import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeMultipartUploadDocument, deleteDocument } from './documents-xml.ts';
import { errorResponse } from './error-response.ts';
import {
  completeMultipartUploadResult,
  copyObjectResult,
  copyPartResult,
  deleteResult,
  initiateMultipartUploadResult,
  listBucketsResult,
  listMultipartUploadsResult,
  listObjectsResult,
  listObjectsV2Result,
  listPartsResult,
  locationConstraintResult,
} from './results-xml.ts';
import { rewriteElements } from './rewrite-xml.ts';
import { S3_ERRORS, type S3ErrorCode, s3Error } from './s3-error.ts';
import {
  parseCompleteMultipartUpload,
  parseCompleteResult,
  parseCopyResult,
  parseDelete,
  parseDeleteResult,
  parseError,
  parseInitiateMultipartUpload,
  parseListObjectsV2,
} from './xml-read.ts';
import { element, escapeXml } from './xml-write.ts';

/** Keys of any characters, those that XML 1.0 knows only by reference among them. */
const anyKey = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

const PAGE = {
  bucket: 'photos',
  ownerId: 'tenant',
  prefix: 'a b/',
  delimiter: '/',
  maxKeys: 2,
  isUrlEncoded: false,
  entries: [
    { key: 'a b/<&>', etag: 'e1', sizeBytes: 3, lastModifiedMs: Date.UTC(2026, 0, 2), storageClass: 'STANDARD' },
  ],
  commonPrefixes: ['a b/ü/'],
  isTruncated: true,
};

describe('text in XML', () => {
  it('has its markup escaped and its control characters as references', () => {
    expect(escapeXml(`a&<>"'b`)).toBe('a&amp;&lt;&gt;&quot;&apos;b');
    expect(escapeXml('\0\u0001\t\n\r\u001f\u007f')).toBe('&#x0;&#x1;&#x9;&#xA;&#xD;&#x1F;&#x7F;');
    expect(escapeXml('plain ключ 😀 e\u0301')).toBe('plain ключ 😀 e\u0301');
    expect(element('Size', 0) + element('IsTruncated', false)).toBe('<Size>0</Size><IsTruncated>false</IsTruncated>');
  });
});

describe('keys', () => {
  it('come back from every document that carries them, whatever they are made of', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(parseDelete(deleteDocument([key])).objects[0]?.key).toBe(key);
        const errors = [{ key, code: 'AccessDenied', message: key }];
        expect(parseDeleteResult(deleteResult({ deleted: [key], errors }))).toEqual({ deleted: [key], errors });
        for (const isUrlEncoded of [false, true]) {
          const entries = PAGE.entries.map((entry) => ({ ...entry, key }));
          const page = { ...PAGE, isUrlEncoded, entries, isTruncated: false };
          const xml = listObjectsV2Result({
            ...page,
            continuationToken: undefined,
            nextContinuationToken: undefined,
            startAfter: key,
            hasOwner: true,
          });
          expect(parseListObjectsV2(xml).keys[0]?.key).toBe(key);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never get out of their element', () => {
    const key = '</Key><UploadId>theirs</UploadId>';
    const xml = initiateMultipartUploadResult({ bucket: 'b', key, uploadId: 'ours' });
    expect(parseInitiateMultipartUpload(xml).uploadId).toBe('ours');
    expect(rewriteElements(xml, { UploadId: () => 'new' })).toBe(xml.replace('ours', 'new'));
  });
});

describe('documents sent to a backend', () => {
  it('are read back as they were meant', () => {
    expect(parseDelete(deleteDocument(['a', 'b']))).toMatchObject({
      quiet: false,
      objects: [{ key: 'a' }, { key: 'b' }],
    });
    const parts = [
      { partNumber: 1, etag: 'a' },
      { partNumber: 7, etag: 'b' },
    ];
    expect(parseCompleteMultipartUpload(completeMultipartUploadDocument(parts))).toMatchObject(parts);
  });
});

describe('result documents', () => {
  it('of ListBuckets', () => {
    expect(listBucketsResult({ ownerId: 't&t', buckets: [{ name: 'one', createdAtMs: 0 }] })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        '<Owner><ID>t&amp;t</ID><DisplayName>t&amp;t</DisplayName></Owner>' +
        '<Buckets><Bucket><Name>one</Name><CreationDate>1970-01-01T00:00:00.000Z</CreationDate></Bucket></Buckets>' +
        '</ListAllMyBucketsResult>',
    );
  });

  it('of GetBucketLocation, empty for the default region', () => {
    expect(locationConstraintResult('')).toContain(
      '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>',
    );
    expect(locationConstraintResult('fi')).toContain('>fi</LocationConstraint>');
  });

  it('of ListObjectsV2, with owners only when asked', () => {
    const more = { continuationToken: 'c', nextContinuationToken: 'n', startAfter: 's&' };
    const xml = listObjectsV2Result({ ...PAGE, ...more, hasOwner: false });
    expect(xml).toContain(
      '<Name>photos</Name><Prefix>a b/</Prefix><Delimiter>/</Delimiter><MaxKeys>2</MaxKeys><IsTruncated>true</IsTruncated>',
    );
    expect(xml).toContain(
      '<KeyCount>2</KeyCount><ContinuationToken>c</ContinuationToken><NextContinuationToken>n</NextContinuationToken><StartAfter>s&amp;</StartAfter>',
    );
    expect(xml).toContain(
      '<Contents><Key>a b/&lt;&amp;&gt;</Key><LastModified>2026-01-02T00:00:00.000Z</LastModified><ETag>&quot;e1&quot;</ETag><Size>3</Size><StorageClass>STANDARD</StorageClass></Contents>',
    );
    expect(xml).toContain('<CommonPrefixes><Prefix>a b/ü/</Prefix></CommonPrefixes>');
    expect(listObjectsV2Result({ ...PAGE, ...more, hasOwner: true })).toContain('<Owner><ID>tenant</ID>');
  });

  it('of ListObjects, encoded as URLs when asked', () => {
    const xml = listObjectsResult({ ...PAGE, isUrlEncoded: true, marker: 'm +', nextMarker: 'ü' });
    expect(xml).toContain('<Prefix>a+b/</Prefix>');
    expect(xml).toContain('<EncodingType>url</EncodingType>');
    expect(xml).toContain('<Marker>m+%2B</Marker><NextMarker>%C3%BC</NextMarker>');
    expect(xml).toContain('<Key>a+b/%3C%26%3E</Key>');
    expect(listObjectsResult({ ...PAGE, delimiter: '', marker: '', nextMarker: undefined })).not.toMatch(
      /Delimiter|NextMarker/,
    );
  });

  it('of copies', () => {
    const result = { etag: '"e"', lastModified: '2026-01-02T00:00:00.000Z' };
    expect(parseCopyResult(copyObjectResult(result))).toEqual(result);
    expect(parseCopyResult(copyPartResult(result))).toEqual(result);
  });

  it('of multipart uploads', () => {
    const done = {
      bucket: 'b',
      key: 'k',
      location: '/b/k',
      etag: 'e-2',
      checksums: { 'x-amz-checksum-crc64nvme': 'c', 'x-amz-checksum-type': 'FULL_OBJECT' },
    };
    expect(parseCompleteResult(completeMultipartUploadResult(done))).toEqual({
      etag: done.etag,
      checksums: done.checksums,
    });
    const parts = [{ partNumber: 3, etag: 'e', sizeBytes: 5, lastModifiedMs: 0 }];
    const listed = listPartsResult({
      bucket: 'b',
      key: 'k',
      uploadId: 'u',
      ownerId: 'o',
      partNumberMarker: 2,
      maxParts: 1,
      isTruncated: true,
      parts,
    });
    expect(listed).toContain(
      '<PartNumberMarker>2</PartNumberMarker><NextPartNumberMarker>3</NextPartNumberMarker><MaxParts>1</MaxParts><IsTruncated>true</IsTruncated>',
    );
    const uploads = listMultipartUploadsResult({
      ...{ bucket: 'b', ownerId: 'o', prefix: 'p', delimiter: '/', keyMarker: '', uploadIdMarker: '', maxUploads: 1 },
      ...{
        isUrlEncoded: true,
        isTruncated: true,
        uploads: [{ key: 'a b', uploadId: 'u', createdAtMs: 0 }],
        commonPrefixes: ['p/'],
      },
    });
    expect(uploads).toContain('<NextKeyMarker>a+b</NextKeyMarker><NextUploadIdMarker>u</NextUploadIdMarker>');
    expect(uploads).toContain('<Upload><Key>a+b</Key><UploadId>u</UploadId>');
  });
});

describe('rewriting a result', () => {
  const xml =
    '<?xml version="1.0"?>\r\n<R xmlns="u"><Name>theirs</Name> <Key>&lt;Name&gt;&#x1;</Key><NextToken>a&amp;b</NextToken>' +
    '<Empty></Empty><Gone>x</Gone><ns2:Name a="1">theirs</ns2:Name><Group><Name>theirs</Name></Group><Name/></R>';

  it('gives named elements new text and keeps every other byte', () => {
    const seen: string[] = [];
    const see = (text: string) => {
      seen.push(text);
      return text;
    };
    const rules = {
      Name: () => 'ours & <us>',
      Key: see,
      NextToken: see,
      Empty: see,
      Gone: () => null,
      constructor: () => 'never',
    };
    const ours = 'ours &amp; &lt;us&gt;';
    expect(rewriteElements(xml, rules)).toBe(xml.replaceAll('theirs', ours).replace('<Gone>x</Gone>', ''));
    expect(seen).toEqual(['<Name>\u0001', 'a&b', '']);
  });

  it('changes nothing without rules', () => {
    expect(rewriteElements(xml, {})).toBe(xml);
    expect(rewriteElements('no XML', { Name: () => 'x' })).toBe('no XML');
  });

  it('takes text for what it means, both ways', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (before, after) => {
        let seen = '';
        const rewritten = rewriteElements(element('Key', before), {
          Key: (text) => {
            seen = text;
            return after;
          },
        });
        expect([seen, rewritten]).toEqual([before, element('Key', after)]);
      }),
    );
  });
});

describe('error answers', () => {
  const context = { requestId: 'id-1', resource: '/b/k?<', isHead: false };

  it('carry code, text, extra elements, resource and request id', () => {
    const error = s3Error('NoSuchBucket', undefined, { extra: { BucketName: 'b&c' }, headers: { 'retry-after': '2' } });
    const response = errorResponse(error, context);
    const xml = Buffer.from(response.body as Uint8Array).toString();
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message>' +
        '<BucketName>b&amp;c</BucketName><Resource>/b/k?&lt;</Resource><RequestId>id-1</RequestId></Error>',
    );
    expect(response.status).toBe(404);
    expect(Object.fromEntries(response.headers)).toEqual({
      'retry-after': '2',
      'content-type': 'application/xml',
      'content-length': String(Buffer.byteLength(xml)),
    });
  });

  it('have no body for HEAD and none for 304, where the status says it', () => {
    expect(errorResponse(s3Error('NoSuchKey'), { ...context, isHead: true })).toEqual({
      status: 404,
      headers: [],
      body: null,
    });
    const notModified = s3Error('NotModified', undefined, { headers: { etag: '"e"' } });
    expect(errorResponse(notModified, context)).toEqual({ status: 304, headers: [['etag', '"e"']], body: null });
  });

  it('are read back by a client for every code there is', () => {
    for (const code of Object.keys(S3_ERRORS) as S3ErrorCode[]) {
      const error = s3Error(code, undefined, { cause: new Error('secret') });
      expect(error).toMatchObject({ code, status: S3_ERRORS[code].status, message: S3_ERRORS[code].message });
      expect(error.status).toBeGreaterThanOrEqual(300);
      if (error.status === 304) continue;
      const text = Buffer.from(errorResponse(error, context).body as Uint8Array).toString();
      expect(parseError(text)).toMatchObject({ code, message: error.message });
      expect(text).not.toContain('secret');
    }
  });
});

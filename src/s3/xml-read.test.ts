import { describe, expect, it } from 'vitest';
import { S3Error } from './s3-error.ts';
import {
  decodeXml,
  parseCompleteMultipartUpload,
  parseCompleteResult,
  parseCopyResult,
  parseCreateBucketConfiguration,
  parseDelete,
  parseDeleteResult,
  parseError,
  parseInitiateMultipartUpload,
  parseListObjectsV2,
  unescapeXml,
} from './xml-read.ts';

const MALFORMED = expect.objectContaining({ code: 'MalformedXML', status: 400 });
const MALFORMED_ANSWER = expect.objectContaining({ code: 'MalformedAnswer', retryable: true });

const deleteOf = (inside: string) => `<Delete>${inside}</Delete>`;
const keyOf = (escaped: string) => parseDelete(deleteOf(`<Object><Key>${escaped}</Key></Object>`)).objects[0]?.key;

/** Runs `action` and says how long it took, so that a document cannot hold everybody else up. */
function millisecondsOf(action: () => unknown): number {
  const startedAt = performance.now();
  action();
  return performance.now() - startedAt;
}

describe('CreateBucketConfiguration', () => {
  it('may be left out, empty, or name a place', () => {
    expect(parseCreateBucketConfiguration('')).toEqual({ locationConstraint: '' });
    expect(parseCreateBucketConfiguration(' \n')).toEqual({ locationConstraint: '' });
    expect(parseCreateBucketConfiguration('<CreateBucketConfiguration/>')).toEqual({ locationConstraint: '' });
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\n<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      '\n  <LocationConstraint> fi,de-fra </LocationConstraint>\n</CreateBucketConfiguration>';
    expect(parseCreateBucketConfiguration(xml)).toEqual({ locationConstraint: 'fi,de-fra' });
  });

  it.each(['Tags', 'Bucket', 'Location'])('is refused by name rather than half followed when it has %s', (name) => {
    const xml = `<CreateBucketConfiguration><${name}><Type>x</Type></${name}></CreateBucketConfiguration>`;
    expect(() => parseCreateBucketConfiguration(xml)).toThrow(expect.objectContaining({ code: 'NotImplemented' }));
  });
});

describe('the document of DeleteObjects', () => {
  it('lists keys with their versions and conditions', () => {
    const xml = deleteOf(
      '<Object><Key>a</Key></Object><Quiet>true</Quiet>' +
        '<Object><Key>b</Key><VersionId>v1</VersionId><ETag>&quot;abc&quot;</ETag></Object>',
    );
    expect(parseDelete(xml)).toEqual({
      quiet: true,
      objects: [
        { key: 'a', versionId: undefined, etag: undefined },
        { key: 'b', versionId: 'v1', etag: 'abc' },
      ],
    });
  });

  it('is read with a namespace prefix, a byte order mark, comments and line breaks', () => {
    const xml =
      '\ufeff<?xml version="1.0"?><s:Delete xmlns:s="u">\r\n <!-- <Object> & --> <s:Object><s:Key>a</s:Key></s:Object></s:Delete>';
    expect(parseDelete(decodeXml(Buffer.from(xml))).objects.map(({ key }) => key)).toEqual(['a']);
  });

  it.each([
    ['a &amp;amp; b', 'a &amp; b'],
    ['&lt;Key&gt;', '<Key>'],
    ['&#13;&#10;&#x9;', '\r\n\t'],
    ['&#x1;&#0;', '\u0001\0'],
    ['&#128512;', '😀'],
    [' space ', ' space '],
    [' ', ' '],
    ['a>b', 'a>b'],
    ['007', '007'],
    ['true', 'true'],
    ['a<!-- no -->b', 'ab'],
    ['<![CDATA[a&amp;<b>]]>c<![CDATA[]]>&amp;', 'a&amp;<b>c&'],
    ['<![CDATA[<!-- kept -->]]>', '<!-- kept -->'],
    ['a\r\nb', 'a\nb'],
    ['..//./', '..//./'],
    ['__proto__', '__proto__'],
  ])('takes <Key>%s</Key> for exactly what it says', (escaped, key) => {
    expect(keyOf(escaped)).toBe(key);
  });

  it.each(['', '<Key>x</Key>', '&nbsp;', '&', 'a & b', '&#xD800;', '&#x110000;', '&#9999999;', '&;', '&#;', '&amp'])(
    'refuses <Key>%s</Key>',
    (escaped) => {
      expect(() => keyOf(escaped)).toThrow(MALFORMED);
    },
  );

  it.each([
    '',
    'hello',
    '{"Delete":{}}',
    '<Delete/>',
    '<Delete></Delete>',
    '<Other><Object><Key>a</Key></Object></Other>',
    deleteOf('<Object></Object>'),
    deleteOf('<Object/>'),
    deleteOf('<Object><Key>a</Object>'),
    deleteOf('<Object><Key>a</Key></Object>').slice(0, -1),
    `${deleteOf('<Object><Key>a</Key></Object>')}${deleteOf('<Object><Key>b</Key></Object>')}`,
    `${deleteOf('<Object><Key>a</Key></Object>')}trailing`,
    deleteOf('<__proto__><x>1</x></__proto__><Object><Key>a</Key></Object>'),
    deleteOf('<![CDATA[<Object>'),
    deleteOf('<!-- <Object>'),
    deleteOf(`<Object>${'<a>'.repeat(150)}${'</a>'.repeat(150)}<Key>a</Key></Object>`),
    deleteOf(`<Object a="${'x'.repeat(5000)}"><Key>a</Key></Object>`),
  ])('is MalformedXML when it is %j', (xml) => {
    expect(() => parseDelete(xml)).toThrow(MALFORMED);
  });

  it('holds up to 1,000 keys, however much has to be escaped in them', () => {
    const entry = `<Object><Key>${'&quot;'.repeat(1024)}</Key><VersionId>null</VersionId></Object>`;
    expect(parseDelete(deleteOf(entry.repeat(1000))).objects).toHaveLength(1000);
    expect(() => parseDelete(deleteOf('<Object><Key>a</Key></Object>'.repeat(1001)))).toThrow(MALFORMED);
  });

  it('is refused by name when it asks for conditions that would not be held', () => {
    const xml = deleteOf('<Object><Key>a</Key><Size>1</Size></Object>');
    expect(() => parseDelete(xml)).toThrow(expect.objectContaining({ code: 'NotImplemented' }));
  });

  it('names no other key for bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('<Delete><Object><Key>'),
      Buffer.from([0xff]),
      Buffer.from('</Key></Object></Delete>'),
    ]);
    expect(() => decodeXml(bytes)).toThrow(MALFORMED);
  });
});

describe('documents that mean harm', () => {
  const lol = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
    '',
  );

  it.each([
    ['an entity bomb', `<!DOCTYPE d [<!ENTITY l0 "lol">${lol}]>${deleteOf('<Object><Key>&l10;</Key></Object>')}`],
    [
      'an external entity',
      `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${deleteOf('<Object><Key>&x;</Key></Object>')}`,
    ],
    ['a document type without entities', `<!DOCTYPE Delete>${deleteOf('<Object><Key>a</Key></Object>')}`],
    ['a lower-case document type', `<!doctype Delete>${deleteOf('<Object><Key>a</Key></Object>')}`],
  ])('are refused: %s', (_title, xml) => {
    expect(() => parseDelete(xml)).toThrow(MALFORMED);
  });

  it.each([
    ['too long', deleteOf(`<Object><Key>${'x'.repeat(9 * 1024 * 1024)}</Key></Object>`)],
    ['too many elements', deleteOf('<Object><Key>a</Key></Object>'.repeat(200_000))],
    ['too deep', '<a>'.repeat(2_000_000)],
    ['one endless tag', `<Delete ${'b '.repeat(2_000_000)}>`],
    ['nothing but openings', '<'.repeat(4_000_000)],
    ['nothing but references', deleteOf('&'.repeat(4_000_000))],
    ['comments that never end', deleteOf('<!--'.repeat(1_000_000))],
    ['CDATA that never ends', deleteOf('<![CDATA['.repeat(500_000))],
    ['quotes that never end', '<a b="'.repeat(500_000)],
  ])('are refused before they cost much: %s', (_title, xml) => {
    const spent = millisecondsOf(() => expect(() => parseDelete(xml)).toThrow(MALFORMED));
    expect(spent).toBeLessThan(1000);
  });
});

describe('the document of CompleteMultipartUpload', () => {
  it('lists parts in the order given, with their checksums by header name', () => {
    const xml =
      '<CompleteMultipartUpload><Part><ETag>"a"</ETag><PartNumber> 2 </PartNumber><ChecksumCRC32>AAAA</ChecksumCRC32></Part>' +
      '<Part><PartNumber>1</PartNumber><ETag>b</ETag></Part></CompleteMultipartUpload>';
    expect(parseCompleteMultipartUpload(xml)).toEqual([
      { partNumber: 2, etag: 'a', checksums: { 'x-amz-checksum-crc32': 'AAAA' } },
      { partNumber: 1, etag: 'b', checksums: {} },
    ]);
  });

  it.each([
    '',
    '<PartNumber>0</PartNumber><ETag>a</ETag>',
    '<PartNumber>x</PartNumber><ETag>a</ETag>',
    '<PartNumber>0x1</PartNumber><ETag>a</ETag>',
    '<PartNumber>1.5</PartNumber><ETag>a</ETag>',
    '<PartNumber>-1</PartNumber><ETag>a</ETag>',
    '<PartNumber>1</PartNumber>',
    '<ETag>a</ETag>',
  ])('is MalformedXML with a part of %j', (inside) => {
    expect(() =>
      parseCompleteMultipartUpload(`<CompleteMultipartUpload><Part>${inside}</Part></CompleteMultipartUpload>`),
    ).toThrow(MALFORMED);
  });

  it('holds up to 10,000 parts with every checksum', () => {
    const checksums = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']
      .map((name) => `<Checksum${name}>AAAA</Checksum${name}>`)
      .join('');
    const documentOf = (count: number) =>
      `<CompleteMultipartUpload>${`<Part><PartNumber>1</PartNumber><ETag>"a"</ETag>${checksums}</Part>`.repeat(count)}</CompleteMultipartUpload>`;
    expect(parseCompleteMultipartUpload(documentOf(10_000))).toHaveLength(10_000);
    expect(() => parseCompleteMultipartUpload(documentOf(10_001))).toThrow(MALFORMED);
  });
});

describe('the error document of a backend', () => {
  it('gives its code, its text and its other elements', () => {
    const xml =
      '<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code><Message>a &amp; b</Message><Key>k</Key><Empty/></Error>';
    expect(parseError(xml)).toEqual({ code: 'NoSuchKey', message: 'a & b', extra: { Key: 'k', Empty: '' } });
  });

  it('is seen after the white space of a long operation (AWS CompleteMultipartUpload)', () => {
    expect(parseError('\n\n  <?xml version="1.0"?><Error><Code>InternalError</Code></Error>')?.code).toBe(
      'InternalError',
    );
    expect(parseError('<?xml version="1.0"?>\n\n   \n<Error xmlns="x"><Code>InternalError</Code></Error>')?.code).toBe(
      'InternalError',
    );
  });

  it('is read as far as it goes', () => {
    expect(parseError('<Error><Code>SlowDown</Code><Resource>/a?b&c</Resource><Mess')?.code).toBe('SlowDown');
  });

  it.each([
    '',
    'Bad Gateway',
    '<html><body>502 <br></body></html>',
    '<Errors/>',
    '<Error>',
    '<Error/>',
    '<DeleteResult><Error><Code>x</Code></Error></DeleteResult>',
    '<!DOCTYPE x><Error><Code>a</Code></Error>',
  ])('is not seen in %j', (text) => {
    expect(parseError(text)).toBeUndefined();
  });
});

describe('the results of a backend', () => {
  const entry =
    '<Contents><Key>a%2Fb+c</Key><LastModified>2026-01-02T03:04:05.678Z</LastModified><ETag>&quot;e&quot;</ETag><Size>7</Size></Contents>';
  const page = (inside: string) =>
    `<?xml version="1.0"?><ListBucketResult xmlns="u"><Name>b</Name>${inside}</ListBucketResult>`;

  it('are a page of a listing', () => {
    const more = page(
      `<EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><NextContinuationToken>t&amp;1</NextContinuationToken>${entry}`,
    );
    expect(parseListObjectsV2(more)).toEqual({
      keys: [{ key: 'a/b c', etag: 'e', sizeBytes: 7, lastModifiedMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678) }],
      isTruncated: true,
      nextContinuationToken: 't&1',
    });
    const last = page(`<IsTruncated>false</IsTruncated>${entry}`);
    expect(parseListObjectsV2(last)).toMatchObject({
      keys: [{ key: 'a%2Fb+c' }],
      isTruncated: false,
      nextContinuationToken: undefined,
    });
  });

  it.each([
    ['cut off', page(`<IsTruncated>false</IsTruncated>${entry}${entry}`).slice(0, -30)],
    ['silent about what follows', page(entry)],
    ['truncated without a token', page(`<IsTruncated>true</IsTruncated>${entry}`)],
    ['without sizes', page(`<IsTruncated>false</IsTruncated>${entry.replace('<Size>7</Size>', '')}`)],
    ['without dates', page(`<IsTruncated>false</IsTruncated>${entry.replace('2026-01-02T03:04:05.678Z', 'soon')}`)],
    [
      'badly encoded',
      page(`<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>${entry.replace('%2F', '%zz')}`),
    ],
    ['something else', '<html></html>'],
    ['empty', ''],
  ])('are no listing when %s', (_title, xml) => {
    expect(() => parseListObjectsV2(xml)).toThrow(MALFORMED_ANSWER);
  });

  it('are a copy, of an object or into a part', () => {
    for (const name of ['CopyObjectResult', 'CopyPartResult'])
      expect(
        parseCopyResult(`<?xml version="1.0"?><${name}><LastModified>now</LastModified><ETag>"e"</ETag></${name}>`),
      ).toEqual({ etag: '"e"', lastModified: 'now' });
    expect(() => parseCopyResult('<CopyObjectResult></CopyObjectResult>')).toThrow(MALFORMED_ANSWER);
    expect(() => parseCopyResult('<Error/>')).toThrow(MALFORMED_ANSWER);
  });

  it('are an upload begun and completed', () => {
    expect(
      parseInitiateMultipartUpload(
        '<InitiateMultipartUploadResult><UploadId>u&lt;</UploadId></InitiateMultipartUploadResult>',
      ),
    ).toEqual({ uploadId: 'u<' });
    expect(() => parseInitiateMultipartUpload('<InitiateMultipartUploadResult/>')).toThrow(MALFORMED_ANSWER);
    const done =
      '  \n<CompleteMultipartUploadResult><ETag>&quot;e-2&quot;</ETag><ChecksumSHA1>s</ChecksumSHA1><ChecksumType>COMPOSITE</ChecksumType></CompleteMultipartUploadResult>';
    expect(parseCompleteResult(done)).toEqual({
      etag: 'e-2',
      checksums: { 'x-amz-checksum-sha1': 's', 'x-amz-checksum-type': 'COMPOSITE' },
    });
    expect(() => parseCompleteResult('')).toThrow(MALFORMED_ANSWER);
  });

  it('are what was deleted and what was not', () => {
    const xml =
      '<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code><Message>no</Message></Error><Deleted><Key> </Key></Deleted></DeleteResult>';
    expect(parseDeleteResult(xml)).toEqual({
      deleted: ['a', ' '],
      errors: [{ key: 'b', code: 'AccessDenied', message: 'no' }],
    });
    expect(parseDeleteResult('<DeleteResult/>')).toEqual({ deleted: [], errors: [] });
    expect(() => parseDeleteResult('<DeleteResult><Deleted/></DeleteResult>')).toThrow(MALFORMED_ANSWER);
  });
});

describe('references', () => {
  it('are undone once, unknown ones left alone', () => {
    expect(unescapeXml('&amp;lt;&#x41;&#66;&nbsp;&apos;&quot;')).toBe('&lt;AB&nbsp;\'"');
    expect(unescapeXml('&#x110000;')).toBe('&#x110000;');
  });

  it('never make an error of another kind', () => {
    expect(() => parseDelete(deleteOf('<Object><Key>&x;</Key></Object>'))).toThrow(S3Error);
  });
});

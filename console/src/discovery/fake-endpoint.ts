import { XMLParser } from 'fast-xml-parser';
import { AnswerReader } from '../s3/answers.ts';
import { Credentials } from '../s3/credentials.ts';
import type { Relay, RelayAnswer, RelayCall } from '../s3/relay.ts';
import { NobleSha256 } from '../s3/sha256.ts';
import type { XmlElement } from '../s3/xml.ts';
import { EndpointClient } from './endpoint-client.ts';

/** One request as a test sees it. */
export interface SeenRequest {
  readonly bucket: string;
  readonly query: Readonly<Record<string, string>>;
  readonly region: string;
  readonly endpointUrl: string;
  /** When it was signed. */
  readonly signedAt: string;
}

/** What a test's endpoint answers: a text is a success. */
export type Answering = (request: SeenRequest, call: RelayCall) => string | RelayAnswer | Promise<string | RelayAnswer>;

/** A client of an endpoint that a test plays, and what it was asked. Time stands still unless it sleeps. */
export function fakeEndpoint(answer: Answering, settings: { endpoint?: string; region?: string } = {}) {
  const seen: SeenRequest[] = [];
  const sleeps: number[] = [];
  const relay: Relay = async (call) => {
    call.signal.throwIfAborted();
    const request = readCall(call);
    seen.push(request);
    const given = await answer(request, call);
    return typeof given === 'string' ? { status: 200, headers: {}, text: given } : given;
  };
  const credentials = new Credentials({ accessKey: 'AK', secretKey: 'SK' });
  const url = new URL(settings.endpoint ?? 'https://s3.example.com');
  const client = new EndpointClient(
    { url, region: settings.region ?? 'us-east-1', style: 'path', credentials },
    {
      ...{ relay, sha256: NobleSha256, reader: new AnswerReader(parseXmlInNode) },
      nowMs: () => Date.UTC(2026, 0, 1),
      sleep: async (ms, signal) => {
        signal.throwIfAborted();
        sleeps.push(ms);
      },
    },
  );
  return { client, seen, sleeps };
}

/** An error of S3 as an endpoint answers it. */
export function s3Error(
  status: number,
  code: string,
  more: { extra?: string; headers?: Record<string, string> } = {},
): RelayAnswer {
  const text = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>because</Message>${more.extra ?? ''}</Error>`;
  return { status, headers: more.headers ?? {}, text };
}

/** The answer to ListBuckets. */
export function bucketsXml(names: readonly string[]): string {
  const buckets = names.map(
    (name) => `<Bucket><Name>${name}</Name><CreationDate>2026-01-01T00:00:00Z</CreationDate></Bucket>`,
  );
  return `<ListAllMyBucketsResult><Buckets>${buckets.join('')}</Buckets></ListAllMyBucketsResult>`;
}

/** A page of objects. */
export function objectsXml(keys: readonly string[], next?: string): string {
  const contents = keys.map(
    (key) =>
      `<Contents><Key>${encodeURIComponent(key)}</Key><Size>${key.length}</Size><ETag>"e"</ETag><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`,
  );
  const more = next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><EncodingType>url</EncodingType><IsTruncated>${next !== undefined}</IsTruncated>${more}${contents.join('')}</ListBucketResult>`;
}

/** Reads XML as the browser does, as far as answers of S3 go. */
export function parseXmlInNode(text: string): XmlElement | undefined {
  const parser = new XMLParser({
    preserveOrder: true,
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
  });
  const nodes = parser.parse(text) as OrderedNode[];
  return nodes.map(asElement).find((element) => element !== undefined);
}

type OrderedNode = Readonly<Record<string, unknown>>;

function asElement(node: OrderedNode): XmlElement | undefined {
  const [localName] = Object.keys(node).filter((name) => name !== ':@' && name !== '#text');
  if (localName === undefined) return undefined;
  const inner = node[localName] as OrderedNode[];
  const children = inner.map(asElement).filter((child) => child !== undefined);
  const own = inner.map((child) => String(child['#text'] ?? '')).join('');
  return { localName, children, textContent: own + children.map((child) => child.textContent).join('') };
}

function readCall({ target, headers, endpointUrl }: RelayCall): SeenRequest {
  const [path = '', search = ''] = target.split('?');
  const region = /Credential=AK\/\d+\/([^/]+)\/s3/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const query = Object.fromEntries(new URLSearchParams(search));
  return {
    bucket: decodeURIComponent(path.slice(1)),
    query,
    region,
    endpointUrl,
    signedAt: headers['x-amz-date'] ?? '',
  };
}

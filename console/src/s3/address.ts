import { encodePart } from './uri-encode.ts';

/** How a bucket is named in an address (AWS, "Virtual hosting of general purpose buckets"). */
export type AddressStyle = 'path' | 'virtual-host';

/** A host of AWS's S3 service, with or without a region in it (AWS, "Amazon S3 endpoints"). */
const AWS_HOST = /^s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/;

/** Where a request goes: the host is signed, the path is sent as it is. */
export interface Address {
  /** Scheme, host and port: what the relay connects to. */
  readonly endpointUrl: string;
  /** Host, and port when it is not the scheme's own. */
  readonly host: string;
  /** Percent-encoded. */
  readonly path: string;
}

/**
 * Reads what a person enters as an endpoint; without a scheme it is https. Undefined for what is none: another scheme,
 * a user, a query.
 */
export function parseEndpoint(entered: string): URL | undefined {
  const text = entered.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (!['http:', 'https:'].includes(url.protocol) || url.hostname === '') return undefined;
  if ([url.username, url.password, url.search, url.hash].some(Boolean) || /[?#@\s]/.test(text)) return undefined;
  return url;
}

/** The endpoint in one spelling: no slash at the end, no default port. */
export function endpointText(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** Where a bucket, or the service itself, is asked. */
export function addressOf(
  url: URL,
  style: AddressStyle,
  { host, bucket }: { host: string; bucket: string | undefined },
): Address {
  const base = url.pathname.replace(/\/+$/, '');
  if (bucket === undefined) return { endpointUrl: `${url.protocol}//${host}`, host, path: `${base}/` };
  if (style === 'virtual-host') {
    const own = `${bucket}.${host}`;
    return { endpointUrl: `${url.protocol}//${own}`, host: own, path: `${base}/` };
  }
  return { endpointUrl: `${url.protocol}//${host}`, host, path: `${base}/${encodePart(bucket)}` };
}

/**
 * Where to look for a bucket of another region. AWS has a host for each region, made by rule, and no other host is ever gone
 * to: a signed request shows who is asking, so an answer may not choose whom to show it to.
 */
export function regionalHost(host: string, region: string): string {
  const aws = AWS_HOST.exec(host);
  return aws ? `s3.${region}.amazonaws.com${aws[1] ?? ''}` : host;
}

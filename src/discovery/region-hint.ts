/** A host of AWS's S3 service, with or without a region in it (AWS, "Amazon S3 endpoints"). */
const AWS_HOST = /^s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/;

/**
 * Where to look for a bucket of another region. AWS has a host for each region, made by rule, and no other host is ever gone
 * to: a signed request shows who is asking, so an answer may not choose whom to show it to. Elsewhere the same host serves all.
 */
export function regionalHost(host: string, region: string): string {
  const aws = AWS_HOST.exec(host);
  return aws ? `s3.${region}.amazonaws.com${aws[1] ?? ''}` : host;
}

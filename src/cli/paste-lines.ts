/** Where and as whom to connect. */
export interface Connection {
  readonly s3Base: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
}

/** Lines that can be pasted into a terminal or a Python prompt to go on by hand. */
export function pasteLines({ s3Base, region, accessKey, secretKey, bucket }: Connection): string {
  const environment = `AWS_ACCESS_KEY_ID=${accessKey} AWS_SECRET_ACCESS_KEY=${secretKey} AWS_DEFAULT_REGION=${region}`;
  return [
    'aws:',
    `  ${environment} aws --endpoint-url ${s3Base} s3 ls s3://${bucket}/`,
    'rclone:',
    `  rclone lsf --s3-provider Other --s3-endpoint ${s3Base} --s3-region ${region} --s3-access-key-id ${accessKey} --s3-secret-access-key ${secretKey} :s3:${bucket}/`,
    'boto3:',
    `  import boto3; s3 = boto3.client('s3', endpoint_url='${s3Base}', region_name='${region}', aws_access_key_id='${accessKey}', aws_secret_access_key='${secretKey}')`,
    `  [o['Key'] for o in s3.list_objects_v2(Bucket='${bucket}')['Contents']]`,
  ].join('\n');
}

import { expect, it } from 'vitest';
import { pasteLines } from './paste-lines.ts';

it('the lines to paste hold the endpoint, the region, the keys and the bucket, for each of three tools', () => {
  const lines = pasteLines({
    ...{ s3Base: 'http://127.0.0.1:9000', region: 'us-east-1', bucket: 'records' },
    ...{ accessKey: 'THEKEY', secretKey: 'thesecret' },
  });
  const tools = lines.split(/^(?=aws:|rclone:|boto3:)/m);
  expect(tools.map((tool) => tool.split(':', 1)[0])).toEqual(['aws', 'rclone', 'boto3']);
  for (const tool of tools)
    for (const part of ['http://127.0.0.1:9000', 'us-east-1', 'records', 'THEKEY', 'thesecret'])
      expect(tool).toContain(part);
});

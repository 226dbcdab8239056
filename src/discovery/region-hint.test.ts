import { describe, expect, it } from 'vitest';
import { regionalHost } from './region-hint.ts';

describe('where a bucket of another region is looked for', () => {
  it.each([
    ['s3.amazonaws.com', 's3.eu-north-1.amazonaws.com'],
    ['s3.us-east-1.amazonaws.com', 's3.eu-north-1.amazonaws.com'],
    ['s3-us-west-2.amazonaws.com', 's3.eu-north-1.amazonaws.com'],
    ['s3.dualstack.us-east-1.amazonaws.com', 's3.eu-north-1.amazonaws.com'],
    ['s3.cn-north-1.amazonaws.com.cn', 's3.eu-north-1.amazonaws.com.cn'],
    ['s3.example.fi:9000', 's3.example.fi:9000'],
    ['127.0.0.1:9000', '127.0.0.1:9000'],
    ['s3.amazonaws.com.example.org', 's3.amazonaws.com.example.org'],
    ['evil-s3.amazonaws.com', 'evil-s3.amazonaws.com'],
  ])('%s becomes %s', (host, regional) => {
    expect(regionalHost(host, 'eu-north-1')).toBe(regional);
  });
});

import { describe, expect, it } from 'vitest';
import { isAllowedHost, parseAllowedHost } from './allowed-hosts.ts';

describe('an allowed host', () => {
  it.each([
    ['minio.internal', 'minio.internal'],
    ['MinIO.Internal:9000', 'minio.internal:9000'],
    ['10.0.0.7', '10.0.0.7'],
    ['0x0a000007:80', '10.0.0.7:80'],
    ['[FD00::0001]:9000', '[fd00::1]:9000'],
  ])('%s is understood as a URL spells it', (entry, spelled) => {
    expect(parseAllowedHost(entry)).toBe(spelled);
  });

  it.each([
    ...['http://minio', 'minio/', 'user@minio', 'minio:port', 'minio:70000', 'fd00::1', '[fd00::1', 'a b', ':9000'],
    ...['minio?x', '*', '*.internal:x'],
  ])('%s is none', (entry) => {
    expect(parseAllowedHost(entry)).toBeUndefined();
  });

  it.each([
    ['http://minio.internal', ['minio.internal'], true],
    ['http://minio.internal:9000', ['minio.internal'], true],
    ['http://minio.internal:9000', ['minio.internal:9000'], true],
    ['http://minio.internal:9001', ['minio.internal:9000'], false],
    ['https://minio.internal', ['minio.internal:443'], true],
    ['http://minio.internal', ['minio.internal:443'], false],
    ['http://other.minio.internal', ['minio.internal'], false],
    ['http://minio.internal.evil.example', ['minio.internal'], false],
    ['http://10.0.0.7', ['10.0.0.8', '10.0.0.7:80'], true],
    ['http://167772167', ['10.0.0.7'], true],
    ['http://10.0.0.7', [], false],
  ])('%s by %j: %j', (url, allowed, expected) => {
    expect(isAllowedHost(new URL(url), allowed)).toBe(expected);
  });
});

import { format, inspect } from 'node:util';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';

const secret = new Secret('hunter2');

describe('a secret', () => {
  it('is revealed to who asks for it', () => {
    expect(secret.reveal()).toBe('hunter2');
    expect(new Secret(Buffer.from('bytes')).reveal().toString()).toBe('bytes');
  });

  it.each([
    ['JSON', JSON.stringify({ nested: [secret] })],
    ['a template', `${secret}`],
    ['concatenation', `key=${String(secret)}`],
    ['inspection', inspect({ nested: { secret } }, { depth: 5, showHidden: true })],
    ['a log format', format('%s %j %o %O', secret, secret, secret, secret)],
    ['joining', [secret, secret].join()],
  ])('shows nothing of itself in %s', (_name, text) => {
    expect(text).toContain('[secret]');
    expect(text).not.toContain('hunter2');
  });

  it.each([
    ['inspection without its own word', inspect(secret, { customInspect: false, showHidden: true, depth: 5 })],
    ['its keys and values', JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret)])],
    ['a copy', inspect({ ...secret, clone: structuredClone(secret) })],
    ['an error about it', inspect(new Error(`refused ${secret}`, { cause: secret }))],
  ])('shows nothing of itself in %s', (_name, text) => {
    expect(text).not.toContain('hunter2');
  });

  it('shows nothing of itself in a log line', () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    log.info({ secret, nested: { secret }, err: new Error('x', { cause: secret }) }, `with ${secret}`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('[secret]');
    expect(lines[0]).not.toContain('hunter2');
  });
});

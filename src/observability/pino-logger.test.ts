import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, 'pino-logger.ts');

/** What a process writes whose logger is used by `script`. */
async function written(script: string, level = 'info') {
  const options = JSON.stringify({ level, fields: { role: 'test' } });
  const source = `import { createLogger } from ${JSON.stringify(MODULE)}; const log = createLogger(${options}); ${script}`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', source]);
  const lines = stderr.split('\n').filter(Boolean);
  return { stdout, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the log of a process', () => {
  it('has a JSON line per message on standard error, and leaves standard output alone', async () => {
    const { stdout, lines } = await written(`log.info({ port: 1 }, 'up'); log.error({ error: 'no\\nmore' }, 'down');`);
    expect(stdout).toBe('');
    expect(lines).toEqual([
      { level: 30, time: expect.any(Number), role: 'test', port: 1, msg: 'up' },
      { level: 50, time: expect.any(Number), role: 'test', error: 'no\nmore', msg: 'down' },
    ]);
  });

  it('says only what its level asks for', async () => {
    const script = `log.debug({}, 'd'); log.info({}, 'i'); log.warn({}, 'w'); log.error({}, 'e');`;
    expect((await written(script, 'warn')).lines.map(({ msg }) => msg)).toEqual(['w', 'e']);
    expect((await written(script, 'silent')).lines).toEqual([]);
  });

  it('carries the fields of a child in its lines', async () => {
    const { lines } = await written(`log.child({ room: 'replication' }).warn({ n: 2 }, 'late');`);
    expect(lines[0]).toMatchObject({ role: 'test', room: 'replication', n: 2 });
  });

  it('shows no secret in a field, in one below it, in a child or in a URL', async () => {
    const { lines } = await written(`
      log.info({ authorization: 'hunter2', request: { headers: { 'x-admin-key': 'hunter2' } } }, 'a');
      log.child({ secretKey: 'hunter2' }).info({ url: '/b/k?X-Amz-Signature=hunter2' }, 'b');`);
    expect(lines.map(({ msg }) => msg)).toEqual(['a', 'b']);
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    expect(lines[1]).toMatchObject({ secretKey: '[secret]', url: '/b/k?X-Amz-Signature=[secret]' });
  });
});

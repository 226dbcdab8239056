import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../test/support/container-files.ts';
import { ImageProcess } from '../../test/support/image-process.ts';

const started: ImageProcess[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.end('SIGKILL')));
});

/** A process whose `stop` is `body`, once it is up. */
async function running(body: string): Promise<ImageProcess> {
  const from = (path: string) => JSON.stringify(join(ROOT, 'src', path));
  const source = `
    import { stopOnSignal } from ${from('main/lifecycle.ts')};
    import { createProcessLogger } from ${from('main/process-logger.ts')};
    setInterval(() => {}, 1000);
    stopOnSignal({ stop: async () => { ${body} } }, createProcessLogger('info', 'test'));
    console.log('up now');`;
  const words = ['--input-type=module', '--eval', source];
  const child = new ImageProcess({ directory: ROOT, words, environment: {} });
  started.push(child);
  await child.printed('up');
  return child;
}

describe('a process that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s stops first and ends with code 0', async (signal) => {
    const child = await running(`await new Promise((done) => setTimeout(done, 20)); console.log('stopped cleanly');`);
    expect(await child.end(signal)).toEqual([0, null]);
    expect(child.output).toMatch(new RegExp(`"signal":"${signal}","msg":"stopping"`));
    expect(child.output).toMatch(/^stopped cleanly$/m);
  });

  it('and cannot ends with code 1, and logs why', async () => {
    const child = await running(`throw new Error('the disk is gone');`);
    expect(await child.end('SIGTERM')).toEqual([1, null]);
    expect(child.output).toMatch(/the disk is gone.*the stop failed/);
  });

  it('a second time does not wait any longer', async () => {
    const child = await running(`console.log('stopping now'); await new Promise(() => {});`);
    child.child.kill('SIGTERM');
    await child.printed('stopping');
    expect(await child.end('SIGINT')).toEqual([1, null]);
  });
});

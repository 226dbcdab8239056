import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SystemClock } from '../../src/base/clock.ts';
import { SystemRandom } from '../../src/base/random.ts';
import { openMetadata } from '../../src/metadata/metadata.ts';
import { objectWrite } from './metadata-file.ts';
import { SeededRandom } from './seeded-random.ts';

/** A line that the writer prints once a write has been acknowledged to it. */
export interface Acknowledged {
  readonly key: string;
  readonly generation: number;
  readonly etag: string;
}

/**
 * A process that writes to a metadata database for as long as it lives (`objects`, to the bucket `b`), or that says
 * `ready`, waits for a word and appends 50 audit entries: `node metadata-writer.ts FILE objects|audit SEED`.
 */
const [, , file = '', kind = '', seed = ''] = process.argv;
const metadata = await openMetadata({ file, clock: new SystemClock(), random: new SystemRandom() });
const random = new SeededRandom(Number(seed));

if (kind === 'audit') {
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  for (let index = 0; index < 50; index++)
    await metadata.audit.append({ actor: `process-${process.pid}`, action: 'test', target: `${index}`, detail: {} });
  await metadata.close();
  process.stdin.destroy();
} else {
  for (let serial = 0; ; serial++) {
    const key = `k${Math.floor(random.fraction() * 20)}`;
    const isDelete = random.fraction() < 0.2;
    const write = isDelete ? objectWrite(key, { kind: 'delete' }) : objectWrite(key, { etag: `e${serial}` });
    void metadata.objects.record(write).then(({ generation, etag }) => {
      process.stdout.write(`${JSON.stringify({ key, generation, etag } satisfies Acknowledged)}\n`);
    });
    if (random.fraction() < 0.3) await nextTurn();
    if (serial % 50 === 0) await metadata.objects.flush();
  }
}

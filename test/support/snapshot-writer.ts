import { SystemClock } from '../../src/base/clock.ts';
import { SnapshotStore } from '../../src/discovery/snapshot-store.ts';
import { fileOf, snapshotOf } from './snapshots.ts';

// Saves a large snapshot again and again until it is killed, and prints the id of each that was acknowledged.
const store = new SnapshotStore(process.argv[2] ?? '', new SystemClock());
const files = Array.from({ length: 5000 }, (_, index) => fileOf(`a/rather/long/key/to/write/${index}`));
const content = snapshotOf([{ name: 'b', files }]);
for (;;) process.stdout.write(`saved ${(await store.save(content)).id}\n`);

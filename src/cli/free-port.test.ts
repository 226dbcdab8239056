import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { portOrFree } from './free-port.ts';

it('a port is the wanted one while nobody listens there, and any free one otherwise', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  expect(await portOrFree(port, '127.0.0.1')).toEqual({ port: 0, isWanted: false });
  taken.close();
  await once(taken, 'close');
  expect(await portOrFree(port, '127.0.0.1')).toEqual({ port, isWanted: true });
});

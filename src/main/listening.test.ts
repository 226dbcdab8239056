import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { Wire } from '../../test/support/wire.ts';
import { closeServer, listen } from './listening.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

function aServer(onRequest: Parameters<typeof createServer>[1] = (_request, response) => response.end('ok')): Server {
  const server = createServer(onRequest);
  servers.push(server);
  return server;
}

describe('listening', () => {
  it('on port 0 tells the port that it got', async () => {
    const server = aServer();
    const base = await listen(server, '127.0.0.1', 0);
    expect(base).toBe(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await (await fetch(base)).text()).toBe('ok');
  });

  it('puts an IPv6 address into brackets', async () => {
    expect(await listen(aServer(), '::1', 0)).toMatch(/^http:\/\/\[::1\]:\d+$/);
  });

  it('on a port that is taken says which', async () => {
    const { port } = new URL(await listen(aServer(), '127.0.0.1', 0));
    await expect(listen(aServer(), '127.0.0.1', Number(port))).rejects.toMatchObject({
      code: 'PortTaken',
      message: `port ${port} of 127.0.0.1 is taken by another program`,
    });
  });

  it('on an address that is not here fails with what the system says', async () => {
    await expect(listen(aServer(), '192.0.2.1', 0)).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });
});

describe('closing a server', () => {
  it('lets a request under way end, and takes no other', async () => {
    const begun = Promise.withResolvers<() => void>();
    const server = aServer((_request, response) => begun.resolve(() => response.end('late')));
    const base = await listen(server, '127.0.0.1', 0);
    const answer = fetch(base).then((response) => response.text());
    const finish = await begun.promise;
    const closed = closeServer(server, new ManualClock());
    await expect(
      new Promise((resolve, reject) => get(base, { agent: false }, resolve).on('error', reject)),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    finish();
    expect(await answer).toBe('late');
    await closed;
  });

  it('closes connections that wait for nothing at once', async () => {
    const server = aServer();
    const wire = new Wire(await listen(server, '127.0.0.1', 0));
    await wire.send('GET / HTTP/1.1\r\nhost: x\r\n\r\n').until(/ok$/);
    await closeServer(server, new ManualClock());
    await wire.closed;
  });

  it('cuts what is left after ten seconds', async () => {
    const clock = new ManualClock();
    const begun = Promise.withResolvers<void>();
    const server = aServer(() => begun.resolve());
    const wire = new Wire(await listen(server, '127.0.0.1', 0)).send('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await begun.promise;
    const closed = closeServer(server, clock);
    clock.advance(9_999);
    expect(wire.socket.destroyed).toBe(false);
    clock.advance(1);
    await Promise.all([closed, wire.closed]);
    expect(wire.received).toBe('');
  });
});

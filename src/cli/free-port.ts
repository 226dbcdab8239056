import { createServer } from 'node:net';

/** The wanted port when nobody listens there, otherwise a free one. */
export async function portOrFree(
  wanted: number,
  host: string,
): Promise<{ readonly port: number; readonly isWanted: boolean }> {
  if (await canListen(wanted, host)) return { port: wanted, isWanted: true };
  return { port: 0, isWanted: false };
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

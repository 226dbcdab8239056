import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream';

/**
 * As little of S3 as a load needs: a GET answers with as many bytes as the key's last number says, everything else takes
 * its body and answers 200. It checks no signature and keeps nothing, so that it is never what limits a run. Prints its
 * base URL when it is ready.
 */
const PIECE = Buffer.alloc(64 * 1024, 'S3Gateway bench ');
const ETAG = '"9a0364b9e99bb480dd25e1f0284c8555"';
/** Bodies up to this size are kept ready and sent in one go. */
const READY_BYTES = 16 * 1024 * 1024;

const readyBodies = new Map<number, Buffer>();

function bodyOf(sizeBytes: number): Buffer {
  const ready = readyBodies.get(sizeBytes) ?? Buffer.alloc(sizeBytes, PIECE);
  readyBodies.set(sizeBytes, ready);
  return ready;
}

function answerRead(req: IncomingMessage, res: ServerResponse): void {
  const sizeBytes = Number(/(\d+)$/.exec(req.url ?? '')?.[1] ?? 0);
  res.writeHead(200, {
    'content-length': sizeBytes,
    'content-type': 'application/octet-stream',
    'last-modified': 'Wed, 01 Oct 2025 12:00:00 GMT',
    'accept-ranges': 'bytes',
    etag: ETAG,
    'x-amz-request-id': '4442587FB7D0A2F9',
  });
  if (req.method === 'HEAD') res.end();
  else if (sizeBytes <= READY_BYTES) res.end(bodyOf(sizeBytes));
  else sendPieces(res, sizeBytes);
}

function sendPieces(res: ServerResponse, sizeBytes: number): void {
  let sentBytes = 0;
  const pump = () => {
    while (sentBytes < sizeBytes && !res.destroyed) {
      const piece = PIECE.subarray(0, Math.min(PIECE.length, sizeBytes - sentBytes));
      sentBytes += piece.length;
      if (!res.write(piece)) return;
    }
    res.end();
  };
  res.on('drain', pump);
  pump();
}

function answerWrite(req: IncomingMessage, res: ServerResponse): void {
  req.resume();
  finished(req, (error) => {
    if (!error) res.writeHead(200, { 'content-length': 0, etag: ETAG, 'x-amz-request-id': '4442587FB7D0A2F9' }).end();
  });
}

const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, (req, res) => {
  if (req.method === 'GET' || req.method === 'HEAD') answerRead(req, res);
  else answerWrite(req, res);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`origin http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

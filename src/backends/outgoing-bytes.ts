import { AppError } from '../base/app-error.ts';
import type { OutgoingBody } from './backend.ts';

/** The whole of an outgoing body in memory. Throws `BodyTooLarge` above `maxBytes`. */
export async function readOutgoing(body: OutgoingBody, maxBytes: number): Promise<Buffer> {
  if (body === null) return Buffer.alloc(0);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (body.lengthBytes > maxBytes) throw new AppError('BodyTooLarge', `a document has ${body.lengthBytes} bytes`);
  const chunks: Buffer[] = [];
  for await (const chunk of body.stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

import type { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { PushBody, ResponseBody, S3Response } from '../s3/message.ts';
import { readBody } from './buffered.ts';

function responseWith(body: ResponseBody): S3Response {
  return { status: 200, headers: [], body };
}

function pushing(act: (sink: Writable) => void): PushBody {
  return { pushTo: act, discard: () => undefined };
}

describe('readBody', () => {
  it('reads nothing, bytes and a body that pushes', async () => {
    const pushed = pushing((sink) => {
      sink.write(Buffer.from('ab'));
      sink.end(Buffer.from('cd'));
    });
    expect((await readBody(responseWith(null), 0)).length).toBe(0);
    expect((await readBody(responseWith(new Uint8Array([97, 98]).subarray(1)), 2)).toString()).toBe('b');
    expect((await readBody(responseWith(pushed), 4)).toString()).toBe('abcd');
  });

  it('refuses more than it may hold, and lets the source know', async () => {
    let isClosed = false;
    const pushed = pushing((sink) => {
      sink.on('close', () => {
        isClosed = true;
      });
      sink.write(Buffer.alloc(10));
    });
    await expect(readBody(responseWith(pushed), 9)).rejects.toMatchObject({ code: 'ResponseTooLarge' });
    await expect(readBody(responseWith(Buffer.alloc(10)), 9)).rejects.toMatchObject({ code: 'ResponseTooLarge' });
    expect(isClosed).toBe(true);
  });

  it('fails with what broke the source, or when it just stopped', async () => {
    await expect(readBody(responseWith(pushing((sink) => sink.destroy(new Error('broke')))), 9)).rejects.toThrow(
      'broke',
    );
    const stopped = readBody(responseWith(pushing((sink) => sink.destroy())), 9);
    await expect(stopped).rejects.toMatchObject({ code: 'ResponseBroken' });
  });
});

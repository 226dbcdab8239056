import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyRelay } from './body-relay.ts';

/** A source that writes the chunks and then ends, or breaks. */
function source(chunks: readonly Uint8Array[], failure?: Error) {
  return {
    pushTo(sink: Writable) {
      for (const chunk of chunks) sink.write(chunk);
      if (failure) setImmediate(() => sink.destroy(failure));
      else sink.end();
    },
    discard: () => undefined,
  };
}

describe('BodyRelay', () => {
  it('passes any body on as it is, and digests it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 300_000 }), { maxLength: 6 }),
        async (chunks) => {
          const whole = Buffer.concat(chunks);
          const relay = new BodyRelay(whole.length);
          relay.readFrom(source(chunks));
          expect((await buffer(relay.stream)).equals(whole)).toBe(true);
          expect(relay.md5).toEqual(createHash('md5').update(whole).digest());
          relay.close();
          expect(relay.broken).toBeUndefined();
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes bodies in memory and empty ones', async () => {
    for (const body of [Buffer.from('abc'), null]) {
      const relay = new BodyRelay(body?.length ?? 0);
      relay.readFrom(body);
      expect((await buffer(relay.stream)).toString()).toBe(body?.toString() ?? '');
    }
  });

  it.each([
    ['shorter than announced', 5, 'BodyTooShort'],
    ['longer than announced', 2, 'BodyTooLong'],
  ])('breaks the target’s stream when the body is %s, and blames the source', async (_title, lengthBytes, code) => {
    const relay = new BodyRelay(lengthBytes);
    relay.readFrom(source([Buffer.from('abc')]));
    await expect(buffer(relay.stream)).rejects.toMatchObject({ code });
    expect(relay.broken).toMatchObject({ end: 'source' });
    expect(() => relay.md5).toThrow('not passed');
  });

  it('blames the source when it breaks, and never ends the target’s stream', async () => {
    const relay = new BodyRelay(10);
    relay.readFrom(source([Buffer.from('abc')], new Error('connection lost')));
    await expect(buffer(relay.stream)).rejects.toThrow('connection lost');
    expect(relay.broken).toMatchObject({ end: 'source', cause: new Error('connection lost') });
  });

  it('blames the target when it breaks, and lets go of the source', async () => {
    const relay = new BodyRelay(1_000_000);
    let sink: Writable | undefined;
    relay.readFrom({
      pushTo: (given) => {
        sink = given;
      },
      discard: () => undefined,
    });
    relay.stream.destroy(new Error('target gone'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(relay.broken).toMatchObject({ end: 'target' });
    expect(sink?.destroyed).toBe(true);
  });

  it('holds the source back while the target does not read', async () => {
    const relay = new BodyRelay(10_000_000);
    let isReady = true;
    let sent = 0;
    relay.readFrom({
      pushTo(sink) {
        while (isReady && sent < 10_000_000) {
          isReady = sink.write(Buffer.alloc(100_000));
          sent += 100_000;
        }
      },
      discard: () => undefined,
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toBeLessThan(1_000_000);
    relay.close();
  });
});

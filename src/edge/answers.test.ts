import { afterEach, describe, expect, it } from 'vitest';
import { type EdgeServer, pushAnswer, startEdge, textAnswer } from '../../test/support/edge-server.ts';
import { statuses, Wire } from '../../test/support/wire.ts';
import type { S3Request, S3Response } from '../s3/message.ts';

let edge: EdgeServer | undefined;

afterEach(async () => {
  await edge?.stop();
});

/** Everything that one request over a fresh connection is told, and what was logged and counted of it. */
async function ask(
  handle: (request: S3Request) => Promise<S3Response>,
  { method = 'GET', target = '/b/k', fields = '' } = {},
) {
  edge = await startEdge(handle, { basePath: '/s3' });
  const request = `${method} ${target} HTTP/1.1\r\nhost: x\r\n${fields}connection: close\r\n\r\n`;
  const answer = await new Wire(edge.origin).send(request).rest();
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
  return { head, body, statuses: statuses(answer), logged: edge.logged, finished: edge.finished };
}

describe('the request that a handler sees', () => {
  it.each(['/b//k', '/b/../secret', '/b/.', '/b/%2F%2f', '/b/a%00b', '/?a=b&&c', '/b/k?x=%zz#y', 'http://h/b/k', '*'])(
    'has the target %s as it came',
    async (target) => {
      let seen = '';
      const handle = async (request: S3Request) => {
        seen = request.target;
        return textAnswer('');
      };
      await ask(handle, { target });
      expect(seen).toBe(target);
    },
  );

  it('has every field, repeated ones joined, and where the bucket begins', async () => {
    let seen: S3Request | undefined;
    await ask(
      async (request) => {
        seen = request;
        return textAnswer('');
      },
      { method: 'DELETE', fields: 'X-Amz-Meta-A: 1\r\nx-amz-meta-a:  2 \r\nconstructor: 3\r\n' },
    );
    expect(seen).toMatchObject({ method: 'DELETE', basePath: '/s3' });
    expect(seen?.headers['x-amz-meta-a']).toBe('1,2');
    expect(seen?.headers['constructor']).toBe('3');
  });
});

describe('an answer', () => {
  it('has an id, a length, and no more than the handler said', async () => {
    const { head, body, finished } = await ask(async () => ({ ...textAnswer('hello'), headers: [['etag', '"e"']] }));
    expect(head).toMatch(/^x-amz-request-id: [0-9A-F]{16}\r\n/m);
    expect(head).toMatch(/^content-length: 5\r\n/m);
    expect(head).toMatch(/^etag: "e"\r\n/m);
    expect(body).toBe('hello');
    expect(finished).toEqual([
      expect.objectContaining({ path: '/b/k', status: 200, operation: 'Test', isAborted: false, durationMs: 0 }),
    ]);
  });

  it('to HEAD has the length that GET would have, and no body', async () => {
    const { head, body } = await ask(async () => textAnswer('hello'), { method: 'HEAD' });
    expect(head).toMatch(/^content-length: 5\r\n/m);
    expect(body).toBe('');
  });

  it('to HEAD lets go of a body that would be pushed', async () => {
    let isDiscarded = false;
    const discard = () => {
      isDiscarded = true;
    };
    const { head, body } = await ask(async () => pushAnswer(1000, () => undefined, discard), { method: 'HEAD' });
    expect([isDiscarded, body]).toEqual([true, '']);
    expect(head).toMatch(/^content-length: 1000\r\n/m);
  });

  it.each([204, 304])('of %i has neither body nor length', async (status) => {
    const { head, body } = await ask(async () => ({ status, headers: [], body: null }));
    expect(body).toBe('');
    expect(head).not.toMatch(/content-length|transfer-encoding/i);
  });

  it('without a body says so', async () => {
    const { head } = await ask(async () => ({ status: 200, headers: [], body: null }));
    expect(head).toMatch(/^content-length: 0\r\n/m);
  });

  it('keeps a repeated field apart, and sends UTF-8 as its bytes', async () => {
    const headers: S3Response['headers'] = [
      ['vary', 'a'],
      ['vary', 'b'],
      ['x-amz-meta-city', '東京'],
    ];
    const { head } = await ask(async () => ({ status: 200, headers, body: null }));
    expect(head.match(/^vary: .*$/gm)).toEqual(['vary: a', 'vary: b']);
    expect(Buffer.from(/^x-amz-meta-city: (.*)$/m.exec(head)?.[1] ?? '', 'latin1').toString()).toBe('東京');
  });

  it('leaves the query, which may hold a signature, out of what is told of the call', async () => {
    const { finished } = await ask(async () => textAnswer(''), { target: '/b/k?X-Amz-Signature=secret' });
    expect(JSON.stringify(finished)).not.toContain('secret');
  });
});

describe('a fault of ours', () => {
  it('in the handler is a 500 with an id and no detail; the log has both', async () => {
    const { head, body, logged, finished } = await ask(async () => {
      throw new Error('the password is hunter2');
    });
    const [, requestId] = /^x-amz-request-id: (\w{16})\r$/m.exec(head) ?? [];
    expect(head).toMatch(/^HTTP\/1\.1 500 /);
    expect(body).toContain('<Code>InternalError</Code>');
    expect(body).toContain(`<RequestId>${requestId}</RequestId>`);
    expect(head + body).not.toContain('hunter2');
    expect(logged).toEqual([{ message: 'the handler threw', fields: expect.objectContaining({ requestId }) }]);
    expect(JSON.stringify(logged)).toContain('hunter2');
    expect(finished).toEqual([expect.objectContaining({ status: 500, operation: 'Unknown' })]);
  });

  it('to HEAD has the status and no body', async () => {
    const { head, body } = await ask(() => Promise.reject(new Error('x')), { method: 'HEAD' });
    expect(head).toMatch(/^HTTP\/1\.1 500 /);
    expect(body).toBe('');
  });

  it.each(['a\r\nset-cookie: b', 'a\0b', 'a\u007fb'])(
    'in a header (%j) is a 500, not the end of the process',
    async (value) => {
      let isDiscarded = false;
      const discard = () => {
        isDiscarded = true;
      };
      const { head, body, finished } = await ask(async () => ({
        ...pushAnswer(3, (sink) => void sink.end('abc'), discard),
        headers: [['x-amz-meta-a', value]],
        trace: { operation: 'GetObject' },
      }));
      expect(head).toMatch(/^HTTP\/1\.1 500 /);
      expect(head).not.toMatch(/set-cookie/);
      expect(body).toContain('<Code>InternalError</Code>');
      expect(isDiscarded).toBe(true);
      expect(finished).toEqual([expect.objectContaining({ status: 500, operation: 'GetObject', isAborted: false })]);
    },
  );
});

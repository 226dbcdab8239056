import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Secret } from '../base/secret.ts';
import { Problem } from './problem.ts';

/** Returns a check of the `X-Admin-Key` header: 401 when it is missing, 403 when it is wrong. Constant in time. */
export function adminKeyCheck(adminKey: Secret): (request: FastifyRequest) => void {
  const expected = digest(adminKey.reveal());
  return (request) => {
    const given = request.headers['x-admin-key'];
    if (typeof given !== 'string' || given === '')
      throw new Problem(401, 'admin_key_missing', 'this call needs the header X-Admin-Key');
    if (!timingSafeEqual(digest(given), expected)) throw new Problem(403, 'admin_key_wrong', 'the admin key is wrong');
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { Random } from '../base/random.ts';
import type { AdminApp } from './routes.ts';

const NONCE_BYTES = 18;
const NONCE_PLACE = '__CSP_NONCE__';
const NOT_BUILT = 'The console has not been built. `make console` builds it; the API is described at /docs.\n';

/** Where the built console is, and chance for its nonces. */
export interface ConsoleOptions {
  /** The folder that the console was built into. */
  readonly directory: string;
  readonly random: Random;
}

/**
 * `/`: the browser console. Its page gets a content security policy with a nonce of its own (CSP Level 3): nothing but the
 * gateway's own files is loaded, nothing is sent anywhere else, and the page stands in no frame.
 */
export async function consoleRoutes(app: AdminApp, { directory, random }: ConsoleOptions): Promise<void> {
  const pageFile = join(directory, 'index.html');
  if (!existsSync(pageFile)) {
    app.get('/', { schema: { hide: true } }, (_request, reply) => reply.code(503).type('text/plain').send(NOT_BUILT));
    return;
  }
  const page = await readFile(pageFile, 'utf8');
  const sendPage = (reply: FastifyReply) => {
    const nonce = random.bytes(NONCE_BYTES).toString('base64');
    return reply
      .headers({
        'content-security-policy': contentSecurityPolicy(nonce),
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': 'camera=(), geolocation=(), microphone=()',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .type('text/html')
      .send(page.replaceAll(NONCE_PLACE, nonce));
  };
  for (const path of ['/', '/index.html'])
    app.get(path, { schema: { hide: true } }, (_request, reply) => sendPage(reply));
  await app.register(fastifyStatic, {
    root: directory,
    // One route per file that is there: whatever else is asked for stays the API's to answer.
    wildcard: false,
    index: false,
    globIgnore: ['**/*.gz', '**/*.br', 'index.html'],
    preCompressed: true,
    decorateReply: false,
    setHeaders: (reply, path) => {
      reply.header('x-content-type-options', 'nosniff');
      // The names of what the build puts into `assets` change with what is in them.
      const isNamedByContent = path.includes('/assets/');
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

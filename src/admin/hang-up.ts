import type { FastifyReply } from 'fastify';
import { AppError } from '../base/app-error.ts';

/** A signal that aborts when the client has gone before its answer was all there. */
export function hangUpSignal(reply: Pick<FastifyReply, 'raw'>): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new AppError('ClientGone', 'the client has gone'));
  });
  return controller.signal;
}

import { describeError } from '../base/app-error.ts';
import type { Logger } from '../base/logger.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** A stop that takes longer than this is cut off. */
const STOP_LIMIT_MS = 30_000;

/** Stops `running` when the process is told to, then exits: 0 after a clean stop, 1 when it failed or took too long. */
export function stopOnSignal(running: { stop(): Promise<void> }, logger: Logger): void {
  let isStopping = false;
  const onSignal = async (signal: string) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info({ signal }, 'stopping');
    const limit = setTimeout(() => process.exit(1), STOP_LIMIT_MS);
    try {
      await running.stop();
      clearTimeout(limit);
      process.exit(0);
    } catch (error) {
      logger.error({ error: describeError(error) }, 'the stop failed');
      process.exit(1);
    }
  };
  for (const signal of SIGNALS) process.on(signal, () => void onSignal(signal));
}

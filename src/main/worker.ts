import type { Logger } from '../base/logger.ts';
import { assemble } from './assembly.ts';
import type { Config } from './config.ts';
import { startReplication } from './replication.ts';

/** Starts a replication worker without listeners. */
export async function startWorker(config: Config, logger: Logger): Promise<{ stop(): Promise<void> }> {
  const assembly = await assemble(config, logger);
  const replication = startReplication(assembly);
  return {
    async stop() {
      await replication.stop();
      await assembly.close();
    },
  };
}

import type { TerminalDiscoveryOptions } from '../main/terminal-discovery.ts';
import { printable } from './printable.ts';

/** Where progress is shown: a terminal is overwritten in place, a log gets a line per bucket. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far a discovery is. */
export function showDiscoveryProgress(output: ProgressOutput): {
  readonly report: TerminalDiscoveryOptions['onProgress'];
  /** Leaves the terminal as it was found. */
  readonly end: () => void;
} {
  let shown = 0;
  return {
    report({ bucketsDone, buckets, files, bucket }) {
      const line = `${bucketsDone} of ${buckets} buckets, ${files} files`;
      if (output.isTTY) output.write(`\r\u001b[2K${line} (${printable(bucket)})`);
      else if (bucketsDone > shown) output.write(`${line}\n`);
      shown = bucketsDone;
    },
    end() {
      if (output.isTTY) output.write('\r\u001b[2K');
    },
  };
}

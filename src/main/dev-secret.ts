import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../base/random.ts';

const SECRET_BYTES = 24;

/**
 * A secret for `--dev`: made once and kept in the data directory, readable by its owner only, so that what was sealed with
 * it can be opened after a restart.
 */
export function keptDevSecret(random: Random): (name: string, dataDir: string) => string {
  return (name, dataDir) => {
    const directory = join(dataDir, 'dev-secrets');
    const path = join(directory, name.toLowerCase());
    if (existsSync(path)) return readFileSync(path, 'utf8').trim();
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const secret = random.bytes(SECRET_BYTES).toString('base64url');
    writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationPage } from './configuration-page.ts';
import { BACKEND_OVERRIDES, STORE_VARIABLES, VARIABLES } from './variables.ts';

describe('docs/CONFIGURATION.md', () => {
  it('is what make docs would write', () => {
    const path = join(import.meta.dirname, '..', '..', 'docs', 'CONFIGURATION.md');
    expect(readFileSync(path, 'utf8')).toBe(configurationPage());
  });

  it('has a row for every variable, each of its older spellings, and the file of each secret', () => {
    const page = configurationPage();
    for (const { name, aliases = [], isSecret } of [...VARIABLES, ...STORE_VARIABLES]) {
      expect(page).toContain(`| \`${name}\` |`);
      for (const alias of aliases) expect(page).toContain(`\`${alias}\``);
      expect(page.includes(`\`${name}_FILE\``)).toBe(isSecret ?? false);
    }
    for (const { name } of BACKEND_OVERRIDES) expect(page).toContain(`| \`S3_BACKEND_<ID>_${name}\` |`);
  });

  it('names no variable twice', () => {
    const names = [...VARIABLES, ...STORE_VARIABLES].flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});

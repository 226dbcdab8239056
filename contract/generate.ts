import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { startTestGateway } from '../test/support/running-gateway.ts';

/**
 * Writes `openapi.json` as a gateway gives it, and `api.ts`, the types that the console's client has from it. With
 * `--check` nothing is written, and the exit code is 1 when the files are not what they should be.
 */
const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

async function askGateway(): Promise<OpenAPI3> {
  const gateway = await startTestGateway();
  try {
    const answer = await fetch(`${gateway.apiBase}/docs/json`);
    if (!answer.ok) throw new Error(`the gateway answers ${answer.status} for its OpenAPI document`);
    return (await answer.json()) as OpenAPI3;
  } finally {
    await gateway.stop();
  }
}

const document = await askGateway();
// Not `immutable`: openapi-fetch takes readonly arrays for objects and loses what they hold.
const types = astToString(await openapiTypescript(document, { alphabetize: true }));
const files = {
  'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'api.ts': `// Made by \`make contract\` from openapi.json: change the schemas in src/admin instead.\n\n${types}`,
};
for (const [name, text] of Object.entries(files)) {
  const path = join(import.meta.dirname, name);
  if (!options.check) await writeFile(path, text);
  else if ((await readFile(path, 'utf8')) !== text) {
    process.stderr.write(`contract/${name} is not what the schemas say; run \`make contract\` and commit it\n`);
    process.exitCode = 1;
  }
}

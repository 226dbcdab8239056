import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const MIB = 1024 * 1024;
const GARBAGE = `
  const { keepYoungGenerationSmall } = await import(process.argv[1]);
  if (process.argv[2] === 'small') keepYoungGenerationSmall();
  let kept = [];
  for (let index = 0; index < 2_000_000; index++) {
    kept.push({ index, of: [index] });
    if (kept.length > 50_000) kept = [];
  }
  const { getHeapSpaceStatistics } = await import('node:v8');
  console.log(getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
`;

async function youngBytesAfterGarbage(size: 'small' | 'as it is'): Promise<number> {
  const module = new URL('./young-generation.ts', import.meta.url).href;
  const args = ['--input-type=module', '--eval', GARBAGE, module, size];
  return Number((await promisify(execFile)(process.execPath, args)).stdout);
}

it('keeps the young generation small under a load that would make it grow', async () => {
  expect(await youngBytesAfterGarbage('as it is')).toBeGreaterThan(16 * MIB);
  expect(await youngBytesAfterGarbage('small')).toBeLessThan(8 * MIB);
});

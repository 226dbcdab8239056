import { expect, it } from 'vitest';
import { OPERATIONS } from '../s3/operations.ts';
import { compatibilityPage } from './compatibility-page.ts';

it('names every operation of the table once, as served or as refused', () => {
  const [served = '', refused = ''] = compatibilityPage().split('## Served')[1]?.split('## Refused') ?? [];
  for (const { name, handling } of OPERATIONS) {
    const isIn = (text: string, before: string, after: string) => text.includes(`${before}${name}${after}`);
    expect([name, isIn(served, '| ', ' |'), isIn(refused, '`', '`')]).toEqual([
      name,
      handling !== 'refuse',
      handling === 'refuse',
    ]);
  }
});

it('writes a request as it is recognised', () => {
  expect(compatibilityPage()).toContain('| `PUT /bucket/key?uploadId&partNumber` with `x-amz-copy-source` | forward |');
});

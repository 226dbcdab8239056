import { describe, expect, it } from 'vitest';
import { Permit, permitRead, permitRemove, permitWrite } from './permit.ts';

describe('a permit', () => {
  it('to write is given for accepted backends alone', () => {
    const placement = { accepted: new Set(['helsinki']) };
    expect(permitWrite(placement, 'bucket-1', 'helsinki')).toMatchObject({
      bucketId: 'bucket-1',
      backendId: 'helsinki',
      access: 'write',
    });
    expect(permitWrite(placement, 'bucket-1', 'virginia')).toBeUndefined();
  });

  it('to read and to remove is given anywhere, so that a copy can be evacuated', () => {
    expect(permitRead('bucket-1', 'virginia')).toMatchObject({ backendId: 'virginia', access: 'read' });
    expect(permitRemove('bucket-1', 'virginia')).toMatchObject({ backendId: 'virginia', access: 'remove' });
  });

  it('cannot be made elsewhere, not even with a symbol of the same name', () => {
    expect(() => new Permit(Symbol('permit'), 'bucket-1', 'virginia', 'write')).toThrow(
      expect.objectContaining({ code: 'PermitForged' }),
    );
  });
});

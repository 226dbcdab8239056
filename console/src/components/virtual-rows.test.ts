import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canvasHeight, distanceShowing, placeAfterScroll, placeAt, rowsInSight } from './virtual-rows.ts';

const MILLION = { rowCount: 1_000_000, rowHeight: 36, viewHeight: 600 };
const FEW = { rowCount: 100, rowHeight: 36, viewHeight: 600 };
const heights = fc.record({
  rowCount: fc.integer({ min: 1, max: 5_000_000 }),
  rowHeight: fc.integer({ min: 20, max: 60 }),
  viewHeight: fc.integer({ min: 100, max: 2_000 }),
});

describe('the place of rows in a canvas', () => {
  it('is the scroll position itself while the rows fit into what browsers can show', () => {
    expect(canvasHeight(FEW)).toBe(3_600);
    expect(placeAfterScroll({ top: 0, shift: 0 }, 2_500, FEW)).toEqual({ top: 2_500, shift: 0 });
  });

  it('reaches the first and the last row of a million at the ends of the scroll bar', () => {
    const room = canvasHeight(MILLION) - MILLION.viewHeight;
    const end = placeAfterScroll({ top: 0, shift: 0 }, room, MILLION);
    expect(end.top).toBe(room);
    expect(rowsInSight(end, MILLION, 0).end).toBe(1_000_000);
    expect(placeAfterScroll(end, 0, MILLION)).toEqual({ top: 0, shift: 0 });
  });

  it('moves the rows by as much as a small step of the scroll bar', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), (extent, part, seed) => {
        const height = extent.rowCount * extent.rowHeight;
        const before = placeAt(part * height, extent);
        const step = seed % extent.viewHeight;
        const after = placeAfterScroll(before, before.top + step, extent);
        const wanted = before.top + before.shift + step;
        expect(after.top + after.shift).toBe(Math.max(0, Math.min(wanted, height - extent.viewHeight)));
      }),
    );
  });

  it('never needs a scroll position that the canvas does not have', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: -0.1, max: 1.1, noNaN: true }), (extent, part) => {
        const { top } = placeAt(part * extent.rowCount * extent.rowHeight, extent);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(Math.max(0, canvasHeight(extent) - extent.viewHeight));
      }),
    );
  });

  it('leaves room to scroll up from every place but the first row', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), (extent, part) => {
        const { top, shift } = placeAt(part * extent.rowCount * extent.rowHeight, extent);
        expect(top === 0).toBe(top + shift === 0);
      }),
    );
  });
});

describe('the rows in sight', () => {
  it('are those of the view and the spare ones, within what there is', () => {
    expect(rowsInSight({ top: 0, shift: 0 }, FEW, 5)).toEqual({ first: 0, end: 22 });
    expect(rowsInSight({ top: 3_000, shift: 0 }, FEW, 5)).toEqual({ first: 78, end: 100 });
    expect(rowsInSight({ top: 9_000, shift: 0 }, { ...FEW, rowCount: 0 }, 5)).toEqual({ first: 0, end: 0 });
  });

  it('take in a row that is asked for with the least movement', () => {
    const place = { top: 360, shift: 0 };
    expect(distanceShowing(12, place, FEW)).toBe(360);
    expect(distanceShowing(3, place, FEW)).toBe(108);
    expect(distanceShowing(99, place, FEW)).toBe(3_000);
  });
});

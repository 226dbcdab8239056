/**
 * Browsers cut elements off at some 17 to 33 million pixels, which a million rows exceed. Up to this height a canvas is as
 * high as its rows; above it the canvas stays so high and the rows slide under it.
 */
const MAX_CANVAS_PX = 8_000_000;
const PAGES_PER_CANVAS = 100;

/** How high the rows are together, and how much of them is seen. All in CSS pixels. */
export interface RowExtent {
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/** Where a view stands: the scroll position is `top`, the rows begin `shift` above the canvas. */
export interface ScrollPlace {
  readonly top: number;
  readonly shift: number;
}

/** Rows from `first` up to, but without, `end`. */
export interface RowSpan {
  readonly first: number;
  readonly end: number;
}

/** The height of the element that is scrolled. */
export function canvasHeight({ rowCount, rowHeight }: RowExtent): number {
  return Math.min(rowCount * rowHeight, MAX_CANVAS_PX);
}

/**
 * The place for a distance from the first row's top. The shift changes only from page to page of the canvas, so that
 * scrolling within a page is the browser's own, and the first and last row are at the ends of the scroll bar.
 */
export function placeAt(distance: number, extent: RowExtent): ScrollPlace {
  const height = extent.rowCount * extent.rowHeight;
  const canvas = canvasHeight(extent);
  const clamped = Math.max(0, Math.min(Math.round(distance), height - extent.viewHeight));
  if (height === canvas) return { top: clamped, shift: 0 };
  const pageHeight = canvas / PAGES_PER_CANVAS;
  const pages = Math.floor(height / pageHeight);
  const page = Math.min(pages - 1, Math.floor(clamped / pageHeight));
  const shift = Math.round((page * (height - canvas)) / (pages - 1));
  return { top: clamped - shift, shift };
}

/** The place after the browser has scrolled to `top`: a small step is a step of the rows, a leap is a place on the whole. */
export function placeAfterScroll(before: ScrollPlace, top: number, extent: RowExtent): ScrollPlace {
  const height = extent.rowCount * extent.rowHeight;
  const canvas = canvasHeight(extent);
  const isStep = Math.abs(top - before.top) < extent.viewHeight || height === canvas;
  const room = canvas - extent.viewHeight;
  if (isStep) return placeAt(top + before.shift, extent);
  return placeAt(room <= 0 ? 0 : (top * (height - extent.viewHeight)) / room, extent);
}

/** The rows that are in sight, and `spare` more on each side. */
export function rowsInSight({ top, shift }: ScrollPlace, extent: RowExtent, spare: number): RowSpan {
  const first = Math.floor((top + shift) / extent.rowHeight) - spare;
  const end = Math.ceil((top + shift + extent.viewHeight) / extent.rowHeight) + spare;
  return { first: Math.max(0, Math.min(first, extent.rowCount)), end: Math.min(extent.rowCount, Math.max(0, end)) };
}

/** The distance to scroll to so that a row is wholly in sight, moved as little as can be. */
export function distanceShowing(row: number, { top, shift }: ScrollPlace, extent: RowExtent): number {
  const distance = top + shift;
  const rowTop = row * extent.rowHeight;
  if (rowTop < distance) return rowTop;
  return Math.max(distance, rowTop + extent.rowHeight - extent.viewHeight);
}

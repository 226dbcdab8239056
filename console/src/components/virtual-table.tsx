// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot leave out the rows that are out of sight.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus for its rows (aria-activedescendant).
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import shared from './components.module.css';
import {
  canvasHeight,
  distanceShowing,
  placeAfterScroll,
  placeAt,
  type RowExtent,
  rowsInSight,
  type ScrollPlace,
} from './virtual-rows.ts';
import classes from './virtual-table.module.css';

const ROW_HEIGHT = 36;
/** Rows drawn beyond each edge, so that a quick scroll finds them there. */
const SPARE_ROWS = 12;

/** One column of a `VirtualTable`. */
export interface VirtualColumn {
  /** Its heading, and its name in a `RowOrder`. */
  readonly name: string;
  /** A track of a CSS grid, such as `8rem` or `minmax(16rem, 1fr)`. */
  readonly width: string;
  /** What it shows in a row. Asked for rows in sight alone; rows are numbered from 0 in the order shown. */
  readonly cell: (row: number) => ReactNode;
  /** Numbers stand at the end, under each other. */
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
}

/** By which column rows are in order. */
export interface RowOrder {
  readonly column: string;
  readonly isDescending: boolean;
}

/** A table of up to millions of rows. It knows how many there are and asks for those in sight; it holds and sorts none. */
export interface VirtualTableProps {
  /** What the table lists, for those who do not see it. */
  readonly label: string;
  /** Keep these the same object while the rows stay the same: a new one draws every row in sight again. */
  readonly columns: readonly VirtualColumn[];
  readonly rowCount: number;
  /** The height of the whole table at most, in pixels; few rows take less. */
  readonly maxHeight?: number;
  /** Narrower than this, in pixels, it scrolls sideways. */
  readonly minWidth?: number;
  readonly order?: RowOrder | undefined;
  /** Asked to bring the rows into another order. */
  readonly onOrder?: (order: RowOrder) => void;
  /** What a click on a row, or Enter, does. */
  readonly onOpen?: (row: number) => void;
  /** True while rows are being searched or sorted. */
  readonly isBusy?: boolean;
}

/**
 * Shows rows of one height. Only those in sight are in the page. With the keyboard: arrows, Page Up and Down, Home and End
 * move, Enter opens (WAI-ARIA, "Grid Pattern").
 */
export function VirtualTable(props: VirtualTableProps): ReactNode {
  const { label, columns, rowCount, maxHeight = 560, minWidth = 640, order, onOrder, onOpen, isBusy = false } = props;
  const frameRef = useRef<HTMLDivElement>(null);
  const id = useId();
  const view = useRows(frameRef, rowCount, maxHeight);
  const { first, end } = rowsInSight(view.place, view.extent, SPARE_ROWS);
  const style = {
    maxHeight,
    '--table-columns': columns.map(({ width }) => width).join(' '),
    '--table-min-width': `${minWidth}px`,
  } as CSSProperties;
  return (
    <div
      ref={frameRef}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-busy={isBusy}
      aria-activedescendant={view.active >= first && view.active < end ? `${id}-${view.active}` : undefined}
      tabIndex={0}
      className={classes['frame']}
      style={style}
      onScroll={view.onScroll}
      onKeyDown={(event) => view.onKeyDown(event, onOpen)}
    >
      <div className={classes['inner']} role="presentation">
        <div role="rowgroup" className={classes['head']} style={{ height: ROW_HEIGHT }}>
          <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
            {columns.map((column) => (
              <Heading key={column.name} column={column} order={order} onOrder={onOrder} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes['canvas']} style={{ height: canvasHeight(view.extent) }}>
          {Array.from({ length: end - first }, (_, index) => first + index).map((row) => (
            <Row
              key={row}
              id={`${id}-${row}`}
              row={row}
              top={row * ROW_HEIGHT - view.place.shift}
              columns={columns}
              isActive={row === view.active}
              onChoose={view.choose}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface RowsView {
  readonly place: ScrollPlace;
  readonly extent: RowExtent;
  readonly active: number;
  readonly choose: (row: number) => void;
  readonly onScroll: () => void;
  readonly onKeyDown: (event: KeyboardEvent, onOpen: ((row: number) => void) | undefined) => void;
}

/** Follows the scrolling and the keys of a frame. */
function useRows(frameRef: RefObject<HTMLDivElement | null>, rowCount: number, maxHeight: number): RowsView {
  const [place, setPlace] = useState<ScrollPlace>({ top: 0, shift: 0 });
  const [active, choose] = useState(-1);
  const extent: RowExtent = { rowCount, rowHeight: ROW_HEIGHT, viewHeight: useViewHeight(frameRef, maxHeight) };
  const go = (next: ScrollPlace) => {
    const frame = frameRef.current;
    if (!frame) return;
    // At once, so that no frame is painted with the canvas moved and the rows not.
    if (next.top !== place.top || next.shift !== place.shift) flushSync(() => setPlace(next));
    if (Math.abs(frame.scrollTop - next.top) >= 1) frame.scrollTop = next.top;
  };
  useEffect(() => {
    // Fewer rows than before, as after a search: the place must be one that there still is.
    const clamped = placeAt(place.top + place.shift, extent);
    if (clamped.top !== place.top || clamped.shift !== place.shift) {
      setPlace(clamped);
      if (frameRef.current) frameRef.current.scrollTop = clamped.top;
    }
    if (active >= rowCount) choose(-1);
  });
  const moveTo = (row: number) => {
    const next = Math.max(0, Math.min(rowCount - 1, row));
    choose(next);
    go(placeAt(distanceShowing(next, place, extent), extent));
  };
  return {
    ...{ place, extent, active, choose },
    onScroll: () => {
      const frame = frameRef.current;
      if (frame) go(placeAfterScroll(place, frame.scrollTop, extent));
    },
    onKeyDown: (event, onOpen) => {
      // The headings' buttons keep their own keys.
      if (event.target !== event.currentTarget || rowCount === 0) return;
      if (event.key === 'Enter' && active >= 0) return onOpen?.(active);
      const target = targetRow(event.key, { active, rowCount, page: Math.floor(extent.viewHeight / ROW_HEIGHT) - 1 });
      if (target === undefined) return;
      event.preventDefault();
      moveTo(target);
    },
  };
}

/** The height in which rows are seen: without the headings, and without a scroll bar at the bottom. */
function useViewHeight(frameRef: RefObject<HTMLDivElement | null>, maxHeight: number): number {
  const [height, setHeight] = useState(maxHeight);
  useEffect(() => {
    const frame = frameRef.current;
    if (!frame) return;
    const observer = new ResizeObserver(() => setHeight(frame.clientHeight));
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frameRef]);
  return Math.max(ROW_HEIGHT, height - ROW_HEIGHT);
}

function targetRow(key: string, at: { active: number; rowCount: number; page: number }): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at.active + 1,
    ArrowUp: at.active - 1,
    PageDown: at.active + at.page,
    PageUp: at.active - at.page,
    Home: 0,
    End: at.rowCount - 1,
  };
  return targets[key];
}

interface RowProps {
  readonly id: string;
  readonly row: number;
  readonly top: number;
  readonly columns: readonly VirtualColumn[];
  readonly isActive: boolean;
  readonly onChoose: (row: number) => void;
  readonly onOpen: ((row: number) => void) | undefined;
}

const Row = memo(function Row({ id, row, top, columns, isActive, onChoose, onOpen }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys for all its rows.
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={row + 2}
      aria-selected={isActive}
      data-active={isActive || undefined}
      data-opens={onOpen ? true : undefined}
      className={classes['row']}
      style={{ top, height: ROW_HEIGHT }}
      onClick={() => {
        onChoose(row);
        onOpen?.(row);
      }}
    >
      {columns.map((column) => (
        <div
          key={column.name}
          role="gridcell"
          className={classes['cell']}
          data-align={column.isNumber ? 'end' : undefined}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
});

interface HeadingProps {
  readonly column: VirtualColumn;
  readonly order: RowOrder | undefined;
  readonly onOrder: ((order: RowOrder) => void) | undefined;
}

function Heading({ column, order, onOrder }: HeadingProps): ReactNode {
  const { name, isNumber = false, isSortable = false } = column;
  const align = isNumber ? 'end' : undefined;
  if (!isSortable || !onOrder)
    return (
      <div role="columnheader" className={classes['heading']} data-align={align}>
        {name}
      </div>
    );
  const isMine = order?.column === name;
  const Icon = !isMine ? IconSelector : order.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={isMine ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
      className={classes['heading']}
      data-align={align}
    >
      <button
        type="button"
        className={shared['sort']}
        // Of numbers the largest are wanted first, of names the first.
        onClick={() => onOrder({ column: name, isDescending: isMine ? !order.isDescending : isNumber })}
      >
        {name}
        <Icon size={13} aria-hidden />
      </button>
    </div>
  );
}

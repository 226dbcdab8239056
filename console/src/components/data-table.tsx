import { Pagination } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import classes from './components.module.css';
import { humanCount } from './humanise.ts';

/** One column: what it shows, and by what it is sorted. */
export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, under each other. */
  readonly isNumber?: boolean;
  /** Given, the column can be sorted by it. */
  readonly sortBy?: (row: Row) => string | number;
}

/** A table of at most a few hundred rows; more belong into `VirtualTable`. */
export interface DataTableProps<Row> {
  /** What the table lists, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Given, so many rows are shown at a time, with a pager below. */
  readonly pageSize?: number;
}

interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

/** A table that can be sorted by its headings and scrolls sideways where it does not fit. */
export function DataTable<Row>({ label, columns, rows, rowKey, pageSize }: DataTableProps<Row>): ReactNode {
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(1);
  const sorted = useMemo(() => sortRows(rows, columns, order), [rows, columns, order]);
  if (pageSize === undefined) return <Table {...{ label, columns, rowKey, order, setOrder }} rows={sorted} />;
  // Fewer rows than before, as after a filter: the page must be one that there still is.
  const shown = Math.min(page, Math.max(1, Math.ceil(sorted.length / pageSize)));
  const first = (shown - 1) * pageSize;
  return (
    <>
      <Table {...{ label, columns, rowKey, order, setOrder }} rows={sorted.slice(first, first + pageSize)} />
      <Pager {...{ pageSize, first }} page={shown} count={sorted.length} onPage={setPage} />
    </>
  );
}

interface TableProps<Row> extends Omit<DataTableProps<Row>, 'pageSize'> {
  readonly order: Order | undefined;
  readonly setOrder: (order: Order) => void;
}

function Table<Row>({ label, columns, rows, rowKey, order, setOrder }: TableProps<Row>): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={classes['tableFrame']} aria-label={label} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.name} data-align={column.isNumber ? 'end' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PagerProps {
  readonly page: number;
  readonly pageSize: number;
  readonly first: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}

function Pager({ page, pageSize, first, count, onPage }: PagerProps): ReactNode {
  if (count <= pageSize) return null;
  const last = Math.min(count, first + pageSize);
  return (
    <footer className={classes['pager']}>
      <span className="number" aria-live="polite">
        {humanCount(first + 1)} to {humanCount(last)} of {humanCount(count)}
      </span>
      <Pagination
        size="sm"
        total={Math.ceil(count / pageSize)}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        getItemProps={(item) => ({ 'aria-label': `page ${item}` })}
      />
    </footer>
  );
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly order: Order | undefined;
  readonly onOrder: (order: Order) => void;
}

function Heading<Row>({ column, order, onOrder }: HeadingProps<Row>): ReactNode {
  const { name, isNumber = false, sortBy } = column;
  const align = isNumber ? 'end' : undefined;
  if (!sortBy)
    return (
      <th scope="col" data-align={align}>
        {name}
      </th>
    );
  const isMine = order?.column === name;
  const Icon = !isMine ? IconSelector : order.isDescending ? IconArrowDown : IconArrowUp;
  const sort = isMine ? (order.isDescending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" data-align={align} aria-sort={sort}>
      <button
        type="button"
        className={classes['sort']}
        // Of numbers the largest are wanted first, of names the first.
        onClick={() => onOrder({ column: name, isDescending: isMine ? !order.isDescending : isNumber })}
      >
        {name}
        <Icon size={13} aria-hidden />
      </button>
    </th>
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | undefined) {
  const sortBy = columns.find((column) => column.name === order?.column)?.sortBy;
  if (!order || !sortBy) return rows;
  const direction = order.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [sortBy(a), sortBy(b)];
    return left === right ? 0 : left < right ? -direction : direction;
  });
}

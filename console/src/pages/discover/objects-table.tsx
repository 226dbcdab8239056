import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { EmptyState } from '../../components/states.tsx';
import { type RowOrder, type VirtualColumn, VirtualTable } from '../../components/virtual-table.tsx';
import type { ObjectColumns } from '../../discovery/object-columns.ts';
import type { SelectedRows, SortColumn } from '../../discovery/select-rows.ts';
import classes from './discover.module.css';
import { useSelection } from './use-selection.ts';

const SORTS: Readonly<Record<string, SortColumn>> = { Key: 'key', Size: 'size', Modified: 'modified' };

/** The objects of a bucket, and how many there are by now. */
export interface ObjectsTableProps {
  readonly columns: ObjectColumns;
  readonly count: number;
  readonly onOpen: (key: string) => void;
}

/** Every object of a bucket: to search, to sort, to open. */
export function ObjectsTable({ columns, count, onOpen }: ObjectsTableProps): ReactNode {
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<RowOrder>({ column: 'Key', isDescending: false });
  const column = SORTS[order.column] ?? 'key';
  const { rows, isBusy } = useSelection(columns, count, { search, column, isDescending: order.isDescending });
  const tableColumns = useMemo(() => columnsFor(columns, rows), [columns, rows]);
  return (
    <>
      <div className={classes['tools']}>
        <TextInput
          className={classes['search'] ?? ''}
          aria-label="Search keys"
          placeholder="Search keys"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className="soft number" role="status">
          {isBusy
            ? 'Searching …'
            : `${humanCount(rows.count)} of ${humanCounted(count, 'object')}, ${humanBytes(rows.bytes)}`}
        </span>
      </div>
      {rows.count === 0 && !isBusy ? (
        <EmptyState title={count === 0 ? 'No objects' : 'No key matches'}>
          {count === 0 ? 'The bucket is empty, or has not been read yet.' : `No key has “${search}” in it.`}
        </EmptyState>
      ) : (
        <VirtualTable
          label="Objects"
          columns={tableColumns}
          rowCount={rows.count}
          minWidth={720}
          order={order}
          onOrder={setOrder}
          onOpen={(row) => onOpen(columns.keys[rows.at(row)] ?? '')}
          isBusy={isBusy}
        />
      )}
    </>
  );
}

function columnsFor(objects: ObjectColumns, rows: SelectedRows): VirtualColumn[] {
  return [
    {
      ...{ name: 'Key', width: 'minmax(280px, 1fr)', isSortable: true },
      cell: (row) => <ExactText>{objects.keys[rows.at(row)] ?? ''}</ExactText>,
    },
    {
      ...{ name: 'Size', width: '110px', isNumber: true, isSortable: true },
      cell: (row) => humanBytes(objects.sizes[rows.at(row)] ?? 0),
    },
    {
      ...{ name: 'Modified', width: '190px', isNumber: true, isSortable: true },
      cell: (row) => momentOf(objects.modified[rows.at(row)]),
    },
    {
      ...{ name: 'ETag', width: '140px' },
      cell: (row) => <span className="code soft">{objects.etags[rows.at(row)]}</span>,
    },
  ];
}

/** A moment, or that there is none. */
export function momentOf(timeMs: number | undefined): string {
  return timeMs === undefined || Number.isNaN(timeMs) ? 'not told' : humanMoment(timeMs);
}

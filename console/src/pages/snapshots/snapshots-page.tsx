import { Button, Checkbox, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowsDiff, IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { humanAgo, humanBytes, humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { DiscoveryGate } from '../../shell/discovery-gate.tsx';
import { paths } from '../../shell/paths.ts';
import { ClearAll } from './clear-all.tsx';

const PAGE_SIZE = 200;

type Listed = Answer<'/snapshot/list', 'get'>[number];
type Readable = Extract<Listed, { is_readable: true }>;

/** Every snapshot, newest first: to open one, or to compare two. */
export function SnapshotsPage(): ReactNode {
  return (
    <DiscoveryGate>
      <Snapshots />
    </DiscoveryGate>
  );
}

function Snapshots(): ReactNode {
  const [pages, setPages] = useState<readonly string[]>([]);
  const after = pages.at(-1);
  const list = useApi().useQuery(
    'get',
    '/snapshot/list',
    { params: { query: { limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page
      title="Snapshots"
      note="What stood at an endpoint at one moment, kept on the gateway's disk. The same state gives the same digest."
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: '/snapshot/list' }} />
          <ClearAll
            onCleared={(deleted) => {
              notifications.show({ message: `${humanCounted(deleted, 'snapshot')} deleted` });
              setPages([]);
              void list.refetch();
            }}
          />
        </>
      }
    >
      <QueryState query={list}>
        {(rows) =>
          rows.length === 0 && after === undefined ? (
            <Panel title="No snapshots yet">
              <EmptyState
                title="Nothing has been kept"
                action={<TextLink to="/discover">Discover an endpoint</TextLink>}
              >
                Discovery can save what it has found; so can s3gateway discover on a terminal.
              </EmptyState>
            </Panel>
          ) : (
            <SnapshotList rows={rows} pages={pages} onPages={setPages} />
          )
        }
      </QueryState>
    </Page>
  );
}

interface SnapshotListProps {
  readonly rows: readonly Listed[];
  readonly pages: readonly string[];
  readonly onPages: (pages: readonly string[]) => void;
}

function SnapshotList({ rows, pages, onPages }: SnapshotListProps): ReactNode {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Readable[]>([]);
  const shown = rows.filter((row) => `${row.id} ${row.is_readable ? row.endpoint : ''}`.includes(search.trim()));
  const toggle = (row: Readable) =>
    setChosen((before) =>
      before.some(({ id }) => id === row.id) ? before.filter(({ id }) => id !== row.id) : [...before, row].slice(-2),
    );
  const last = rows.at(-1);
  return (
    <Panel
      title="Kept snapshots"
      isFlush
      actions={
        <>
          <TextInput
            aria-label="Search snapshots"
            placeholder="Search by endpoint or id"
            size="xs"
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <CompareButton chosen={chosen} />
        </>
      }
    >
      <DataTable
        label="Snapshots"
        rows={shown}
        rowKey={(row) => row.id}
        columns={columnsFor((row) => chosen.some(({ id }) => id === row.id), toggle)}
      />
      {(pages.length > 0 || rows.length === PAGE_SIZE) && (
        <Pager
          hasNewer={pages.length > 0}
          hasOlder={rows.length === PAGE_SIZE}
          onNewer={() => onPages(pages.slice(0, -1))}
          onOlder={() => last && onPages([...pages, last.id])}
        />
      )}
    </Panel>
  );
}

function CompareButton({ chosen }: { readonly chosen: readonly Readable[] }): ReactNode {
  const [, navigate] = useLocation();
  const [from, to] = chosen.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
  return (
    <Button
      size="compact-sm"
      leftSection={<IconArrowsDiff size={15} />}
      disabled={!from || !to}
      onClick={() => from && to && navigate(paths.snapshotDiff(from.id, to.id))}
    >
      {from && to ? 'Compare the two' : 'Choose two to compare'}
    </Button>
  );
}

interface PagerProps {
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  readonly onNewer: () => void;
  readonly onOlder: () => void;
}

function Pager({ hasNewer, hasOlder, onNewer, onOlder }: PagerProps): ReactNode {
  return (
    <Button.Group m="md">
      <Button variant="default" size="compact-sm" disabled={!hasNewer} onClick={onNewer}>
        Newer
      </Button>
      <Button variant="default" size="compact-sm" disabled={!hasOlder} onClick={onOlder}>
        Older
      </Button>
    </Button.Group>
  );
}

function columnsFor(isChosen: (row: Readable) => boolean, toggle: (row: Readable) => void): Column<Listed>[] {
  return [
    {
      name: 'Compare',
      cell: (row) =>
        row.is_readable && (
          <Checkbox
            aria-label={`Compare the snapshot of ${row.endpoint}, ${humanMoment(row.timestamp)}`}
            checked={isChosen(row)}
            onChange={() => toggle(row)}
          />
        ),
    },
    {
      name: 'Taken',
      cell: (row) =>
        row.is_readable ? (
          <TextLink to={paths.snapshot(row.id)}>
            <span title={humanAgo(row.timestamp, Date.now())}>{humanMoment(row.timestamp)}</span>
          </TextLink>
        ) : (
          row.filename
        ),
      sortBy: (row) => (row.is_readable ? row.timestamp : ''),
    },
    {
      name: 'Endpoint',
      cell: (row) => (row.is_readable ? row.endpoint : <StatusBadge tone="bad">{row.problem}</StatusBadge>),
      sortBy: (row) => (row.is_readable ? row.endpoint : ''),
    },
    { name: 'Region', cell: (row) => (row.is_readable ? row.region : '') },
    numberColumn('Buckets', (row) => row.bucket_count, humanCount),
    numberColumn('Files', (row) => row.total_files, humanCount),
    numberColumn('Size', (row) => row.total_size, humanBytes),
    {
      name: 'Whole',
      cell: (row) =>
        row.is_readable &&
        (row.is_truncated ? (
          <StatusBadge tone="warn">truncated</StatusBadge>
        ) : (
          <StatusBadge tone="good">complete</StatusBadge>
        )),
    },
    { name: 'Digest', cell: (row) => row.is_readable && <span className="code">{row.digest.slice(7, 19)}</span> },
  ];
}

function numberColumn(name: string, read: (row: Readable) => number, write: (value: number) => string): Column<Listed> {
  return {
    name,
    isNumber: true,
    cell: (row) => (row.is_readable ? write(read(row)) : ''),
    sortBy: (row) => (row.is_readable ? read(row) : -1),
  };
}

import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Facts, Grid, Panel, Stat } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { type VirtualColumn, VirtualTable } from '../../components/virtual-table.tsx';
import { DiscoveryGate } from '../../shell/discovery-gate.tsx';
import { paths } from '../../shell/paths.ts';

const MAX_ENTRIES = 10_000;
const KINDS = ['all', 'added', 'removed', 'changed', 'moved'];

type Diff = Answer<'/snapshot/diff', 'get'>;
type Entry = Diff['entries'][number];
type BucketDiff = Diff['buckets'][number];

/** What lies between two snapshots. */
export function SnapshotDiffPage({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  return (
    <DiscoveryGate>
      <Comparison from={from} to={to} />
    </DiscoveryGate>
  );
}

function Comparison({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const query = { from, to, limit: MAX_ENTRIES };
  const diff = useApi().useQuery('get', '/snapshot/diff', { params: { query } }, { staleTime: Infinity });
  return (
    <Page
      title="What has changed"
      trail={<TextLink to="/snapshots">Snapshots</TextLink>}
      actions={
        <CopyCurl
          call={{ method: 'GET', path: `/snapshot/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}` }}
        />
      }
    >
      <QueryState query={diff}>{(data) => <Differences diff={data} />}</QueryState>
    </Page>
  );
}

function Differences({ diff }: { readonly diff: Diff }): ReactNode {
  const { summary } = diff;
  const isSame = diff.from.digest === diff.to.digest;
  return (
    <>
      <Panel title="The two">
        <Facts facts={[sideFact('Before', diff.from), sideFact('After', diff.to)]} />
      </Panel>
      <Grid minWidth={180}>
        <Stat label="Added" value={humanCount(summary.added)} hint={humanBytes(summary.bytes_added)} />
        <Stat label="Removed" value={humanCount(summary.removed)} hint={humanBytes(summary.bytes_removed)} />
        <Stat label="Changed" value={humanCount(summary.changed)} hint={`${humanBytes(summary.bytes_changed)} now`} />
        <Stat label="Moved" value={humanCount(summary.moved)} hint={humanBytes(summary.bytes_moved)} />
        {summary.not_compared > 0 && (
          <Stat
            label="Not compared"
            value={humanCount(summary.not_compared)}
            hint="one of the two had no room for them"
          />
        )}
      </Grid>
      <Panel title="Buckets" isFlush>
        <DataTable label="Buckets" columns={BUCKET_COLUMNS} rows={diff.buckets} rowKey={({ name }) => name} />
      </Panel>
      {isSame ? (
        <Panel title="Objects">
          <EmptyState title="Nothing has changed">Both snapshots have the same digest.</EmptyState>
        </Panel>
      ) : (
        <Entries diff={diff} />
      )}
    </>
  );
}

function sideFact(name: string, { id, endpoint, timestamp }: Diff['from']): readonly [string, ReactNode] {
  return [
    name,
    <span key={name}>
      <TextLink to={paths.snapshot(id)}>{humanMoment(timestamp)}</TextLink> <span className="soft">{endpoint}</span>
    </span>,
  ];
}

function Entries({ diff }: { readonly diff: Diff }): ReactNode {
  const [kind, setKind] = useState('all');
  const rows = useMemo(
    () => (kind === 'all' ? diff.entries : diff.entries.filter(({ change }) => change === kind)),
    [diff, kind],
  );
  const columns = useMemo(() => entryColumns(rows), [rows]);
  return (
    <Panel
      title={diff.is_truncated ? `Objects, the first ${humanCount(diff.entries.length)}` : 'Objects'}
      isFlush
      actions={<SegmentedControl aria-label="Kind of change" size="xs" data={KINDS} value={kind} onChange={setKind} />}
    >
      {rows.length === 0 ? (
        <EmptyState title={`No object was ${kind === 'all' ? 'touched' : kind}`} />
      ) : (
        <VirtualTable label="Changed objects" columns={columns} rowCount={rows.length} minWidth={820} />
      )}
    </Panel>
  );
}

const TONES: Readonly<Record<Entry['change'] | BucketDiff['change'], Tone>> = {
  added: 'good',
  removed: 'bad',
  changed: 'warn',
  moved: 'accent',
  same: 'calm',
};

const BUCKET_COLUMNS: readonly Column<BucketDiff>[] = [
  { name: 'Bucket', cell: ({ name }) => <ExactText>{name}</ExactText>, sortBy: ({ name }) => name },
  {
    name: 'Change',
    cell: ({ change }) => <StatusBadge tone={TONES[change]}>{change}</StatusBadge>,
    sortBy: ({ change }) => change,
  },
  ...(['added', 'removed', 'changed', 'moved'] as const).map(
    (kind): Column<BucketDiff> => ({
      name: `${kind[0]?.toUpperCase()}${kind.slice(1)}`,
      isNumber: true,
      cell: (row) => humanCount(row[kind]),
      sortBy: (row) => row[kind],
    }),
  ),
  { name: 'Bytes', isNumber: true, cell: (row) => signedBytes(row.bytes_delta), sortBy: (row) => row.bytes_delta },
];

function entryColumns(rows: readonly Entry[]): VirtualColumn[] {
  return [
    {
      name: 'Change',
      width: '7rem',
      cell: (row) => {
        const change = rows[row]?.change ?? 'changed';
        return <StatusBadge tone={TONES[change]}>{change}</StatusBadge>;
      },
    },
    { name: 'Bucket', width: '11rem', cell: (row) => <ExactText>{rows[row]?.bucket ?? ''}</ExactText> },
    { name: 'Key', width: 'minmax(14rem, 1fr)', cell: (row) => <ExactText>{rows[row]?.key ?? ''}</ExactText> },
    { name: 'Moved from', width: '14rem', cell: (row) => <ExactText>{originOf(rows[row])}</ExactText> },
    { name: 'Before', width: '6.5rem', isNumber: true, cell: (row) => sizeText(rows[row]?.size_before) },
    { name: 'After', width: '6.5rem', isNumber: true, cell: (row) => sizeText(rows[row]?.size_after) },
  ];
}

function originOf(entry: Entry | undefined): string {
  const from = entry?.moved_from;
  if (!from) return '';
  return from.bucket === entry.bucket ? from.key : `${from.bucket}/${from.key}`;
}

function sizeText(bytes: number | null | undefined): string {
  return bytes === null || bytes === undefined ? '' : humanBytes(bytes);
}

function signedBytes(bytes: number): string {
  return bytes > 0 ? `+${humanBytes(bytes)}` : humanBytes(bytes);
}

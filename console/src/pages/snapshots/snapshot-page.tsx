import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl, CopyText } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Facts, Grid, Panel, Stat } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { type VirtualColumn, VirtualTable } from '../../components/virtual-table.tsx';
import { DiscoveryGate } from '../../shell/discovery-gate.tsx';
import { DeleteButton, ExportButtons } from './snapshot-actions.tsx';

type Snapshot = Answer<'/snapshot/{id}', 'get'>;
type Bucket = Snapshot['buckets'][number];
interface FileRow {
  readonly bucket: string;
  readonly file: Bucket['files'][number];
}

/** One snapshot: its facts, what it had no room for, its buckets and files. */
export function SnapshotPage({ id }: { readonly id: string }): ReactNode {
  return (
    <DiscoveryGate>
      <Opened id={id} />
    </DiscoveryGate>
  );
}

function Opened({ id }: { readonly id: string }): ReactNode {
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const snapshot = useApi().useQuery('get', '/snapshot/{id}', { params: { path: { id } } }, { staleTime: Infinity });
  const leave = () => {
    void queries.invalidateQueries({ queryKey: ['get', '/snapshot/list'] });
    navigate('/snapshots');
  };
  return (
    <Page
      title={
        snapshot.data ? `${new URL(snapshot.data.endpoint).host}, ${humanMoment(snapshot.data.timestamp)}` : 'Snapshot'
      }
      trail={<TextLink to="/snapshots">Snapshots</TextLink>}
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: `/snapshot/${id}` }} />
          <ExportButtons id={id} />
          <DeleteButton id={id} onDeleted={leave} />
        </>
      }
    >
      <QueryState query={snapshot}>{(data) => <Content snapshot={data} />}</QueryState>
    </Page>
  );
}

function Content({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const { left_out: leftOut } = snapshot;
  return (
    <>
      <Grid minWidth={180}>
        <Stat label="Buckets" value={humanCount(snapshot.bucket_count)} />
        <Stat label="Files" value={humanCount(snapshot.total_files)} />
        <Stat label="Size" value={humanBytes(snapshot.total_size)} />
        <Stat
          label="Left out by the caps"
          value={humanCount(leftOut.files)}
          hint={
            snapshot.is_truncated
              ? `files of ${humanBytes(leftOut.bytes)}, in ${humanCount(leftOut.buckets)} whole buckets and in others`
              : 'the snapshot is complete'
          }
        />
      </Grid>
      <Panel title="Facts">
        <Facts
          facts={[
            ['Endpoint', snapshot.endpoint],
            ['Region', snapshot.region],
            ['Taken', humanMoment(snapshot.timestamp)],
            [
              'File on the gateway',
              <span key="file" className="code">
                {snapshot.filename}
              </span>,
            ],
            [
              'Digest',
              <span key="digest">
                <span className="code">{snapshot.digest}</span> <CopyText text={snapshot.digest} />
              </span>,
            ],
          ]}
        />
      </Panel>
      <Panel title="Buckets" isFlush>
        {snapshot.buckets.length === 0 ? (
          <EmptyState title="The endpoint had no buckets" />
        ) : (
          <DataTable label="Buckets" columns={BUCKET_COLUMNS} rows={snapshot.buckets} rowKey={({ name }) => name} />
        )}
      </Panel>
      <Files snapshot={snapshot} />
    </>
  );
}

const BUCKET_COLUMNS: readonly Column<Bucket>[] = [
  { name: 'Bucket', cell: ({ name }) => <ExactText>{name}</ExactText>, sortBy: ({ name }) => name },
  { name: 'Versioning', cell: ({ versioning_status: status }) => status },
  { name: 'Location', cell: ({ location }) => location ?? 'not told' },
  { name: 'Files', isNumber: true, cell: (row) => humanCount(row.file_count), sortBy: (row) => row.file_count },
  { name: 'Size', isNumber: true, cell: (row) => humanBytes(row.total_size), sortBy: (row) => row.total_size },
  {
    name: 'Left out',
    isNumber: true,
    cell: ({ files_left_out: files }) =>
      files === 0 ? '0' : <StatusBadge tone="warn">{humanCounted(files, 'file')}</StatusBadge>,
    sortBy: ({ files_left_out: files }) => files,
  },
];

const EVERY_BUCKET = 'All buckets';

function Files({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const [search, setSearch] = useState('');
  const [bySize, setBySize] = useState('Key');
  const all = useMemo<FileRow[]>(
    () => snapshot.buckets.flatMap(({ name, files }) => files.map((file) => ({ bucket: name, file }))),
    [snapshot],
  );
  const rows = useMemo(() => {
    const found = search === '' ? all : all.filter(({ bucket, file }) => `${bucket}/${file.key}`.includes(search));
    return bySize === 'Size' ? found.toSorted((a, b) => b.file.size - a.file.size) : found;
  }, [all, search, bySize]);
  const columns = useMemo(() => fileColumns(rows), [rows]);
  return (
    <Panel
      title={`Files (${humanCount(rows.length)})`}
      isFlush
      actions={
        <>
          <TextInput
            aria-label={`Search files of ${EVERY_BUCKET.toLowerCase()}`}
            placeholder="Search bucket and key"
            size="xs"
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label="Order of the files"
            size="xs"
            data={['Key', 'Size']}
            value={bySize}
            onChange={setBySize}
          />
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={all.length === 0 ? 'No files were kept' : 'No file has that in its name'} />
      ) : (
        <VirtualTable label="Files" columns={columns} rowCount={rows.length} minWidth={760} />
      )}
    </Panel>
  );
}

function fileColumns(rows: readonly FileRow[]): VirtualColumn[] {
  return [
    { name: 'Bucket', width: '12rem', cell: (row) => <ExactText>{rows[row]?.bucket ?? ''}</ExactText> },
    { name: 'Key', width: 'minmax(16rem, 1fr)', cell: (row) => <ExactText>{rows[row]?.file.key ?? ''}</ExactText> },
    { name: 'Size', width: '7rem', isNumber: true, cell: (row) => humanBytes(rows[row]?.file.size ?? 0) },
    {
      name: 'Last modified',
      width: '13rem',
      cell: (row) => {
        const moment = rows[row]?.file.last_modified;
        return moment ? humanMoment(moment) : 'not told';
      },
    },
  ];
}

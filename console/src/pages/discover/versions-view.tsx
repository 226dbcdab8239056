import { Button, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCounted } from '../../components/humanise.ts';
import { EmptyState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { type VirtualColumn, VirtualTable } from '../../components/virtual-table.tsx';
import { type EndpointClient, isUnsupported } from '../../discovery/endpoint-client.ts';
import type { ListedVersion } from '../../s3/answers.ts';
import classes from './discover.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { momentOf } from './objects-table.tsx';
import { useVersions } from './use-versions.ts';

/** Whose versions: those of a bucket, or of one key. */
export interface VersionsViewProps {
  readonly client: EndpointClient;
  readonly bucket: string;
  readonly objectKey?: string;
}

/** Every version and delete marker, by key and the latest first, as the endpoint lists them. */
export function VersionsView({ client, bucket, objectKey }: VersionsViewProps): ReactNode {
  const { versions, isReading, isComplete, count, failure, read, stop } = useVersions(client, bucket, objectKey);
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const wanted = search.toLowerCase();
    return versions?.filter(({ key }) => wanted === '' || key.toLowerCase().includes(wanted)) ?? [];
  }, [versions, search]);
  const columns = useMemo(() => columnsFor(found, objectKey === undefined), [found, objectKey]);
  if (failure && isUnsupported(failure))
    return <EmptyState title="No versions here">This endpoint does not know versions of objects.</EmptyState>;
  if (failure) return <FailureNotice failure={failure} onRetry={read} />;
  if (isReading)
    return (
      <div className={classes['tools']} role="status">
        <Loader size="sm" aria-hidden />
        <span className="number">{humanCounted(count, 'version')} read</span>
        <Button variant="default" size="compact-sm" onClick={stop}>
          Cancel
        </Button>
      </div>
    );
  if (!versions)
    return (
      <EmptyState
        title="Not read"
        action={
          <Button variant="default" onClick={read}>
            Read the versions
          </Button>
        }
      />
    );
  return (
    <>
      <div className={classes['tools']}>
        {objectKey === undefined && (
          <TextInput
            className={classes['search'] ?? ''}
            aria-label="Search keys of versions"
            placeholder="Search keys"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        <span className="soft number" role="status">
          {summaryOf(found)}
          {!isComplete && ', and more that were not read'}
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyState title="No versions">The endpoint lists none here.</EmptyState>
      ) : (
        <VirtualTable
          label="Versions"
          columns={columns}
          rowCount={found.length}
          minWidth={objectKey === undefined ? 860 : 560}
        />
      )}
    </>
  );
}

function columnsFor(versions: readonly ListedVersion[], hasKeys: boolean): VirtualColumn[] {
  const key: VirtualColumn = {
    ...{ name: 'Key', width: 'minmax(240px, 1fr)' },
    cell: (row) => <ExactText>{versions[row]?.key ?? ''}</ExactText>,
  };
  return [
    ...(hasKeys ? [key] : []),
    { name: 'State', width: '150px', cell: (row) => <VersionState version={versions[row]} /> },
    {
      ...{ name: 'Size', width: '100px', isNumber: true },
      cell: (row) => (versions[row]?.isDeleteMarker ? '–' : humanBytes(versions[row]?.sizeBytes ?? 0)),
    },
    {
      ...{ name: 'Modified', width: '190px', isNumber: true },
      cell: (row) => momentOf(versions[row]?.modifiedMs),
    },
    {
      ...{ name: 'Version', width: hasKeys ? '220px' : 'minmax(160px, 1fr)' },
      cell: (row) => <span className="code soft">{versions[row]?.versionId}</span>,
    },
  ];
}

function VersionState({ version }: { readonly version: ListedVersion | undefined }): ReactNode {
  if (!version) return null;
  if (version.isDeleteMarker)
    return <StatusBadge tone="bad">{version.isLatest ? 'deleted' : 'delete marker'}</StatusBadge>;
  return version.isLatest ? (
    <StatusBadge tone="good">latest</StatusBadge>
  ) : (
    <StatusBadge tone="calm">older</StatusBadge>
  );
}

function summaryOf(versions: readonly ListedVersion[]): string {
  const markers = versions.filter(({ isDeleteMarker }) => isDeleteMarker).length;
  const bytes = versions.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const kept = versions.length - markers;
  return `${humanCounted(kept, 'version')}, ${humanBytes(bytes)}; ${humanCounted(markers, 'delete marker')}`;
}

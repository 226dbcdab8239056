import { Alert, Button } from '@mantine/core';
import { IconCamera, IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/client.ts';
import { useSession } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { humanCount, humanCounted } from '../../components/humanise.ts';
import { TextLink } from '../../components/text-link.tsx';
import { pageSlices } from '../../discovery/slices.ts';
import { paths } from '../../shell/paths.ts';
import classes from './discover.module.css';
import { exportDocument, type FoundAt, snapshotBody } from './found-documents.ts';

type Limits = Answer<'/discover/access', 'get'>['limits'];
type Saved = Answer<'/snapshot/save', 'post'>;

/** What was found, what fits into a snapshot, and whether the finding is over. */
export interface FoundActionsProps {
  readonly found: FoundAt;
  readonly limits: Limits;
  readonly isOver: boolean;
}

/** A snapshot that is being saved, and what became of it. */
export function useSaveSnapshot({ found, limits }: Pick<FoundActionsProps, 'found' | 'limits'>) {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<Saved | undefined> => {
      const caps = {
        maxBuckets: limits.max_buckets,
        maxFiles: limits.max_files,
        maxFilesPerBucket: limits.max_files_per_bucket,
      };
      const { data } = await client.POST('/snapshot/save', { body: snapshotBody(found, caps) as never });
      return data;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['get', '/snapshot/list'] }),
  });
}

/** Keeps what was found on the gateway, or takes it along as a file. */
export function FoundButtons({
  found,
  isOver,
  save,
}: FoundActionsProps & { save: ReturnType<typeof useSaveSnapshot> }): ReactNode {
  const [isExporting, setExporting] = useState(false);
  const hasSome = found.buckets.some(({ status }) => status === 'done' || status === 'partial');
  const download = async () => {
    setExporting(true);
    const { turn } = pageSlices(new AbortController().signal);
    const url = URL.createObjectURL(await exportDocument(found, turn));
    const link = document.createElement('a');
    link.href = url;
    link.download = `discovery_${new URL(found.endpoint).hostname}.json`;
    link.click();
    URL.revokeObjectURL(url);
    setExporting(false);
  };
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconDownload size={16} />}
        loading={isExporting}
        disabled={!isOver || found.buckets.length === 0}
        onClick={() => void download()}
      >
        Export JSON
      </Button>
      <Button
        size="sm"
        leftSection={<IconCamera size={16} />}
        loading={save.isPending}
        disabled={!isOver || !hasSome}
        onClick={() => save.mutate()}
      >
        Save snapshot
      </Button>
    </>
  );
}

/** Says where the snapshot is, and what had no room in it; or why there is none. */
export function SavedNotice({ save, limits }: { save: ReturnType<typeof useSaveSnapshot>; limits: Limits }): ReactNode {
  if (save.error)
    return (
      <Alert color="red" variant="light" role="alert" title="The snapshot was not saved">
        {save.error.message}
      </Alert>
    );
  if (!save.data) return null;
  const { id, bucket_count, total_files, is_truncated } = save.data;
  return (
    <Alert color={is_truncated ? 'yellow' : 'green'} variant="light" role="status" title="The snapshot is saved">
      <p className={classes['noticeText']}>
        <TextLink to={paths.snapshot(id)}>{id}</TextLink> tells of {humanCounted(bucket_count, 'bucket')} and{' '}
        {humanCounted(total_files, 'object')}.{' '}
        {is_truncated &&
          `It is truncated: there is room for ${humanCounted(limits.max_buckets, 'bucket')}, ${humanCounted(limits.max_files, 'object')}, and ${humanCount(limits.max_files_per_bucket)} in one bucket; the rest is counted.`}
      </p>
      <CopyCurl call={{ method: 'GET', path: `/snapshot/${encodeURIComponent(id)}` }} label="Copy its curl" />
    </Alert>
  );
}

import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { humanBytes } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { ErrorState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './buckets.module.css';
import { type BucketName, objectsPath } from './use-buckets.ts';

type Copy = Answer<'/proxy/objects/{customer_id}/{logical_name}/verify', 'post'>['copies'][number];

/** Which object. */
export interface VerifyPanelProps {
  readonly name: BucketName;
  readonly objectKey: string;
}

/** Has every copy read from beginning to end, and shows whether they hold the same bytes. */
export function VerifyPanel({ name, objectKey }: VerifyPanelProps): ReactNode {
  const verify = useApi().useMutation('post', '/proxy/objects/{customer_id}/{logical_name}/verify');
  const body = { object_key: objectKey };
  const run = () =>
    verify.mutate({ params: { path: { customer_id: name.customerId, logical_name: name.logicalName } }, body });
  return (
    <Panel
      title="The bytes themselves"
      actions={<CopyCurl call={{ method: 'POST', path: `${objectsPath(name)}/verify`, body }} />}
    >
      <div className={classes['verify']}>
        <Button variant="default" leftSection={<IconFingerprint size={16} />} loading={verify.isPending} onClick={run}>
          Read every copy
        </Button>
        <div aria-live="polite">
          {verify.isIdle && (
            <p className="soft">
              Reads the object from every backend, whole, and compares what was read by its SHA-256.
            </p>
          )}
          {verify.data && <Verdict copies={verify.data.copies} />}
        </div>
      </div>
      {verify.data && (
        <DataTable
          label="What was read"
          columns={COLUMNS}
          rows={verify.data.copies}
          rowKey={({ backend_id: id }) => id}
        />
      )}
      {verify.error && <ErrorState error={verify.error} onRetry={run} />}
    </Panel>
  );
}

function Verdict({ copies }: { readonly copies: readonly Copy[] }): ReactNode {
  const read = copies.filter(({ outcome }) => outcome === 'present');
  const isSame = new Set(read.map(({ sha256 }) => sha256)).size === 1;
  if (read.length === 0) return <StatusBadge tone="bad">no copy could be read</StatusBadge>;
  if (!isSame) return <StatusBadge tone="bad">the copies hold different bytes</StatusBadge>;
  return (
    <StatusBadge tone="good">
      {read.length === 1 ? 'one copy was read' : `${read.length} copies, the same bytes`}
    </StatusBadge>
  );
}

const TONES = { present: 'good', absent: 'calm', unavailable: 'bad' } as const;

const COLUMNS: readonly Column<Copy>[] = [
  { name: 'Backend', cell: ({ backend_id: id }) => <TextLink to={paths.backend(id)}>{id}</TextLink> },
  { name: 'Found', cell: ({ outcome }) => <StatusBadge tone={TONES[outcome]}>{outcome}</StatusBadge> },
  { name: 'Size', isNumber: true, cell: ({ size }) => (size === null ? '–' : humanBytes(size)) },
  { name: 'SHA-256', cell: ({ sha256 }) => <span className={`${classes['digest']} code`}>{sha256 ?? '–'}</span> },
  { name: 'Backend bucket', cell: ({ backend_bucket: name }) => <span className="code">{name}</span> },
];

import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl, CopyText } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './buckets.module.css';
import { type BucketName, bucketPath } from './use-buckets.ts';

const REFETCH_MS = 3_000;

type Explanation = Answer<'/proxy/buckets/{customer_id}/{logical_name}/explain', 'get'>;
type Verdict = Explanation['verdicts'][number];

/** The bucket whose placement is explained, and what it is called at each backend. */
export interface PlacementPanelProps {
  readonly name: BucketName;
  readonly mapping: Readonly<Record<string, string>>;
}

/** Why a bucket is where it is: every backend, whether it holds the bucket, and the rule or reason. */
export function PlacementPanel({ name, mapping }: PlacementPanelProps): ReactNode {
  const params = { path: { customer_id: name.customerId, logical_name: name.logicalName } };
  const explanation = useApi().useQuery(
    'get',
    '/proxy/buckets/{customer_id}/{logical_name}/explain',
    { params },
    { refetchInterval: REFETCH_MS, staleTime: 0 },
  );
  return (
    <Panel
      title="Where it stands, and why"
      isFlush
      actions={<CopyCurl call={{ method: 'GET', path: `${bucketPath(name)}/explain` }} />}
    >
      <QueryState query={explanation}>
        {(data) => (
          <>
            <Summary explanation={data} />
            <DataTable
              label="Backends and what placement says of each"
              columns={columnsFor(data, mapping)}
              rows={data.verdicts.toSorted((a, b) => rank(data, a) - rank(data, b))}
              rowKey={({ backend_id: id }) => id}
            />
          </>
        )}
      </QueryState>
    </Panel>
  );
}

function Summary({ explanation: { rules, shortfall } }: { readonly explanation: Explanation }): ReactNode {
  return (
    <div className={classes['rules']}>
      <ul aria-label="Rules in force">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {shortfall > 0 && (
        <StatusBadge tone="bad">{`${shortfall} ${shortfall === 1 ? 'copy has' : 'copies have'} no backend`}</StatusBadge>
      )}
    </div>
  );
}

/** Home first, then the replicas, then what could hold it, then what may not. */
function rank({ home, chosen }: Explanation, { backend_id: id, accepted: isAccepted }: Verdict): number {
  if (id === home) return 0;
  if (chosen.includes(id)) return chosen.indexOf(id) + 1;
  return isAccepted ? 1000 : 2000;
}

function columnsFor({ home }: Explanation, mapping: PlacementPanelProps['mapping']): readonly Column<Verdict>[] {
  return [
    {
      name: 'Backend',
      cell: ({ backend_id: id }) => <TextLink to={paths.backend(id)}>{id}</TextLink>,
    },
    { name: 'Part', cell: (verdict) => <PartBadge verdict={verdict} isHome={verdict.backend_id === home} /> },
    {
      name: 'Health',
      cell: ({ healthy: isHealthy }) => (
        <StatusBadge tone={isHealthy ? 'good' : 'bad'}>{isHealthy ? 'healthy' : 'not healthy'}</StatusBadge>
      ),
    },
    { name: 'Why', cell: ({ message }) => <span className={classes['why']}>{message}</span> },
    { name: 'Backend bucket', cell: ({ backend_id: id }) => <BackendBucket name={mapping[id]} /> },
  ];
}

function PartBadge({ verdict, isHome }: { readonly verdict: Verdict; readonly isHome: boolean }): ReactNode {
  if (isHome) return <StatusBadge tone="good">home</StatusBadge>;
  if (verdict.chosen) return <StatusBadge tone="accent">replica</StatusBadge>;
  return verdict.accepted ? (
    <StatusBadge tone="calm">not needed</StatusBadge>
  ) : (
    <StatusBadge tone="warn">refused</StatusBadge>
  );
}

function BackendBucket({ name }: { readonly name: string | undefined }): ReactNode {
  if (name === undefined) return <span className="soft">none</span>;
  return (
    <span className={classes['backendBucket']}>
      <span className="code">{name}</span>
      <CopyText text={name} />
    </span>
  );
}

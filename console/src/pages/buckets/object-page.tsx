import type { ReactNode } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl, CopyText } from '../../components/copy.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './buckets.module.css';
import { ReplicasPanel } from './replicas-panel.tsx';
import { type BucketName, type ObjectWithReplicas, objectsPath } from './use-buckets.ts';
import { VerifyPanel } from './verify-panel.tsx';

const REFETCH_MS = 5_000;
const BUSY_REFETCH_MS = 1_000;

/** Which object. */
export interface ObjectPageProps extends BucketName {
  readonly objectKey: string;
}

/** One object: its facts, where each copy is and in which state, and whether they hold the same bytes. */
export function ObjectPage({ objectKey, ...name }: ObjectPageProps): ReactNode {
  const params = {
    path: { customer_id: name.customerId, logical_name: name.logicalName },
    query: { key: objectKey },
  };
  const object = useApi().useQuery(
    'get',
    '/proxy/objects/{customer_id}/{logical_name}/object',
    { params },
    {
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data?.replicas.every((replica) => replica.state === 'in-sync') ? REFETCH_MS : BUSY_REFETCH_MS,
    },
  );
  const path = `${objectsPath(name)}/object?key=${encodeURIComponent(objectKey)}`;
  const isMissing = object.error instanceof ApiProblem && object.error.status === 404;
  return (
    <Page
      title="Object"
      trail={
        <span className={classes['trail']}>
          <TextLink to="/buckets">Buckets</TextLink>
          <span className="soft"> / </span>
          <TextLink to={paths.tenant(name.customerId)}>{name.customerId}</TextLink>
          <span className="soft"> / </span>
          <TextLink to={paths.bucket(name.customerId, name.logicalName)}>
            <ExactText>{name.logicalName}</ExactText>
          </TextLink>
        </span>
      }
      note={
        <span className={classes['key']}>
          <ExactText>{objectKey}</ExactText>
        </span>
      }
      actions={
        <>
          <CopyText text={objectKey} label="Copy key" />
          <CopyCurl call={{ method: 'GET', path }} />
        </>
      }
    >
      {isMissing ? (
        <Panel title="No such object">
          <EmptyState
            title="Nothing is recorded under this key"
            action={<TextLink to={paths.bucket(name.customerId, name.logicalName)}>All objects of the bucket</TextLink>}
          >
            It may have been deleted, or was never written through this gateway.
          </EmptyState>
        </Panel>
      ) : (
        <QueryState query={object}>
          {(data) => (
            <>
              <ReplicasPanel object={data} name={name} />
              <Panel title="Facts">
                <Facts facts={factsOf(data)} />
              </Panel>
              <VerifyPanel name={name} objectKey={objectKey} />
            </>
          )}
        </QueryState>
      )}
    </Page>
  );
}

function factsOf(object: ObjectWithReplicas): readonly (readonly [string, ReactNode])[] {
  return [
    ['Size', `${humanBytes(object.size)} (${humanCount(object.size)} bytes)`],
    [
      'ETag',
      <span key="etag" className="code">
        {object.etag}
      </span>,
    ],
    ['Written', humanMoment(object.updated_at)],
    ['First written', humanMoment(object.created_at)],
    ['Generation', `${humanCount(object.generation)}, one more with each write`],
    ...(object.residency === null ? [] : [['Residency', object.residency] as const]),
  ];
}

import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanMoment } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './buckets.module.css';
import { ReplicaBadge } from './replica-parts.tsx';
import { type BucketName, objectsPath } from './use-buckets.ts';

const TYPING_MS = 250;
const OBJECTS_A_PAGE = 100;
const REFETCH_MS = 3_000;
const BUSY_REFETCH_MS = 1_500;

type Page = Answer<'/proxy/objects/{customer_id}/{logical_name}', 'get'>;
type StoredObject = Page['objects'][number];

/** Whose objects, and whether copies of them are being made. */
export interface ObjectsPanelProps {
  readonly name: BucketName;
  readonly isBusy: boolean;
}

/** A bucket's objects in order of keys, with the state of each copy. */
export function ObjectsPanel({ name, isBusy }: ObjectsPanelProps): ReactNode {
  const [prefix, setPrefix] = useState('');
  const [isParkedOnly, setParkedOnly] = useState(false);
  const [wanted] = useDebouncedValue(prefix, TYPING_MS);
  const objects = useObjects({ ...{ name, isBusy, isParkedOnly }, prefix: wanted });
  return (
    <Panel
      title="Objects"
      isFlush
      actions={<CopyCurl call={{ method: 'GET', path: `${objectsPath(name)}?limit=${OBJECTS_A_PAGE}` }} />}
    >
      <div className={classes['tools']}>
        <TextInput
          aria-label="Keys begin with"
          placeholder="Keys begin with"
          size="sm"
          leftSection={<IconSearch size={15} />}
          value={prefix}
          onChange={(event) => setPrefix(event.currentTarget.value)}
        />
        <Checkbox
          label="Only those with a parked copy"
          checked={isParkedOnly}
          onChange={(event) => setParkedOnly(event.currentTarget.checked)}
        />
      </div>
      <QueryState query={objects}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing isFiltered={wanted !== '' || isParkedOnly} />
          ) : (
            <DataTable label="Objects" columns={columnsFor(name)} rows={rows} rowKey={({ id }) => id} />
          )
        }
      </QueryState>
      {objects.hasNextPage && (
        <div className={classes['more']}>
          <Button
            variant="default"
            size="compact-sm"
            loading={objects.isFetchingNextPage}
            onClick={() => void objects.fetchNextPage()}
          >
            Show more objects
          </Button>
        </div>
      )}
    </Panel>
  );
}

interface ObjectsWanted extends ObjectsPanelProps {
  readonly prefix: string;
  readonly isParkedOnly: boolean;
}

function useObjects({ name, prefix, isParkedOnly, isBusy }: ObjectsWanted) {
  const params = {
    path: { customer_id: name.customerId, logical_name: name.logicalName },
    query: {
      ...{ limit: OBJECTS_A_PAGE, after: '' },
      ...(prefix === '' ? {} : { prefix }),
      ...(isParkedOnly ? { parked_only: 'true' as const } : {}),
    },
  };
  return useApi().useInfiniteQuery(
    'get',
    '/proxy/objects/{customer_id}/{logical_name}',
    { params },
    {
      pageParamName: 'after',
      initialPageParam: '',
      getNextPageParam: ({ next }: Page) => next ?? undefined,
      select: ({ pages }) => pages.flatMap((page) => page.objects),
      staleTime: 0,
      refetchInterval: ({ state }) => {
        if ((state.data?.pages.length ?? 0) > 1) return false;
        return isBusy ? BUSY_REFETCH_MS : REFETCH_MS;
      },
    },
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  if (isFiltered) return <EmptyState title="No such object">No object of this bucket is like this.</EmptyState>;
  return <EmptyState title="No object yet">What S3 clients write appears here with each of its copies.</EmptyState>;
}

function columnsFor({ customerId, logicalName }: BucketName): readonly Column<StoredObject>[] {
  return [
    {
      name: 'Key',
      cell: ({ object_key: key }) => (
        <TextLink to={paths.object(customerId, logicalName, key)}>
          <ExactText>{key}</ExactText>
        </TextLink>
      ),
    },
    { name: 'Size', isNumber: true, cell: ({ size }) => humanBytes(size) },
    {
      name: 'Written',
      isNumber: true,
      cell: ({ updated_at: at }) => <span className="number">{humanMoment(at)}</span>,
    },
    { name: 'Copies', cell: ({ replicas }) => <Copies replicas={replicas} /> },
  ];
}

function Copies({ replicas }: { readonly replicas: StoredObject['replicas'] }): ReactNode {
  return (
    <span className={classes['copies']}>
      {replicas
        .filter(({ goal, state }) => goal === 'present' || state !== 'in-sync')
        .toSorted((a, b) => Number(b.is_home) - Number(a.is_home))
        .map((replica) => (
          <span key={replica.backend_id} className={classes['copy']}>
            {replica.backend_id} <ReplicaBadge replica={replica} />
          </span>
        ))}
    </span>
  );
}

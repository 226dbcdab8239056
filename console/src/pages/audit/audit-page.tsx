import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanCount, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import classes from './audit.module.css';
import { type AuditEntry, actionWords, hasText, pageOf } from './audit-words.ts';
import { Detail } from './detail.tsx';

const LIMIT = 100;
const REFETCH_MS = 10_000;

/** Who changed what, newest first, a hundred entries at a time. */
export function AuditPage(): ReactNode {
  const [pages, setPages] = useState<readonly number[]>([]);
  const after = pages.at(-1);
  const query = { limit: LIMIT, ...(after === undefined ? {} : { after }) };
  const log = useApi().useQuery(
    'get',
    '/proxy/audit',
    { params: { query } },
    // What is older does not change any more.
    { staleTime: 0, placeholderData: keepPreviousData, refetchInterval: after === undefined ? REFETCH_MS : false },
  );
  const path = `/proxy/audit?limit=${LIMIT}${after === undefined ? '' : `&after=${after}`}`;
  return (
    <Page
      title="Audit log"
      note="Every change that was made with the admin key, newest first. Entries are chained by hashes and numbered without a gap; secrets are never in them."
      actions={<CopyCurl call={{ method: 'GET', path }} />}
    >
      <QueryState query={log}>
        {({ entries, next }) =>
          entries.length === 0 && after === undefined ? (
            <Panel title="Entries">
              <EmptyState title="Nothing has been changed yet">
                Making a tenant, a key or a bucket, and setting a policy, each leave an entry here.
              </EmptyState>
            </Panel>
          ) : (
            <Entries
              entries={entries}
              onNewer={after === undefined ? undefined : () => setPages(pages.slice(0, -1))}
              onOlder={next === null ? undefined : () => setPages([...pages, Number(next)])}
            />
          )
        }
      </QueryState>
    </Page>
  );
}

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  readonly onNewer: (() => void) | undefined;
  readonly onOlder: (() => void) | undefined;
}

function Entries({ entries, onNewer, onOlder }: EntriesProps): ReactNode {
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const found = wanted === '' ? entries : entries.filter((entry) => hasText(entry, wanted));
  return (
    <Panel
      title={titleOf(entries)}
      isFlush
      actions={
        <TextInput
          aria-label="Filter these entries"
          placeholder="Filter these entries"
          size="xs"
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      }
    >
      {found.length === 0 ? (
        <EmptyState title="None of these entries has this in it">
          {humanCount(entries.length)} entries looked through; others are on the other pages.
        </EmptyState>
      ) : (
        <DataTable label="Audit log" columns={COLUMNS} rows={found} rowKey={({ sequence }) => String(sequence)} />
      )}
      {(onNewer ?? onOlder) && (
        <Button.Group m="md">
          <Button variant="default" size="compact-sm" disabled={!onNewer} onClick={onNewer}>
            Newer
          </Button>
          <Button variant="default" size="compact-sm" disabled={!onOlder} onClick={onOlder}>
            Older
          </Button>
        </Button.Group>
      )}
    </Panel>
  );
}

/** Entries are numbered without a gap, so the numbers say which are shown. */
function titleOf(entries: readonly AuditEntry[]): string {
  const [newest, oldest] = [entries.at(0), entries.at(-1)];
  if (!newest || !oldest) return 'No entries';
  if (newest === oldest) return `Entry ${humanCount(newest.sequence)}`;
  return `Entries ${humanCount(newest.sequence)} to ${humanCount(oldest.sequence)}`;
}

const COLUMNS: readonly Column<AuditEntry>[] = [
  { name: 'No.', isNumber: true, cell: ({ sequence }) => humanCount(sequence) },
  { name: 'When', cell: ({ at }) => <span className="number">{humanMoment(at)}</span> },
  { name: 'Who', cell: ({ actor }) => <ExactText>{actor}</ExactText> },
  { name: 'What', cell: (entry) => <Action action={entry.action} /> },
  { name: 'Of', cell: (entry) => <Target entry={entry} /> },
  { name: 'Detail', cell: ({ detail }) => <Detail detail={detail} /> },
];

function Action({ action }: { readonly action: string }): ReactNode {
  return (
    <span className={classes['two']}>
      <span>{actionWords(action) ?? 'Other change'}</span>
      <span className={`${classes['second']} code`}>{action}</span>
    </span>
  );
}

function Target({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const to = pageOf(entry);
  const name = <ExactText>{entry.target}</ExactText>;
  return <span className={classes['target']}>{to === undefined ? name : <TextLink to={to}>{name}</TextLink>}</span>;
}

import { IconChevronRight } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanCounted } from '../../components/humanise.ts';
import { EmptyState, LoadingState } from '../../components/states.tsx';
import type { ObjectColumns } from '../../discovery/object-columns.ts';
import type { PrefixEntry } from '../../discovery/prefix-tree.ts';
import classes from './discover.module.css';
import { usePrefix } from './use-prefix.ts';

const Treemap = lazy(() => import('./treemap.tsx').then((m) => ({ default: m.Treemap })));

/** The objects whose prefixes are shown, and how many there are by now. */
export interface PrefixViewProps {
  readonly columns: ObjectColumns;
  readonly count: number;
  readonly onOpen: (key: string) => void;
}

/** Where the bytes of a bucket are: a tree of prefixes with their sizes, and a map of the one that is chosen. */
export function PrefixView({ columns, count, onOpen }: PrefixViewProps): ReactNode {
  const [chosen, setChosen] = useState('');
  const content = usePrefix(columns, count, chosen);
  if (count === 0) return <EmptyState title="No objects">There are no prefixes without objects.</EmptyState>;
  return (
    <div className={classes['split']}>
      <PrefixTree columns={columns} count={count} chosen={chosen} onChoose={setChosen} onOpen={onOpen} />
      <div>
        <Trail prefix={chosen} onChoose={setChosen} />
        {content ? (
          <Suspense fallback={<LoadingState />}>
            <Treemap content={content} onChoose={setChosen} onOpen={onOpen} />
          </Suspense>
        ) : (
          <LoadingState />
        )}
      </div>
    </div>
  );
}

function Trail({ prefix, onChoose }: { prefix: string; onChoose: (prefix: string) => void }): ReactNode {
  const parts = prefix.split('/').slice(0, -1);
  return (
    <nav className={classes['trail']} aria-label="Prefix">
      <button type="button" onClick={() => onChoose('')}>
        Whole bucket
      </button>
      {parts.map((part, index) => {
        const path = `${parts.slice(0, index + 1).join('/')}/`;
        return (
          <span key={path}>
            {'/ '}
            <button type="button" onClick={() => onChoose(path)}>
              <ExactText>{part === '' ? '(empty)' : part}</ExactText>
            </button>
          </span>
        );
      })}
    </nav>
  );
}

interface TreeProps extends PrefixViewProps {
  readonly chosen: string;
  readonly onChoose: (prefix: string) => void;
}

function PrefixTree(props: TreeProps): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={classes['tree']} aria-label="Prefixes by size" tabIndex={0}>
      <Branch {...props} prefix="" />
    </section>
  );
}

function Branch({ prefix, ...props }: TreeProps & { readonly prefix: string }): ReactNode {
  const content = usePrefix(props.columns, props.count, prefix);
  if (!content) return <LoadingState rows={2} />;
  const { entries, rest, bytes } = content;
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.path + String(entry.isPrefix)}>
          <Node {...props} entry={entry} total={bytes} />
        </li>
      ))}
      {rest.entries > 0 && (
        <li className={`${classes['nodeName']} soft`}>
          and {humanCount(rest.entries)} smaller, {humanBytes(rest.bytes)} together
        </li>
      )}
    </ul>
  );
}

function Node({
  entry,
  total,
  ...props
}: TreeProps & { readonly entry: PrefixEntry; readonly total: number }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { path, name, isPrefix, bytes, objects } = entry;
  return (
    <>
      <div className={classes['node']} data-chosen={(isPrefix && path === props.chosen) || undefined}>
        {isPrefix ? (
          <button
            type="button"
            className={classes['fold']}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Fold' : 'Unfold'} ${path}`}
            onClick={() => setOpen(!isOpen)}
          >
            <IconChevronRight size={14} aria-hidden />
          </button>
        ) : (
          <span className={classes['foldSpace']} />
        )}
        <button
          type="button"
          className={classes['nodeName']}
          title={`${humanCounted(objects, 'object')}, ${humanBytes(bytes)}`}
          onClick={() => (isPrefix ? props.onChoose(path) : props.onOpen(path))}
        >
          <span>
            <ExactText>{name === '' ? '(the prefix itself)' : name}</ExactText>
          </span>
          <span className={classes['share']} aria-hidden>
            <span style={{ width: `${total === 0 ? 0 : (100 * bytes) / total}%` }} />
          </span>
          <span className={`${classes['nodeSize']} number`}>{humanBytes(bytes)}</span>
        </button>
      </div>
      {isOpen && <Branch {...props} prefix={path} />}
    </>
  );
}

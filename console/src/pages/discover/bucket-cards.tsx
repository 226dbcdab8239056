import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { EmptyState } from '../../components/states.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import type { BucketState, BucketStatus } from '../../discovery/discovery.ts';
import { paths } from '../../shell/paths.ts';
import classes from './discover.module.css';

const CARDS_AT_FIRST = 60;

const STATUS: Readonly<Record<BucketStatus, readonly [Tone, string]>> = {
  waiting: ['calm', 'waiting'],
  reading: ['accent', 'reading'],
  done: ['good', 'complete'],
  partial: ['warn', 'in part'],
  failed: ['bad', 'not readable'],
  stopped: ['warn', 'stopped'],
};

type CardOrder = 'name' | 'size' | 'objects';

/** Every bucket that was found, as far as it is known by now. */
export function BucketCards({ buckets }: { readonly buckets: readonly BucketState[] }): ReactNode {
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<CardOrder>('name');
  const [shown, setShown] = useState(CARDS_AT_FIRST);
  const found = orderBuckets(
    buckets.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase())),
    order,
  );
  return (
    <>
      <div className={classes['toolbar']}>
        <TextInput
          aria-label="Search buckets"
          placeholder="Search buckets"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Order of the buckets"
          size="xs"
          data={[
            { value: 'name', label: 'Name' },
            { value: 'size', label: 'Size' },
            { value: 'objects', label: 'Objects' },
          ]}
          value={order}
          onChange={(next) => setOrder(next === 'size' || next === 'objects' ? next : 'name')}
        />
      </div>
      {found.length === 0 && (
        <EmptyState title="No bucket matches">
          None of {humanCounted(buckets.length, 'bucket')} has “{search}” in its name.
        </EmptyState>
      )}
      <ul className={classes['cards']} aria-label="Buckets">
        {found.slice(0, shown).map((bucket) => (
          <li key={bucket.name}>
            <BucketCard bucket={bucket} />
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown * 4)}>
          Show more of {humanCounted(found.length, 'bucket')}
        </Button>
      )}
    </>
  );
}

function BucketCard({ bucket }: { readonly bucket: BucketState }): ReactNode {
  const { name, status, objectCount, totalBytes, versioning, location, createdAt, failure } = bucket;
  const [tone, word] = STATUS[status];
  const isKnown = status !== 'waiting' && status !== 'failed';
  return (
    <Link href={paths.discoveredBucket(name)} className={classes['card'] ?? ''}>
      <span className={classes['cardHead']}>
        <h3 className={classes['cardName']}>
          <ExactText>{name}</ExactText>
        </h3>
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </span>
      {failure ? (
        <span className="soft">{failure.title}</span>
      ) : (
        <dl className={classes['cardFigures']}>
          <div>
            <dt>Objects</dt>
            <dd className="number">{isKnown ? humanCount(objectCount) : '–'}</dd>
          </div>
          <div>
            <dt>Size</dt>
            <dd className="number">{isKnown ? humanBytes(totalBytes) : '–'}</dd>
          </div>
        </dl>
      )}
      <span className={classes['cardFoot']}>
        {versioning !== undefined && <span>{versioningWords(versioning)}</span>}
        {location !== undefined && <span>{location}</span>}
        {createdAt !== undefined && <span>since {humanMoment(createdAt).split(',')[0]}</span>}
      </span>
    </Link>
  );
}

/** What a bucket's versioning status means. */
export function versioningWords(status: string): string {
  if (status === 'Enabled') return 'Keeps versions';
  if (status === 'Suspended') return 'Keeps no new versions';
  return status === 'Disabled' ? 'No versions' : 'Versioning unknown';
}

function orderBuckets(buckets: readonly BucketState[], order: CardOrder): readonly BucketState[] {
  if (order === 'name') return buckets.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const value = ({ totalBytes, objectCount }: BucketState) => (order === 'size' ? totalBytes : objectCount);
  return buckets.toSorted((a, b) => value(b) - value(a) || (a.name < b.name ? -1 : 1));
}

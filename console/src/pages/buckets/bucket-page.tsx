import type { ReactNode } from 'react';
import { CopyCurl } from '../../components/copy.tsx';
import { humanBytes, humanCount, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Grid, Panel, Stat } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import { BucketPolicy } from './bucket-policy.tsx';
import classes from './buckets.module.css';
import { ObjectsPanel } from './objects-panel.tsx';
import { PlacementPanel } from './placement-panel.tsx';
import { type Bucket, type BucketName, bucketPath, useBucket } from './use-buckets.ts';

/** One bucket: what it holds, why it is where it is, the policy that says so, and its objects. */
export function BucketPage(name: BucketName): ReactNode {
  const bucket = useBucket(name);
  return (
    <Page
      title={name.logicalName}
      trail={
        <span className={classes['trail']}>
          <TextLink to="/buckets">Buckets</TextLink>
          <span className="soft"> / </span>
          <TextLink to={paths.tenant(name.customerId)}>{name.customerId}</TextLink>
        </span>
      }
      note={bucket.data && `Made ${humanMoment(bucket.data.created_at)}`}
      actions={<CopyCurl call={{ method: 'GET', path: bucketPath(name) }} />}
    >
      <QueryState query={bucket}>
        {(data) =>
          data === null ? (
            <Panel title="No such bucket">
              <EmptyState title="Nothing has this name" action={<TextLink to="/buckets">All buckets</TextLink>}>
                The tenant has no bucket of this name. It may be mistyped, or have been deleted.
              </EmptyState>
            </Panel>
          ) : (
            <Parts bucket={data} name={name} />
          )
        }
      </QueryState>
    </Page>
  );
}

function Parts({ bucket, name }: { readonly bucket: Bucket; readonly name: BucketName }): ReactNode {
  return (
    <>
      <Grid minWidth={150}>
        <Stat label="Objects" value={humanCount(bucket.objects)} />
        <Stat label="Size" value={humanBytes(bucket.bytes)} hint="of one copy" />
        <Stat label="Copies" value={humanCount(bucket.replicas)} hint="of each object, home’s included" />
        <Stat label="Copies due" value={humanCount(bucket.due)} hint={bucket.due === 0 ? 'nothing waits' : undefined} />
        <Stat
          label="Parked"
          value={humanCount(bucket.parked)}
          tone={bucket.parked > 0 ? 'bad' : undefined}
          hint={bucket.parked === 0 ? 'nothing was given up' : 'given up: look at them below'}
        />
      </Grid>
      <PlacementPanel name={name} mapping={bucket.backend_mapping} />
      <BucketPolicy name={name} />
      <ObjectsPanel name={name} isBusy={bucket.due > 0} />
    </>
  );
}

import { Button, Progress } from '@mantine/core';
import { IconPlayerStop, IconPlugOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import type { Answer } from '../../api/client.ts';
import { CopyText } from '../../components/copy.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanCounted } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Grid, Panel, Stat } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { type DiscoveryState, totalsOf } from '../../discovery/discovery.ts';
import { BucketCards } from './bucket-cards.tsx';
import { BucketDetail } from './bucket-detail.tsx';
import type { Connection } from './connection.ts';
import classes from './discover.module.css';
import { EndpointPlace } from './endpoint-place.tsx';
import { SkewNotice } from './failure-notice.tsx';
import { FoundButtons, SavedNotice, useSaveSnapshot } from './found-actions.tsx';

/** A connection and what it has found. */
export interface EndpointViewProps {
  readonly connection: Connection;
  readonly state: DiscoveryState;
  readonly limits: Answer<'/discover/access', 'get'>['limits'];
  readonly onDisconnect: () => void;
}

/** What was found at an endpoint: all of it, or the bucket that the address names. */
export function EndpointView(props: EndpointViewProps): ReactNode {
  const { bucket: name } = useParams<{ bucket?: string }>();
  if (name === undefined) return <AllBuckets {...props} />;
  const bucket = props.state.buckets.find((each) => each.name === name);
  return (
    <Page
      title={name}
      trail={<TextLink to="/discover">All buckets of {new URL(props.connection.endpoint).host}</TextLink>}
      note="What the endpoint lists of this bucket."
      actions={<DisconnectButton onDisconnect={props.onDisconnect} />}
    >
      {bucket ? (
        <BucketDetail key={name} bucket={bucket} client={props.connection.client} />
      ) : (
        <EmptyState title="No such bucket" action={<TextLink to="/discover">See all buckets</TextLink>}>
          <ExactText>{name}</ExactText> is none of those that were found.
        </EmptyState>
      )}
    </Page>
  );
}

function AllBuckets({ connection, state, limits, onDisconnect }: EndpointViewProps): ReactNode {
  const { endpoint, region, accessKey, discovery } = connection;
  const { buckets, skewMs, phase } = state;
  const found = { endpoint, region, buckets };
  const save = useSaveSnapshot({ found, limits });
  const totals = totalsOf(buckets);
  const isOver = phase !== 'reading';
  return (
    <Page
      title="Discovery"
      note={`What ${new URL(endpoint).host} holds, as far as this access key may see it.`}
      actions={
        <>
          <FoundButtons found={found} limits={limits} isOver={isOver} save={save} />
          <DisconnectButton onDisconnect={onDisconnect} />
        </>
      }
    >
      <SkewNotice skewMs={skewMs} />
      <SavedNotice save={save} limits={limits} />
      <Panel title="Endpoint" actions={<CopyText text={curlFor(endpoint, region)} label="Copy as curl" />}>
        <EndpointPlace endpoint={endpoint} accessKey={accessKey} />
      </Panel>
      <Grid minWidth={180}>
        <Stat label="Buckets" value={humanCount(buckets.length)} hint={`${humanCount(totals.read)} looked at`} />
        <Stat label="Objects" value={humanCount(totals.objects)} hint={isOver ? 'in all buckets' : 'so far'} />
        <Stat label="Size" value={humanBytes(totals.bytes)} hint={isOver ? 'in all buckets' : 'so far'} />
      </Grid>
      {!isOver && (
        <div className={classes['progressLine']}>
          <Progress
            value={buckets.length === 0 ? 0 : (100 * totals.read) / buckets.length}
            animated
            aria-label="Buckets looked at"
          />
          <span className="soft number" role="status">
            {humanCount(totals.read)} of {humanCounted(buckets.length, 'bucket')}
          </span>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlayerStop size={15} />}
            onClick={() => discovery.stop()}
          >
            Stop
          </Button>
        </div>
      )}
      {phase === 'stopped' && (
        <p className="soft" role="status">
          Stopped: what had been read by then is shown.
        </p>
      )}
      {buckets.length === 0 ? (
        <EmptyState title="No buckets">The access key sees none at this endpoint.</EmptyState>
      ) : (
        <BucketCards buckets={buckets} />
      )}
    </Page>
  );
}

function DisconnectButton({ onDisconnect }: { readonly onDisconnect: () => void }): ReactNode {
  return (
    <Button variant="default" size="sm" leftSection={<IconPlugOff size={16} />} onClick={onDisconnect}>
      Disconnect
    </Button>
  );
}

/** The first request of the discovery, as curl would sign it: the keys are named by their variables. */
function curlFor(endpoint: string, region: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const user = '"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"';
  return `curl -sS --aws-sigv4 ${quoted(`aws:amz:${region}:s3`)} --user ${user} ${quoted(`${endpoint}/`)}`;
}

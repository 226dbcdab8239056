import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { humanBytes, humanCount } from '../../components/humanise.ts';
import { Grid, Panel, Stat } from '../../components/panel.tsx';
import type { BucketState } from '../../discovery/discovery.ts';
import type { EndpointClient } from '../../discovery/endpoint-client.ts';
import { versioningWords } from './bucket-cards.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { ObjectDrawer } from './object-drawer.tsx';
import { ObjectsTable } from './objects-table.tsx';
import { PrefixView } from './prefix-view.tsx';
import { VersionsView } from './versions-view.tsx';

/** One bucket: its objects, where its bytes are, and its versions. */
export function BucketDetail({ bucket, client }: { bucket: BucketState; client: EndpointClient }): ReactNode {
  const { name, objects, objectCount, totalBytes, versioning, location, status, failure } = bucket;
  const [openKey, setOpenKey] = useState<string>();
  const hint =
    status === 'reading' ? 'so far' : status === 'partial' || status === 'stopped' ? 'not all were read' : undefined;
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      <Grid minWidth={150}>
        <Stat label="Objects" value={humanCount(objectCount)} hint={hint} />
        <Stat label="Size" value={humanBytes(totalBytes)} hint={hint} />
        <Stat
          label="Versioning"
          value={versioning ?? '–'}
          hint={versioning && versioning !== 'Unknown' ? versioningWords(versioning) : undefined}
        />
        <Stat label="Region" value={location ?? '–'} />
      </Grid>
      <Panel title="Content" isFlush>
        <Tabs defaultValue="objects" keepMounted={false}>
          <Tabs.List aria-label="Content of the bucket">
            <Tabs.Tab value="objects">Objects</Tabs.Tab>
            <Tabs.Tab value="prefixes">Prefixes and sizes</Tabs.Tab>
            <Tabs.Tab value="versions">Versions</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="objects">
            <ObjectsTable columns={objects} count={objectCount} onOpen={setOpenKey} />
          </Tabs.Panel>
          <Tabs.Panel value="prefixes">
            <PrefixView columns={objects} count={objectCount} onOpen={setOpenKey} />
          </Tabs.Panel>
          <Tabs.Panel value="versions">
            <VersionsView client={client} bucket={name} />
          </Tabs.Panel>
        </Tabs>
      </Panel>
      <ObjectDrawer client={client} bucket={name} objectKey={openKey} onClose={() => setOpenKey(undefined)} />
    </>
  );
}

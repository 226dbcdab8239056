import { Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyText } from '../../components/copy.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import type { EndpointClient } from '../../discovery/endpoint-client.ts';
import { VersionsView } from './versions-view.tsx';

/** One key of a bucket; undefined while none is open. */
export interface ObjectDrawerProps {
  readonly client: EndpointClient;
  readonly bucket: string;
  readonly objectKey: string | undefined;
  readonly onClose: () => void;
}

/** One key with the history of its versions. */
export function ObjectDrawer({ client, bucket, objectKey, onClose }: ObjectDrawerProps): ReactNode {
  return (
    <Drawer
      opened={objectKey !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title="History of one key"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {objectKey !== undefined && (
        <Stack gap="sm">
          <div className="code">
            <ExactText>{objectKey}</ExactText>
          </div>
          <div>
            <CopyText text={objectKey} label="Copy key" />
          </div>
          <VersionsView client={client} bucket={bucket} objectKey={objectKey} />
        </Stack>
      )}
    </Drawer>
  );
}

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi, useSession } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { PolicyForm } from '../../components/policy/policy-form.tsx';
import { type Policy, policyWords } from '../../components/policy/policy-words.ts';
import { QueryState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { type BucketName, bucketPath, useBucketRefresh } from './use-buckets.ts';

type Layers = Answer<'/proxy/buckets/{customer_id}/{logical_name}/policy', 'get'>;

const LAYER_NAMES = {
  deployment: 'The deployment says',
  tenant: 'The tenant says',
  bucket: 'This bucket says',
} as const;

/** The policy that binds a bucket, layer by layer, and a way to change the bucket's own. */
export function BucketPolicy({ name }: { readonly name: BucketName }): ReactNode {
  const params = { path: { customer_id: name.customerId, logical_name: name.logicalName } };
  const policy = useApi().useQuery('get', '/proxy/buckets/{customer_id}/{logical_name}/policy', { params });
  const own = policy.data?.layers.find(({ layer }) => layer === 'bucket')?.policy;
  return (
    <Panel
      title="Policy"
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: `${bucketPath(name)}/policy` }} />
          {own && <ChangePolicy name={name} policy={own} />}
        </>
      }
    >
      <QueryState query={policy}>{(data) => <LayerList layers={data} />}</QueryState>
    </Panel>
  );
}

function LayerList({ layers: { layers, effective } }: { readonly layers: Layers }): ReactNode {
  const facts = layers.map(({ layer, policy }) => [LAYER_NAMES[layer], <Words key={layer} policy={policy} />] as const);
  if (effective.conflict === null) return <Facts facts={facts} />;
  return (
    <>
      <Facts facts={facts} />
      <StatusBadge tone="bad">{effective.conflict}</StatusBadge>
    </>
  );
}

function Words({ policy }: { readonly policy: Policy }): ReactNode {
  const words = policyWords(policy);
  return words.length === 0 ? <span className="soft">nothing of its own</span> : words.join('; ');
}

function ChangePolicy({ name, policy }: { readonly name: BucketName; readonly policy: Policy }): ReactNode {
  const { client } = useSession();
  const refresh = useBucketRefresh();
  const [isOpen, { open, close }] = useDisclosure(false);
  const save = async (document: Record<string, unknown>) => {
    await client.PUT('/proxy/buckets/{customer_id}/{logical_name}/policy', {
      params: { path: { customer_id: name.customerId, logical_name: name.logicalName } },
      body: { policy: document },
    });
    notifications.show({ message: 'The policy is set; replication follows it' });
    void refresh();
    close();
  };
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconPencil size={15} />} onClick={open}>
        Change
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Policy of ${name.logicalName}`} centered size="lg">
        <PolicyForm
          policy={policy}
          fieldPrefix="policy."
          callFor={(document) => ({ method: 'PUT', path: `${bucketPath(name)}/policy`, body: { policy: document } })}
          onSave={save}
          onCancel={close}
        />
      </Modal>
    </>
  );
}

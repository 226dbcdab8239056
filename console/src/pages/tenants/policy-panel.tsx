import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSession } from '../../api/session.tsx';
import { Panel } from '../../components/panel.tsx';
import { PolicyForm } from '../../components/policy/policy-form.tsx';
import { type Policy, policyWords } from '../../components/policy/policy-words.ts';
import classes from './tenants.module.css';
import { useTenantRefresh } from './use-tenants.ts';

/** A tenant's layer of policy. */
export interface PolicyPanelProps {
  readonly customerId: string;
  readonly policy: Policy;
}

/** The policy that binds every bucket of a tenant, and a way to change it. */
export function PolicyPanel({ customerId, policy }: PolicyPanelProps): ReactNode {
  const { client } = useSession();
  const refresh = useTenantRefresh();
  const [isOpen, { open, close }] = useDisclosure(false);
  const words = policyWords(policy);
  const save = async (document: Record<string, unknown>) => {
    await client.PUT('/proxy/tenants/{customer_id}/policy', {
      params: { path: { customer_id: customerId } },
      body: document,
    });
    notifications.show({ message: 'The policy is set; replication follows it' });
    void refresh();
    close();
  };
  return (
    <Panel
      title="Policy"
      actions={
        <Button variant="default" size="compact-sm" leftSection={<IconPencil size={15} />} onClick={open}>
          Change
        </Button>
      }
    >
      {words.length === 0 ? (
        <p className={classes['says']}>It says nothing of its own: the deployment’s policy alone binds the buckets.</p>
      ) : (
        <ul className={classes['words']}>
          {words.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      )}
      <Modal opened={isOpen} onClose={close} title={`Policy of ${customerId}`} centered size="lg">
        <PolicyForm
          policy={policy}
          callFor={(body) => ({
            method: 'PUT',
            path: `/proxy/tenants/${encodeURIComponent(customerId)}/policy`,
            body,
          })}
          onSave={save}
          onCancel={close}
        />
      </Modal>
    </Panel>
  );
}

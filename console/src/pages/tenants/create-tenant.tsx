import { Alert, Button, Group, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiProblem } from '../../api/problem.ts';
import { useSession } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { paths } from '../../shell/paths.ts';
import { useTenantRefresh } from './use-tenants.ts';

/** A button that asks for a name, makes the tenant and goes to its page. */
export function CreateTenant(): ReactNode {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-sm" leftSection={<IconPlus size={15} />} onClick={open}>
        New tenant
      </Button>
      <Modal opened={isOpen} onClose={close} title="New tenant" centered>
        <TenantForm onCancel={close} />
      </Modal>
    </>
  );
}

function TenantForm({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { client } = useSession();
  const [, navigate] = useLocation();
  const refresh = useTenantRefresh();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await client.POST('/proxy/tenants', { body: { customer_id: name } });
      void refresh();
      navigate(paths.tenant(name));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const fieldProblem = problemOf(problem, 'customer_id');
  return (
    <form onSubmit={(event) => void create(event)} noValidate aria-label="New tenant">
      <TextInput
        label="Name"
        description="Letters, digits and . _ @ - ; it cannot be changed later"
        placeholder="acme"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={name}
        error={fieldProblem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {problem !== undefined && fieldProblem === undefined && (
        <Alert color="red" variant="light" mt="md" role="alert">
          {problem instanceof Error ? problem.message : String(problem)}
        </Alert>
      )}
      <Group justify="space-between" mt="lg">
        <CopyCurl call={{ method: 'POST', path: '/proxy/tenants', body: { customer_id: name } }} />
        <Group gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={name === ''}>
            Make the tenant
          </Button>
        </Group>
      </Group>
    </form>
  );
}

/** What the API says is wrong with one field; undefined when it says nothing of it. */
export function problemOf(problem: unknown, field: string): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  return problem.fields.find((each) => each.field === field)?.message;
}

import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiProblem } from '../../api/problem.ts';
import { useSession } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { fieldProblem } from '../../components/policy/entered-policy.ts';
import { paths } from '../../shell/paths.ts';
import { useBucketRefresh } from './use-buckets.ts';

/** A button that asks for what a bucket needs, makes it under policy and goes to its page. */
export function CreateBucket(): ReactNode {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-sm" leftSection={<IconPlus size={15} />} onClick={open}>
        New bucket
      </Button>
      <Modal opened={isOpen} onClose={close} title="New bucket" centered>
        <BucketForm onCancel={close} />
      </Modal>
    </>
  );
}

const FIELDS = [
  { name: 'customer_id', label: 'Tenant', description: 'Who owns it', placeholder: 'acme' },
  { name: 'logical_name', label: 'Name', description: 'As S3 clients will call it', placeholder: 'reports' },
  {
    name: 'region_id',
    label: 'Place',
    description: 'A country, zone or group such as FI or EU; left empty, policy alone chooses',
    placeholder: 'EU',
  },
] as const;

type Entered = Record<(typeof FIELDS)[number]['name'], string>;

function BucketForm({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { client } = useSession();
  const [, navigate] = useLocation();
  const refresh = useBucketRefresh();
  const [entered, setEntered] = useState<Entered>({ customer_id: '', logical_name: '', region_id: '' });
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { region_id: place, ...names } = entered;
  const body = { ...names, ...(place === '' ? {} : { region_id: place }) };
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await client.POST('/proxy/buckets', { body });
      void refresh();
      navigate(paths.bucket(entered.customer_id, entered.logical_name));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const errorOf = (field: string) => (problem instanceof ApiProblem ? fieldProblem(problem, field) : undefined);
  const isTold = FIELDS.some(({ name }) => errorOf(name) !== undefined);
  return (
    <form onSubmit={(event) => void create(event)} noValidate aria-label="New bucket">
      <Stack gap="md">
        {FIELDS.map(({ name, ...field }, index) => (
          <TextInput
            key={name}
            {...field}
            autoComplete="off"
            spellCheck={false}
            data-autofocus={index === 0 ? true : undefined}
            value={entered[name]}
            error={errorOf(name)}
            onChange={(event) => setEntered({ ...entered, [name]: event.currentTarget.value })}
          />
        ))}
        {problem !== undefined && !isTold && (
          <Alert color="red" variant="light" role="alert">
            {problem instanceof Error ? problem.message : String(problem)}
          </Alert>
        )}
      </Stack>
      <Group justify="space-between" mt="lg">
        <CopyCurl call={{ method: 'POST', path: '/proxy/buckets', body }} />
        <Group gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={names.customer_id === '' || names.logical_name === ''}>
            Make the bucket
          </Button>
        </Group>
      </Group>
    </form>
  );
}

import { Alert, Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../api/session.tsx';

/** The words that the API wants to hear before it deletes everything. */
const CONFIRMATION = 'delete all snapshots';

/** Deletes every snapshot after the words have been typed. `onCleared` gets how many there were. */
export function ClearAll({ onCleared }: { readonly onCleared: (deleted: number) => void }): ReactNode {
  const { client } = useSession();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const clear = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { data } = await client.DELETE('/snapshot', { body: { confirm: CONFIRMATION } });
      onCleared(data?.deleted ?? 0);
      setTyped('');
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconTrash size={15} />} onClick={open}>
        Clear all
      </Button>
      <Modal opened={isOpen} onClose={close} title="Delete every snapshot?" centered>
        <Text size="sm">This cannot be undone. Type “{CONFIRMATION}” to go on.</Text>
        <TextInput
          mt="md"
          label="Confirmation"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        {problem !== undefined && (
          <Alert color="red" variant="light" mt="md" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button color="red" loading={isBusy} disabled={typed !== CONFIRMATION} onClick={() => void clear()}>
            Delete all
          </Button>
        </Group>
      </Modal>
    </>
  );
}

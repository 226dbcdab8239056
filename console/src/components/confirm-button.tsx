import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { RepeatableCall } from '../api/curl.ts';
import { CopyCurl } from './copy.tsx';

/** An action that cannot be undone. */
export interface ConfirmButtonProps {
  readonly label: string;
  /** The question's heading, such as `Delete the access key AK1?`. */
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  /** The same action as a call, to be copied as curl. */
  readonly call?: RepeatableCall;
  /** What is done on yes. When it rejects, the question stays and tells why. */
  readonly onConfirm: () => Promise<unknown>;
}

/** A button that asks before it acts. */
export function ConfirmButton(props: ConfirmButtonProps): ReactNode {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const act = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await props.onConfirm();
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={props.icon}
        disabled={props.isDisabled ?? false}
        onClick={open}
      >
        {props.label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={props.title} centered>
        <Text size="sm">{props.children}</Text>
        {problem !== undefined && (
          <Alert color="red" variant="light" mt="md" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify={props.call ? 'space-between' : 'flex-end'} mt="lg">
          {props.call && <CopyCurl call={props.call} />}
          <Group>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button color="red" loading={isBusy} onClick={() => void act()} data-autofocus>
              {props.confirmLabel}
            </Button>
          </Group>
        </Group>
      </Modal>
    </>
  );
}

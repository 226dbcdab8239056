import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../api/session.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { saveFile } from '../../components/save-file.ts';

const FORMATS = ['json', 'csv'] as const;

/** Saves a snapshot as a file: as it is stored, or its files as CSV. */
export function ExportButtons({ id }: { readonly id: string }): ReactNode {
  const { client } = useSession();
  const [busy, setBusy] = useState<(typeof FORMATS)[number]>();
  const save = async (format: (typeof FORMATS)[number]) => {
    setBusy(format);
    try {
      const { data } = await client.GET('/snapshot/{id}', {
        params: { path: { id }, query: { format } },
        parseAs: 'blob',
      });
      if (data) saveFile(data, `${id}.${format}`);
    } catch (error) {
      notifications.show({ color: 'red', title: 'The export did not work', message: wordsOf(error) });
    } finally {
      setBusy(undefined);
    }
  };
  return FORMATS.map((format) => (
    <Button
      key={format}
      variant="default"
      size="compact-sm"
      leftSection={<IconDownload size={15} />}
      loading={busy === format}
      onClick={() => void save(format)}
    >
      {format.toUpperCase()}
    </Button>
  ));
}

/** Deletes one snapshot after asking. `onDeleted` is called when it is gone. */
export function DeleteButton({ id, onDeleted }: { readonly id: string; readonly onDeleted: () => void }): ReactNode {
  const { client } = useSession();
  return (
    <ConfirmButton
      label="Delete"
      title="Delete this snapshot?"
      confirmLabel="Delete it"
      icon={<IconTrash size={15} />}
      onConfirm={async () => {
        await client.DELETE('/snapshot/{id}', { params: { path: { id } } });
        onDeleted();
      }}
    >
      {id} is removed from the gateway's disk. Files that were exported stay where they are.
    </ConfirmButton>
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

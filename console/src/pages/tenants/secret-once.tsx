import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../api/session.tsx';
import { CopyText } from '../../components/copy.tsx';
import classes from './tenants.module.css';
import { useTenantRefresh } from './use-tenants.ts';

/** A pair of keys that the gateway has just made. */
export interface MadeKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What is shown once. */
export interface SecretOnceProps {
  readonly made: MadeKey;
  /** The key whose place it takes. */
  readonly replaces: string | undefined;
  readonly onClose: () => void;
}

/** The pair, to be copied now: the gateway keeps the secret sealed and this page forgets it on closing. */
export function SecretOnce({ made, replaces, onClose }: SecretOnceProps): ReactNode {
  const { accessKey, secretKey } = made;
  return (
    <>
      <div className={classes['warning']} role="alert">
        <IconAlertTriangle size={20} aria-hidden />
        <div>
          <strong>The secret key is shown this once</strong>
          Nobody can read it again, not even with the admin key. If it is lost, make another key and delete this one.
        </div>
      </div>
      <div className={classes['keyFacts']}>
        <KeyFact name="Access key" value={accessKey} />
        <KeyFact name="Secret key" value={secretKey} />
      </div>
      <Group mt="sm" gap="xs">
        <CopyText label="Copy both as environment" text={environmentOf(made)} isSecret />
      </Group>
      {replaces === undefined ? (
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>I have kept it</Button>
        </Group>
      ) : (
        <DeleteReplaced accessKey={replaces} onClose={onClose} />
      )}
    </>
  );
}

function KeyFact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div className={classes['keyFact']}>
      <p className={classes['keyFactName']}>{name}</p>
      <div className={classes['keyFactValue']}>
        <code className="code">{value}</code>
        <CopyText text={value} label={`Copy ${name.toLowerCase()}`} isSecret />
      </div>
    </div>
  );
}

/** The pair as AWS's tools and SDKs read it (AWS CLI, "Environment variables to configure the AWS CLI"). */
function environmentOf({ accessKey, secretKey }: MadeKey): string {
  return `export AWS_ACCESS_KEY_ID=${accessKey}\nexport AWS_SECRET_ACCESS_KEY=${secretKey}\n`;
}

function DeleteReplaced({ accessKey, onClose }: { readonly accessKey: string; readonly onClose: () => void }) {
  const { client } = useSession();
  const refresh = useTenantRefresh();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await client.DELETE('/proxy/credentials/{access_key}', { params: { path: { access_key: accessKey } } });
      void refresh();
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <>
      <Text size="sm" mt="lg">
        When every client uses the new pair, delete {accessKey}. That can be done now or later from the list.
      </Text>
      {problem !== undefined && (
        <Alert color="red" variant="light" mt="md" role="alert">
          {problem}
        </Alert>
      )}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="outline" color="red" loading={isBusy} onClick={() => void remove()}>
          Delete the old key now
        </Button>
        <Button onClick={onClose}>I have kept it; delete later</Button>
      </Group>
    </>
  );
}

import { Alert, Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { createApiClient } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useSession } from '../api/session.tsx';
import classes from './shell.module.css';

/** Asks for the admin key, and takes it only when the gateway does. */
export function SignIn(): ReactNode {
  const { baseUrl, signIn } = useSession();
  const [adminKey, setAdminKey] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const refusal = await tryKey(baseUrl, adminKey);
    if (refusal === undefined) signIn(adminKey);
    else {
      setBusy(false);
      setProblem(refusal);
    }
  };
  return (
    <form className={classes['signIn']} onSubmit={(event) => void submit(event)} aria-label="Sign in">
      <Stack gap="md">
        <IconShieldLock size={30} color="var(--accent)" aria-hidden />
        <div>
          <Title order={1} size="h3">
            The admin key, please
          </Title>
          <Text className="soft" size="sm" mt={4}>
            It stays in this tab's memory and is forgotten when the page is reloaded or closed.
          </Text>
        </div>
        <PasswordInput
          label="Admin key"
          description="The value of ADMIN_API_KEY on the gateway"
          value={adminKey}
          onChange={(event) => setAdminKey(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
          required
        />
        {problem !== undefined && (
          <Alert color="red" variant="light" role="alert">
            {problem}
          </Alert>
        )}
        <Button type="submit" loading={isBusy} disabled={adminKey === ''}>
          Open the console
        </Button>
      </Stack>
    </form>
  );
}

async function tryKey(baseUrl: string, adminKey: string): Promise<string | undefined> {
  const client = createApiClient({ baseUrl, adminKey: () => adminKey, onForbidden: () => undefined });
  try {
    await client.GET('/proxy/backends');
    return undefined;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'admin_key_wrong') return 'The gateway does not accept this key.';
    return error instanceof Error ? error.message : String(error);
  }
}

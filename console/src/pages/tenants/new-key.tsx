import { Alert, Button, Modal, PasswordInput, SegmentedControl, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ApiClient } from '../../api/client.ts';
import { useSession } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { problemOf } from './create-tenant.tsx';
import { type MadeKey, SecretOnce } from './secret-once.tsx';
import classes from './tenants.module.css';
import { useTenantRefresh } from './use-tenants.ts';

/** Whose key is wanted. */
export interface NewKeyProps {
  readonly customerId: string;
  /** Given, the new key is to take this one's place. */
  readonly replaces?: string | undefined;
  readonly onClose: () => void;
}

/** Makes an access key and shows its secret. Shown only while it is needed: with it goes every trace of the secret. */
export function NewKey({ customerId, replaces, onClose }: NewKeyProps): ReactNode {
  const [made, setMade] = useState<MadeKey>();
  const title = replaces === undefined ? 'New access key' : `Replace ${replaces}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={made === undefined ? title : 'Keep the secret key now'}
      centered
      size="lg"
      // A slip must not take the secret away before it was copied.
      closeOnClickOutside={made === undefined}
      closeOnEscape={made === undefined}
      withCloseButton={made === undefined}
    >
      {made === undefined ? (
        <KeyForm customerId={customerId} replaces={replaces} onMade={setMade} onClose={onClose} />
      ) : (
        <SecretOnce made={made} replaces={replaces} onClose={onClose} />
      )}
    </Modal>
  );
}

interface KeyFormProps extends NewKeyProps {
  readonly onMade: (made: MadeKey) => void;
}

interface OwnPair {
  readonly accessKey: string;
  readonly secretKey: string;
}

function KeyForm({ customerId, replaces, onMade, onClose }: KeyFormProps): ReactNode {
  const { client } = useSession();
  const refresh = useTenantRefresh();
  const [isOwn, setOwn] = useState(false);
  const [pair, setPair] = useState<OwnPair>({ accessKey: '', secretKey: '' });
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const made = await makeKey(client, customerId, isOwn ? pair : undefined);
      void refresh();
      if (made) onMade(made);
      else onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  // The secret is the one thing that a copied call does not carry.
  const shownPair = { access_key: pair.accessKey, secret_key: 'SECRET_KEY' };
  const body = { customer_id: customerId, ...(isOwn ? shownPair : {}) };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-label="New access key">
      <Text size="sm">{purposeOf(customerId, replaces)}</Text>
      <SegmentedControl
        aria-label="Which pair of keys"
        mt="md"
        data={[
          { value: 'made', label: 'Have a pair made' },
          { value: 'own', label: 'Register my own' },
        ]}
        value={isOwn ? 'own' : 'made'}
        onChange={(value) => setOwn(value === 'own')}
      />
      {isOwn && <OwnFields pair={pair} onPair={setPair} problem={problem} />}
      <FormProblem problem={problem} />
      <div className={classes['formFoot']}>
        <CopyCurl call={{ method: 'POST', path: '/proxy/credentials', body }} />
        <Button type="submit" loading={isBusy} disabled={isOwn && (pair.accessKey === '' || pair.secretKey === '')}>
          {isOwn ? 'Register the key' : 'Make the key'}
        </Button>
      </div>
    </form>
  );
}

function purposeOf(customerId: string, replaces: string | undefined): string {
  if (replaces === undefined)
    return `Whoever holds the pair may do everything with the buckets of ${customerId} by S3. It works at once.`;
  return `A second key is made for ${customerId}. ${replaces} goes on working until you delete it, so that clients can change over one by one.`;
}

async function makeKey(client: ApiClient, customerId: string, own: OwnPair | undefined): Promise<MadeKey | undefined> {
  const pair = own ? { access_key: own.accessKey, secret_key: own.secretKey } : {};
  const { data } = await client.POST('/proxy/credentials', { body: { customer_id: customerId, ...pair } });
  // A pair of one's own is known to whoever brought it, and is not told again.
  return data?.secret_key === undefined ? undefined : { accessKey: data.access_key, secretKey: data.secret_key };
}

interface OwnFieldsProps {
  readonly pair: OwnPair;
  readonly onPair: (pair: OwnPair) => void;
  readonly problem: unknown;
}

function OwnFields({ pair, onPair, problem }: OwnFieldsProps): ReactNode {
  return (
    <div className={classes['keyFacts']}>
      <TextInput
        label="Access key"
        description="3 to 128 letters, digits, - or _"
        autoComplete="off"
        spellCheck={false}
        value={pair.accessKey}
        error={problemOf(problem, 'access_key')}
        onChange={(event) => onPair({ ...pair, accessKey: event.currentTarget.value })}
      />
      <PasswordInput
        label="Secret key"
        description="8 to 256 characters; kept sealed and never shown again"
        autoComplete="off"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the secret key' }}
        value={pair.secretKey}
        error={problemOf(problem, 'secret_key')}
        onChange={(event) => onPair({ ...pair, secretKey: event.currentTarget.value })}
      />
    </div>
  );
}

function FormProblem({ problem }: { readonly problem: unknown }): ReactNode {
  const isShown = problemOf(problem, 'access_key') ?? problemOf(problem, 'secret_key');
  if (problem === undefined || isShown !== undefined) return null;
  return (
    <Alert color="red" variant="light" mt="md" role="alert">
      {problem instanceof Error ? problem.message : String(problem)}
    </Alert>
  );
}

import { Button, Collapse, Group, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronDown, IconLock, IconTelescope } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import type { Entered } from './connection.ts';
import classes from './discover.module.css';
import { EndpointField } from './endpoint-field.tsx';
import { problemsOf } from './entered-problems.ts';

/** What is entered, and what to do with it. */
export interface ConnectFormProps {
  readonly entered: Entered;
  /** Called more than once in a row: each change goes on top of the last. */
  readonly onChange: (change: Partial<Entered>) => void;
  readonly onConnect: (entered: Entered) => void;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
}

/** Asks where to look and as whom. */
export function ConnectForm({ entered, onChange: set, onConnect, isBusy, onCancel }: ConnectFormProps): ReactNode {
  const [isTried, setTried] = useState(false);
  const problems = isTried ? problemsOf(entered) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problemsOf(entered)).length === 0) onConnect(entered);
  };
  return (
    <Panel title="Connect">
      <form className={classes['form']} onSubmit={submit} noValidate aria-label="Connect to an endpoint">
        <div className={classes['wide']}>
          <EndpointField
            value={entered.endpoint}
            error={problems.endpoint}
            onChange={(endpoint) => set({ endpoint })}
            onRegion={(region) => set({ region })}
          />
        </div>
        <TextInput
          label="Region"
          description="us-east-1 where there is none"
          placeholder="eu-central-1"
          autoComplete="off"
          spellCheck={false}
          required
          value={entered.region}
          error={problems.region}
          onChange={(event) => set({ region: event.currentTarget.value })}
        />
        <TextInput
          label="Access key"
          description="Also called access key id"
          autoComplete="off"
          spellCheck={false}
          required
          value={entered.accessKey}
          error={problems.accessKey}
          onChange={(event) => set({ accessKey: event.currentTarget.value })}
        />
        <PasswordInput
          label="Secret key"
          description="Signs here; it is sent nowhere"
          autoComplete="off"
          spellCheck={false}
          required
          value={entered.secretKey}
          error={problems.secretKey}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the secret key' }}
          onChange={(event) => set({ secretKey: event.currentTarget.value })}
        />
        <MoreSettings entered={entered} set={set} problem={problems.only} />
        <div className={classes['formFoot']}>
          <p className={classes['promise']}>
            <IconLock size={16} aria-hidden />
            <span>
              The secret key stays in this page’s memory: requests are signed here, and the gateway only forwards them.
              It is in no storage, address, log or request, and gone when you disconnect, leave or reload.
            </span>
          </p>
          <Group gap="xs" wrap="nowrap">
            {isBusy && (
              <Button variant="default" onClick={onCancel}>
                Cancel
              </Button>
            )}
            <Button type="submit" loading={isBusy} leftSection={<IconTelescope size={17} />}>
              Discover
            </Button>
          </Group>
        </div>
      </form>
    </Panel>
  );
}

interface MoreSettingsProps {
  readonly entered: Entered;
  readonly set: (change: Partial<Entered>) => void;
  readonly problem: string | undefined;
}

function MoreSettings({ entered, set, problem }: MoreSettingsProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes['wide']}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={isOpen}
        rightSection={<IconChevronDown size={14} className={classes['chevron']} data-open={isOpen || undefined} />}
        onClick={() => setOpen(!isOpen)}
      >
        More settings
      </Button>
      <Collapse expanded={isOpen}>
        <div className={classes['more']}>
          <PasswordInput
            label="Session token"
            description="Only of temporary credentials"
            autoComplete="off"
            value={entered.sessionToken}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the session token' }}
            onChange={(event) => set({ sessionToken: event.currentTarget.value })}
          />
          <TextInput
            label="Only these buckets"
            description="For keys that may not list buckets; apart by spaces"
            autoComplete="off"
            spellCheck={false}
            value={entered.only}
            error={problem}
            onChange={(event) => set({ only: event.currentTarget.value })}
          />
          <div>
            <p className={classes['label']} id="address-style">
              Address style
            </p>
            <p className={classes['description']}>Where the name of a bucket stands</p>
            <SegmentedControl
              aria-labelledby="address-style"
              fullWidth
              data={[
                { value: 'path', label: 'host/bucket' },
                { value: 'virtual-host', label: 'bucket.host' },
              ]}
              value={entered.style}
              onChange={(style) => set({ style: style === 'virtual-host' ? 'virtual-host' : 'path' })}
            />
          </div>
        </div>
      </Collapse>
    </div>
  );
}

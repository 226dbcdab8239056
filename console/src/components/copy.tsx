import { Button, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconTerminal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { curlLine, type RepeatableCall } from '../api/curl.ts';
import { useSession } from '../api/session.tsx';

/** What is copied, and how the button is called. */
export interface CopyTextProps {
  readonly text: string;
  readonly label?: string;
  /** True for what must not be shown when the pointer rests on the button. */
  readonly isSecret?: boolean;
}

/** Copies a text, and says so. */
export function CopyText({ text, label = 'Copy', isSecret = false }: CopyTextProps): ReactNode {
  return <CopyLabelled text={text} label={label} icon={<IconCopy size={15} />} isSecret={isSecret} />;
}

/** Copies a call of the API as a line of curl, with the key named by its variable. */
export function CopyCurl({ call, label = 'Copy as curl' }: { readonly call: RepeatableCall; readonly label?: string }) {
  const { baseUrl } = useSession();
  return <CopyLabelled text={curlLine(call, baseUrl)} label={label} icon={<IconTerminal size={15} />} />;
}

interface CopyLabelledProps extends CopyTextProps {
  readonly label: string;
  readonly icon: ReactNode;
}

function CopyLabelled({ text, label, icon, isSecret = false }: CopyLabelledProps): ReactNode {
  return (
    <CopyButton value={text} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={isSecret ? null : text} disabled={isSecret} multiline maw={480} openDelay={500}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={copied ? <IconCheck size={15} /> : icon}
            onClick={copy}
          >
            <span aria-live="polite">{copied ? 'Copied' : label}</span>
          </Button>
        </Tooltip>
      )}
    </CopyButton>
  );
}

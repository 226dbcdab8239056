import type { ReactNode } from 'react';
import { Panel } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { type Policy, policyWords } from './policy-words.ts';
import classes from './tenants.module.css';

/** The policy that binds every bucket of a tenant. */
export function PolicyPanel({ policy }: { readonly customerId: string; readonly policy: Policy }): ReactNode {
  const words = policyWords(policy);
  return (
    <Panel title="Policy">
      {words.length === 0 ? (
        <EmptyState title="No policy of its own">The deployment’s policy alone binds this tenant’s buckets.</EmptyState>
      ) : (
        <ul className={classes['words']}>
          {words.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import classes from './components.module.css';

/** What is shown where there is nothing yet: why, and what to do about it. */
export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing is here, and that is no fault. */
export function EmptyState({ title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={classes['state']}>
      <IconInbox size={30} aria-hidden />
      <h3 className={classes['stateTitle']}>{title}</h3>
      {children !== undefined && <p className={classes['stateText']}>{children}</p>}
      {action}
    </div>
  );
}

/** Something could not be had: in words, with the request's id, and a way to try again. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const problem = error instanceof ApiProblem ? error : undefined;
  const Icon = problem?.isForbidden ? IconLock : IconAlertTriangle;
  return (
    <div className={classes['state']} role="alert">
      <Icon size={30} aria-hidden />
      <h3 className={classes['stateTitle']}>{problem?.isForbidden ? 'You may not see this' : 'This did not work'}</h3>
      <p className={classes['stateText']}>{error instanceof Error ? error.message : String(error)}</p>
      {problem?.requestId !== undefined && <p className={classes['stateText']}>Request id {problem.requestId}</p>}
      {onRetry && (
        <Button variant="default" size="sm" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** Something is on its way. */
export function LoadingState({ rows = 4 }: { readonly rows?: number }): ReactNode {
  return (
    <div className={classes['panelBody']} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike.
        <Skeleton key={row} height={18} mb={12} width={`${100 - ((row * 17) % 40)}%`} />
      ))}
    </div>
  );
}

/** The part of a query that decides what is shown. */
export interface QueryLike<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

/** Shows what a query has brought, or why there is nothing. Old data stays in sight while new data fails to come. */
export function QueryState<Data>({
  query,
  children,
}: {
  readonly query: QueryLike<Data>;
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState />;
}

import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { humanSpan } from '../../components/humanise.ts';
import type { DiscoveryFailure } from '../../discovery/discovery-failure.ts';
import classes from './discover.module.css';

/** A failure, and what can be done about it from here. */
export interface FailureNoticeProps {
  readonly failure: DiscoveryFailure;
  /** Tries again with the region that the endpoint asks for. */
  readonly onRegion?: (region: string) => void;
  readonly onRetry?: () => void;
}

/** Why an endpoint or a bucket could not be looked at, in words, with a way out where there is one. */
export function FailureNotice({ failure, onRegion, onRetry }: FailureNoticeProps): ReactNode {
  const { region, said } = failure.details;
  return (
    <Alert color="red" variant="light" role="alert" title={failure.title} icon={<IconAlertTriangle aria-hidden />}>
      <p className={classes['noticeText']}>{failure.message}</p>
      {said !== undefined && <p className={`${classes['noticeText']} soft`}>In its own words: {said}</p>}
      {(region !== undefined || onRetry) && (
        <Group gap="xs" mt="sm">
          {region !== undefined && onRegion && (
            <Button size="compact-sm" onClick={() => onRegion(region)}>
              Use {region}
            </Button>
          )}
          {onRetry && (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              Try again
            </Button>
          )}
        </Group>
      )}
    </Alert>
  );
}

/** Says that the clocks differ, and that it was made up for. */
export function SkewNotice({ skewMs }: { readonly skewMs: number }): ReactNode {
  if (skewMs === 0) return null;
  return (
    <Alert color="yellow" variant="light" role="status" title="The clocks are apart" icon={<IconClock aria-hidden />}>
      <p className={classes['noticeText']}>
        This computer’s clock is {humanSpan(Math.abs(skewMs))} {skewMs > 0 ? 'behind' : 'ahead of'} the endpoint’s,
        which refused it. Requests are now signed with the endpoint’s time; other programs here will fail until the
        clock is set.
      </p>
    </Alert>
  );
}

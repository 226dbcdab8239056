import type { Credentials } from '../access/credentials.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { BackendRegistry } from '../buckets/backend-registry.ts';
import type { BucketDirectory } from '../buckets/bucket-directory.ts';
import type { BucketService } from '../buckets/bucket-service.ts';
import type { PolicyService } from '../buckets/policy-service.ts';
import type { RelayParts } from '../discovery/relay.ts';
import type { OpenInAll } from '../metadata/jobs-table.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { BackendBacklog } from '../metadata/replicas-table.ts';
import type { ServerSideParts } from './discover-server-side.ts';
import type { DiscoveryFacts } from './endpoints.ts';
import type { Remembered } from './remembered.ts';
import type { SnapshotParts } from './snapshots.ts';
import type { TotalsCounter } from './totals.ts';

/** Everything below that the admin and metadata API answers from. */
export interface AdminParts {
  readonly metadata: Metadata;
  readonly credentials: Credentials;
  readonly registry: BackendRegistry;
  readonly directory: BucketDirectory;
  readonly buckets: BucketService;
  readonly policies: PolicyService;
  readonly snapshots: SnapshotParts;
  readonly serverSideDiscovery: ServerSideParts;
  readonly relay: RelayParts;
  readonly discoveryFacts: DiscoveryFacts;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Wakes the replication worker of this process, when it has one. */
  readonly onReplicasDue: () => void;
  /** Has the worker of this process, when it has one, make due what new policy asks of these buckets, by their ids. */
  readonly onPolicyChanged: (bucketIds: readonly string[]) => void;
  readonly totals: TotalsCounter;
  /** How far replication is behind in all, as it was a moment ago. */
  readonly lag: Remembered<OpenInAll>;
  /** How far replication to each backend is behind, as it was a moment ago. */
  readonly backlog: Remembered<readonly BackendBacklog[]>;
}

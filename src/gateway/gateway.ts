import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { BackendRegistry } from '../buckets/backend-registry.ts';
import type { BucketDirectory } from '../buckets/bucket-directory.ts';
import type { BucketService } from '../buckets/bucket-service.ts';
import type { PolicyService } from '../buckets/policy-service.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { Authenticator } from './authenticate.ts';
import type { OpaqueTokens } from './opaque-token.ts';
import type { WriteRecorder } from './write-recorder.ts';

/** Everything outside that the operations of the data plane may use. */
export interface GatewayParts {
  readonly authenticator: Authenticator;
  readonly directory: BucketDirectory;
  readonly buckets: BucketService;
  readonly policies: PolicyService;
  readonly registry: BackendRegistry;
  readonly metadata: Metadata;
  readonly recorder: WriteRecorder;
  readonly tokens: OpaqueTokens;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The region that clients sign with and that GetBucketLocation leaves unnamed. */
  readonly region: string;
  /** The base domain of virtual-host style addresses, when there is one. */
  readonly domain: string | undefined;
}

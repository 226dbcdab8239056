import type { Secret } from '../base/secret.ts';
import type { SnapshotCaps } from '../discovery/snapshot.ts';
import type { BackendPlace, BackendState } from '../domain/backend.ts';
import type { PolicyDocument } from '../domain/policy.ts';

/** Where the certificate, with its chain, and its private key are; both PEM. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** One backend as the operator described it. */
export interface BackendConfig {
  /** Lower case; part of no name that a tenant sees. */
  readonly id: string;
  /** `https://…` or `http://…` for a remote S3, `file:///…` for an embedded store. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: Secret;
  readonly state: BackendState;
  /** As given; completed with what the provider catalog knows. */
  readonly place: Pick<BackendPlace, 'zoneCode' | 'country' | 'providerId'>;
  readonly capabilities: { readonly trailingChecksums: boolean; readonly conditionalWrites: boolean };
}

/** A tenant that the configuration file sets up. */
export interface TenantConfig {
  readonly id: string;
  readonly policy: PolicyDocument;
}

/** Everything that the environment and the configuration file say. */
export interface Config {
  readonly host: string;
  /** The port of the admin API, console and `/s3`; 0 picks a free one. */
  readonly port: number;
  /** The port of the S3 API in root style; undefined turns it off, 0 picks a free one. */
  readonly s3Port: number | undefined;
  readonly s3Domain: string | undefined;
  /** Where the certificate of both listeners is; undefined for plain HTTP. */
  readonly tls: TlsFiles | undefined;
  /** The region that clients sign with. */
  readonly s3Region: string;
  readonly dataDir: string;
  /** The SQLite file of the metadata database. */
  readonly databaseFile: string;
  /** The first is the default backend. */
  readonly backends: readonly BackendConfig[];
  readonly deploymentPolicy: PolicyDocument;
  readonly tenants: readonly TenantConfig[];
  readonly adminApiKey: Secret;
  readonly tenantSecretPassphrase: Secret;
  /** Passphrases that sealed secrets earlier and may still open them. */
  readonly previousPassphrases: readonly Secret[];
  readonly namespaceKey: Secret | undefined;
  readonly worker: {
    readonly isEnabled: boolean;
    readonly intervalMs: number;
    /** How long a row stays with a worker that is not heard of any more. */
    readonly leaseMs: number;
    /** A process not heard of for this long is taken for dead, and what it was writing is looked at. */
    readonly deadAfterMs: number;
    /** Time between rounds of reconcile and convergence. */
    readonly maintenanceMs: number;
  };
  readonly logLevel: string;
  readonly allowedOrigins: readonly string[];
  readonly discovery: {
    /** Who may use discovery and snapshots. */
    readonly access: 'open' | 'admin' | 'off';
    /** Whether scripts may send credentials in the body. */
    readonly isServerSide: boolean;
    /** Whether endpoints may have addresses that are not public. */
    readonly allowsPrivate: boolean;
    /** Endpoints that may have private addresses all the same: `host` or `host:port`. */
    readonly allowedHosts: readonly string[];
  };
  readonly snapshots: {
    readonly directory: string;
    readonly caps: SnapshotCaps;
  };
}

/** One thing that is wrong with the configuration. */
export interface ConfigProblem {
  /** The variable, or `CONFIG_FILE:` and the path inside the file. */
  readonly name: string;
  /** What is wrong, what was given (never a secret), and what would be accepted. */
  readonly message: string;
}

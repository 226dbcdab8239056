/** Facts by which two copies can be kept apart. */
export type SpreadDimension = 'provider' | 'country';

/**
 * One layer of policy as an operator writes it (DESIGN.md section 7). A missing part says nothing; a lower layer can only
 * narrow what the layers above it allow.
 */
export interface PolicyDocument {
  readonly residency?: {
    /** Countries (ISO 3166-1 alpha-2), zone codes or group names, in order of preference; absent allows everywhere. */
    readonly allow?: readonly string[];
    readonly deny?: readonly string[];
  };
  readonly operators?: {
    /** Countries or groups whose law may not reach the operator or its parent. */
    readonly denyJurisdictions?: readonly string[];
  };
  /** Copies in all, home included; at least 1. */
  readonly replicas?: number;
  readonly spread?: { readonly by: readonly SpreadDimension[] };
}

/** Where a policy layer comes from; also its precedence, from the widest to the narrowest. */
export type PolicyLayerName = 'deployment' | 'tenant' | 'bucket';

/** A document and the layer that it speaks for. */
export interface PolicyLayer {
  readonly layer: PolicyLayerName;
  readonly document: PolicyDocument;
}

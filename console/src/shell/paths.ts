/** Every address inside the console that has parts, made in this one place. They stand behind the `#`. */
export const paths = {
  tenant: (customerId: string) => `/tenants/${encodeURIComponent(customerId)}`,
  bucket: (customerId: string, logicalName: string) =>
    `/buckets/${encodeURIComponent(customerId)}/${encodeURIComponent(logicalName)}`,
  object: (customerId: string, logicalName: string, key: string) =>
    `${paths.bucket(customerId, logicalName)}/object/${encodeURIComponent(key)}`,
  backend: (backendId: string) => `/backends/${encodeURIComponent(backendId)}`,
  provider: (providerId: string) => `/providers/${encodeURIComponent(providerId)}`,
  discoveredBucket: (name: string) => `/discover/${encodeURIComponent(name)}`,
  snapshot: (id: string) => `/snapshots/${encodeURIComponent(id)}`,
  snapshotDiff: (from: string, to: string) => `/snapshots/${encodeURIComponent(from)}/diff/${encodeURIComponent(to)}`,
};

/** What an operator lets a backend do. */
export type BackendState = 'active' | 'read-only' | 'draining' | 'offline';

/** Where a backend's disks stand and who answers for them; undefined means not known, never "none". */
export interface BackendPlace {
  /** A zone code of the catalog, such as `FI-HEL-UPCL-1`. */
  readonly zoneCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly providerId?: string;
  readonly operatorCountry?: string;
  readonly parentCountry?: string;
}

/** A backend as policy sees it: its name, its place, and whether it can be used now. */
export interface BackendFacts {
  readonly id: string;
  readonly state: BackendState;
  readonly place: BackendPlace;
}

/** Who runs a storage service, and under whose law. */
export interface Provider {
  readonly providerId: string;
  readonly name: string;
  readonly operatorLegalEntity: string | undefined;
  /** ISO 3166-1 alpha-2; undefined when the source did not say. */
  readonly operatorCountry: string | undefined;
  readonly parentCountry: string | undefined;
  /** Only what a source showed: an empty list means not known, not "none". */
  readonly certifications: readonly string[];
  /** What the data set says for people; policy does not rest on it. */
  readonly details: ProviderDetails;
}

/** What a source said, or that none did. */
export type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** What else is known of a provider; undefined when no source said. */
export interface ProviderDetails {
  readonly homepage: string | undefined;
  readonly ultimateParent: string | undefined;
  /** Computed from operator and parent: a pre-filter, no legal advice. */
  readonly usCloudActExposure: YesNoUnknown;
  readonly objectLock: YesNoUnknown;
  readonly versioning: YesNoUnknown;
  readonly virtualHostStyle: YesNoUnknown;
  readonly conditionalWrites: YesNoUnknown;
  readonly defaultRegion: string | undefined;
  readonly source: string | undefined;
  /** Year and month. */
  readonly asOf: string | undefined;
  readonly confidence: string | undefined;
  readonly notes: string | undefined;
}

/** A region that lies in one country. */
export interface ProviderRegion {
  /** `CC-CITY-PROV-N`, such as `FI-HEL-UPCL-1`. */
  readonly zoneCode: string;
  readonly providerId: string;
  readonly regionId: string;
  readonly country: string;
  readonly city: string | undefined;
  /** False when the city is not known, or is one that the data set picked for maps and no provider stated. */
  readonly isCityCertain: boolean;
  /** A host, or a template of one with parts in braces. */
  readonly endpoint: string | undefined;
  readonly availabilityZones: number | undefined;
  /** In degrees, to two decimals; both or neither. */
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
}

/** A named set of countries, and who says so. */
export interface JurisdictionGroup {
  /** In upper case, such as `EU`. */
  readonly code: string;
  /** Full members, ISO 3166-1 alpha-2. */
  readonly members: readonly string[];
  readonly associates: readonly string[];
  readonly partners: readonly string[];
  readonly disputed: readonly string[];
  readonly definition: string | undefined;
  readonly source: string | undefined;
  /** True when the source was read for the data set, and is not only a pointer. */
  readonly isSourceRead: boolean;
  readonly asOf: string | undefined;
  readonly note: string | undefined;
}

/** What a catalog is made of. */
export interface CatalogContent {
  readonly providers: readonly Provider[];
  readonly regions: readonly ProviderRegion[];
  /** Group name in upper case to its full members; partners, associates and disputed members are none. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same groups with all that is known of them, in the order of the data set. */
  readonly jurisdictions: readonly JurisdictionGroup[];
}

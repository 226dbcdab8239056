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
  readonly endpoint: string | undefined;
}

/** What a catalog is made of. */
export interface CatalogContent {
  readonly providers: readonly Provider[];
  readonly regions: readonly ProviderRegion[];
  /** Group name in upper case to its full members; partners, associates and disputed members are none. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
}

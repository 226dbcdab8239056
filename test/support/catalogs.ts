import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, type CatalogFiles, parseCatalog } from '../../src/providers/catalog.ts';

/** The text of every file of the data set that comes with the program. */
export function realCatalogFiles(): CatalogFiles {
  const read = (name: string) => readFileSync(join(import.meta.dirname, '../../data/providers', name), 'utf8');
  return {
    providersCsv: read('providers.csv'),
    regionsCsv: read('regions.csv'),
    geoScopesCsv: read('geo_scopes.csv'),
    jurisdictionsJson: read('jurisdictions.json'),
  };
}

/**
 * A catalog small enough to reason about. acme is Finnish, globex American, initech German with an American parent; the
 * operator of hooli and the parent of umbrella are not known. Nobody knows in which city of Germany the zones MUC (picked
 * for maps) and XXX stand, nor where US-QAS-GLOB-1 does.
 */
export const SMALL_CATALOG_FILES: CatalogFiles = {
  providersCsv: `provider_id,name,operator_legal_entity,operator_country,parent_country,certifications
acme,Acme Storage,Acme Oy,FI,FI,ISO27001;SOC2
globex,Globex,Globex Inc.,US,US,unknown
initech,Initech,Initech GmbH,DE,US,unknown
hooli,Hooli,unknown,unknown,unknown,unknown
umbrella,Umbrella,Umbrella AB,SE,unknown,unknown
`,
  regionsCsv: `zone_code,provider_id,region_id,country,city,endpoint,notes
FI-HEL-ACME-1,acme,hel,FI,Helsinki,s3.hel.acme.example,
FI-OUL-ACME-1,acme,oul,FI,Oulu,unknown,
DE-FRA-GLOB-1,globex,fra,DE,Frankfurt,s3.fra.globex.example,
DE-BER-INIT-1,initech,ber,DE,Berlin,s3.ber.initech.example,
DE-MUC-HOOL-1,hooli,muc,DE,Munich,unknown,Guessed. City is representative
DE-XXX-UMBR-1,umbrella,de,DE,unknown,unknown,
US-QAS-GLOB-1,globex,us,US,Ashburn,unknown,"City is representative: ""East"" is all that is said"
US-NYC-GLOB-1,globex,nyc,US,New York,unknown,
SE-STO-UMBR-1,umbrella,sto,SE,Stockholm,unknown,
`,
  geoScopesCsv: `scope_code,provider_id,region_id,jurisdiction,endpoint,residency
SCOPE-GLOB-1,globex,eu,EU,eu.globex.example,hard
`,
  jurisdictionsJson: JSON.stringify({
    groups: {
      EU: { members: ['DE', 'FI', 'SE'], partners: ['NO'] },
      Nordics: { members: ['FI', 'SE'] },
    },
  }),
};

/** The catalog of `SMALL_CATALOG_FILES`. */
export function smallCatalog(): Catalog {
  return parseCatalog(SMALL_CATALOG_FILES);
}

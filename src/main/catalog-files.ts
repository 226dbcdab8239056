import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, parseCatalog } from '../providers/catalog.ts';

/** The provider catalog that comes with the program. */
const CATALOG_DIRECTORY = join(import.meta.dirname, '..', '..', 'data', 'providers');

/** Loads the provider catalog from its files. Throws when one is missing or malformed. */
export function loadCatalog(directory: string = CATALOG_DIRECTORY): Catalog {
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  return parseCatalog({
    providersCsv: read('providers.csv'),
    regionsCsv: read('regions.csv'),
    geoScopesCsv: read('geo_scopes.csv'),
    jurisdictionsJson: read('jurisdictions.json'),
  });
}

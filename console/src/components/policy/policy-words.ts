import type { Answer } from '../../api/client.ts';
import { countryName } from '../humanise.ts';

/** A layer of policy as the API answers it, of a tenant or of a bucket. */
export type Policy = Answer<'/proxy/tenants/{customer_id}', 'get'>['policy'];

/** What a layer of policy says, a phrase for each part; empty when it says nothing. */
export function policyWords({ residency, operators, replicas, spread }: Policy): string[] {
  const { allow, deny } = residency ?? {};
  const words: string[] = [];
  if (allow?.length) words.push(`only in ${placeNames(allow)}`);
  if (deny?.length) words.push(`not in ${placeNames(deny)}`);
  if (operators?.denyJurisdictions?.length)
    words.push(`out of reach of the law of ${placeNames(operators.denyJurisdictions)}`);
  if (replicas !== undefined) words.push(replicas === 1 ? '1 copy' : `${replicas} copies`);
  if (spread?.by.length) words.push(`no two copies ${spread.by.map(sharing).join(' or ')}`);
  return words;
}

function sharing(dimension: 'provider' | 'country'): string {
  return dimension === 'provider' ? 'with one provider' : 'in one country';
}

/** Countries by their names; zones and groups are words of the catalog's own. */
function placeNames(places: readonly string[]): string {
  return places.map((place) => (/^[A-Za-z]{2}$/.test(place) ? countryName(place) : place)).join(', ');
}

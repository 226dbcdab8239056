import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { countryName } from '../../components/humanise.ts';
import classes from './discover.module.css';

type Match = NonNullable<Answer<'/discover/endpoint', 'get'>['match']>;

/** The endpoint, and where it is by the catalog: country, operator, owner, and whose laws reach it. */
export function EndpointPlace({ endpoint, accessKey }: { endpoint: string; accessKey: string }): ReactNode {
  const { data, isPending } = useApi().useQuery('get', '/discover/endpoint', {
    params: { query: { endpoint_url: endpoint } },
  });
  const match = data?.match;
  const facts: (readonly [string, string])[] = [
    ['Endpoint', endpoint],
    ['Access key', accessKey],
    ...(match ? placeOf(match) : [['Place', isPending ? '…' : 'not in the catalog'] as const]),
  ];
  return (
    <dl className={classes['summary']} aria-label="Where the endpoint is">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function placeOf(match: Match): (readonly [string, string])[] {
  const place = [match.city, countryName(match.country)].filter(Boolean).join(', ');
  return [
    ['Provider', match.provider_name],
    ['Data stands in', place],
    ['Operator’s country', countryName(match.operator_country)],
    ['Parent company’s country', countryName(match.parent_country)],
    ['Laws that reach it', lawsOf(match)],
  ];
}

/** Each jurisdiction once, with every reason for it. */
function lawsOf({ jurisdictions }: Match): string {
  const reasons = new Map<string, string[]>();
  for (const { code, via } of jurisdictions) reasons.set(code, [...(reasons.get(code) ?? []), via]);
  return [...reasons].map(([code, via]) => `${countryName(code)} (by ${via.join(', ')})`).join(' · ');
}

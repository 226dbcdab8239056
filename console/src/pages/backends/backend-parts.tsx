import type { ReactNode } from 'react';
import { countryName } from '../../components/humanise.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './backends.module.css';

/** Whether a backend answers, in a word and a colour. */
export function HealthBadge({ backend }: { readonly backend: { readonly is_healthy: boolean } }): ReactNode {
  return backend.is_healthy ? (
    <StatusBadge tone="good">healthy</StatusBadge>
  ) : (
    <StatusBadge tone="bad">not healthy</StatusBadge>
  );
}

/** Where a backend is. */
export interface BackendPlace {
  readonly city: string | null;
  readonly country: string | null;
  readonly zone_code: string | null;
}

/** City and country, and the zone below them. */
export function PlaceOfBackend({ backend: { city, country, zone_code: zone } }: { backend: BackendPlace }): ReactNode {
  if (country === null) return <span className="soft">not stated</span>;
  return (
    <span className={classes['two']}>
      <span>{city === null ? countryName(country) : `${city}, ${countryName(country)}`}</span>
      {zone !== null && <span className={`${classes['second']} code`}>{zone}</span>}
    </span>
  );
}

/** Who runs a backend. */
export interface BackendLaw {
  readonly provider_id: string | null;
  readonly provider_name: string | null;
  readonly operator_country: string | null;
  readonly parent_country: string | null;
}

/** The provider, and below it under whose law operator and parent are. */
export function LawOfBackend({ backend }: { readonly backend: BackendLaw }): ReactNode {
  const { provider_id: id, provider_name: name, operator_country: operator, parent_country: parent } = backend;
  if (id === null && operator === null) return <span className="soft">not stated</span>;
  return (
    <span className={classes['two']}>
      <span>{id === null ? 'no provider' : <TextLink to={paths.provider(id)}>{name ?? id}</TextLink>}</span>
      <span className={classes['second']}>
        {operator === parent
          ? `law of ${countryName(operator)}`
          : `law of ${countryName(operator)}, parent's of ${countryName(parent)}`}
      </span>
    </span>
  );
}

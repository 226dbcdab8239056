import { Autocomplete } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { countryName } from '../../components/humanise.ts';
import classes from './discover.module.css';

type KnownEndpoint = Answer<'/discover/endpoints', 'get'>['endpoints'][number];

const MAX_SUGGESTIONS = 40;

/** An entered endpoint, and what to do with another. */
export interface EndpointFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (endpoint: string) => void;
  /** A suggestion was taken, which also says the region. */
  readonly onRegion: (region: string) => void;
}

/** Asks for the endpoint, and suggests those of the catalog by provider, city and country. */
export function EndpointField({ value, error, onChange, onRegion }: EndpointFieldProps): ReactNode {
  const { data } = useApi().useQuery('get', '/discover/endpoints');
  const known = new Map((data?.endpoints ?? []).map((endpoint) => [endpoint.endpoint_url, endpoint]));
  return (
    <Autocomplete
      label="Endpoint"
      description="The S3 address of the provider, or of your own server"
      placeholder="https://s3.example.com"
      autoComplete="off"
      spellCheck={false}
      required
      value={value}
      error={error}
      data={[...known.keys()]}
      limit={MAX_SUGGESTIONS}
      maxDropdownHeight={340}
      filter={({ options, search, limit }) => {
        const words = search.toLowerCase().split(/\s+/);
        return options
          .filter((option) => {
            const endpoint = 'value' in option ? known.get(String(option.value)) : undefined;
            return endpoint !== undefined && words.every((word) => textOf(endpoint).includes(word));
          })
          .slice(0, limit);
      }}
      renderOption={({ option }) => <Suggestion endpoint={known.get(String(option.value))} />}
      onChange={onChange}
      onOptionSubmit={(taken) => {
        const endpoint = known.get(taken);
        if (endpoint) onRegion(endpoint.region_id);
      }}
    />
  );
}

function Suggestion({ endpoint }: { readonly endpoint: KnownEndpoint | undefined }): ReactNode {
  if (!endpoint) return null;
  const place = [endpoint.city, countryName(endpoint.country)].filter(Boolean).join(', ');
  return (
    <span className={classes['suggestion']}>
      <span className={classes['suggestionHead']}>
        {endpoint.provider_name}
        <span className="soft">{place}</span>
      </span>
      <span className="code soft">{endpoint.endpoint_url}</span>
    </span>
  );
}

function textOf({ endpoint_url, provider_name, city, country, region_id }: KnownEndpoint): string {
  return `${endpoint_url} ${provider_name} ${city ?? ''} ${country} ${countryName(country)} ${region_id}`.toLowerCase();
}

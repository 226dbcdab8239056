import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { countryName } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { type Choice, type ChoiceGroup, countChoices, jurisdictionChoices } from './choices.ts';
import { NO_FILTERS, type ProviderFilters } from './provider-filters.ts';
import classes from './providers.module.css';

/** What filters are made of. */
export interface FilterPanelProps {
  readonly providers: readonly {
    readonly operator_country: string;
    readonly parent_country: string;
    readonly certifications: readonly string[];
    readonly regions: readonly { readonly country: string }[];
  }[];
  readonly jurisdictions: readonly { readonly code: string }[];
  readonly filters: ProviderFilters;
  readonly onFilters: (filters: ProviderFilters) => void;
}

/** Filters of the catalog. They stand in the address, so that a view can be shared. */
export function FilterPanel({ providers, jurisdictions, filters, onFilters }: FilterPanelProps): ReactNode {
  const choices = useMemo(() => choicesOf(providers, jurisdictions), [providers, jurisdictions]);
  const set = (change: Partial<ProviderFilters>) => onFilters({ ...filters, ...change });
  const isAsking = Object.entries(filters).some(([name, value]) => value !== NO_FILTERS[name as keyof ProviderFilters]);
  return (
    <Panel
      title="Filters"
      actions={
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={15} />}
          disabled={!isAsking}
          onClick={() => onFilters(NO_FILTERS)}
        >
          Clear filters
        </Button>
      }
    >
      <div className={classes['filters']}>
        <TextInput
          label="Search"
          placeholder="Name, city, region, legal entity"
          leftSection={<IconSearch size={16} />}
          value={filters.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Choose
          label="Region in"
          choices={choices.country}
          value={filters.country}
          onChoose={(country) => set({ country })}
        />
        <Choose
          label="Operator under the law of"
          choices={choices.operator}
          value={filters.operator}
          onChoose={(operator) => set({ operator })}
        />
        <Choose
          label="Parent under the law of"
          choices={choices.parent}
          value={filters.parent}
          onChoose={(parent) => set({ parent })}
        />
        <Choose
          label="Outside the reach of"
          choices={choices.outside}
          value={filters.outside}
          onChoose={(outside) => set({ outside })}
        />
        <Choose
          label="Certification"
          choices={choices.certification}
          value={filters.certification}
          onChoose={(certification) => set({ certification })}
        />
        <div className={classes['checks']}>
          <Checkbox
            label="Object lock"
            checked={filters.hasObjectLock}
            onChange={(event) => set({ hasObjectLock: event.currentTarget.checked })}
          />
          <Checkbox
            label="Versioning"
            checked={filters.hasVersioning}
            onChange={(event) => set({ hasVersioning: event.currentTarget.checked })}
          />
        </div>
      </div>
    </Panel>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly choices: readonly (Choice | ChoiceGroup)[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Choose({ label, choices, value, onChoose }: ChooseProps): ReactNode {
  return (
    <Select
      label={label}
      placeholder="Any"
      data={choices}
      value={value === '' ? null : value}
      onChange={(next) => onChoose(next ?? '')}
      searchable
      clearable
    />
  );
}

function choicesOf(providers: FilterPanelProps['providers'], jurisdictions: FilterPanelProps['jurisdictions']) {
  const countries = providers.flatMap(({ regions }) => [...new Set(regions.map(({ country }) => country))]);
  const laws = (of: (provider: FilterPanelProps['providers'][number]) => string) =>
    countChoices(providers.map(of), countryName);
  return {
    country: countChoices(countries, countryName),
    operator: laws(({ operator_country: country }) => country),
    outside: jurisdictionChoices(providers, jurisdictions),
    parent: laws(({ parent_country: country }) => country),
    certification: countChoices(
      providers.flatMap(({ certifications }) => certifications),
      String,
    ),
  };
}

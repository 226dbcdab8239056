import { Alert, Button, Checkbox, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { RepeatableCall } from '../../api/curl.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../copy.tsx';
import { documentOf, type EnteredPolicy, enteredOf, fieldProblem } from './entered-policy.ts';
import classes from './policy.module.css';
import type { Policy } from './policy-words.ts';

/** Where the form shows what is wrong beside the input. */
const FIELDS = ['residency.allow', 'residency.deny', 'operators.denyJurisdictions', 'replicas'];
const CATALOG_STALE_MS = 300_000;

/** A layer of policy to be edited. */
export interface PolicyFormProps {
  readonly policy: Policy;
  /** What the API puts before the names of fields that are wrong, such as `policy.`. */
  readonly fieldPrefix?: string;
  /** The call that sets the policy. */
  readonly callFor: (document: Record<string, unknown>) => RepeatableCall;
  /** Sets the policy. When it rejects, the form stays and tells why. */
  readonly onSave: (document: Record<string, unknown>) => Promise<unknown>;
  readonly onCancel: () => void;
}

/** Edits a tenant's or a bucket's layer of policy. What is allowed is decided by the API alone. */
export function PolicyForm({ policy, fieldPrefix = '', callFor, onSave, onCancel }: PolicyFormProps): ReactNode {
  const [entered, setEntered] = useState(() => enteredOf(policy));
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await onSave(documentOf(entered));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const change = (part: Partial<EnteredPolicy>) => {
    setEntered({ ...entered, ...part });
    // What was said of the policy as it was does not hold for another one.
    setProblem(undefined);
  };
  const errorOf = (field: string) =>
    problem instanceof ApiProblem ? fieldProblem(problem, `${fieldPrefix}${field}`) : undefined;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-label="Policy" className={classes['form']}>
      <PlaceFields entered={entered} onChange={change} errorOf={errorOf} />
      <TextInput
        label="Copies"
        description="In all, the home’s included"
        inputMode="numeric"
        autoComplete="off"
        value={entered.replicas}
        error={errorOf('replicas')}
        onChange={(event) => change({ replicas: event.currentTarget.value })}
      />
      <SpreadFields entered={entered} onChange={change} />
      {problem !== undefined && !FIELDS.some(errorOf) && (
        <Alert color="red" variant="light" role="alert">
          {problem instanceof Error ? problem.message : String(problem)}
        </Alert>
      )}
      <div className={classes['foot']}>
        <CopyCurl call={callFor(documentOf(entered))} />
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Set the policy
          </Button>
        </div>
      </div>
    </form>
  );
}

interface PartProps {
  readonly entered: EnteredPolicy;
  readonly onChange: (change: Partial<EnteredPolicy>) => void;
}

interface PlaceFieldsProps extends PartProps {
  readonly errorOf: (field: string) => string | undefined;
}

function PlaceFields({ entered, onChange, errorOf }: PlaceFieldsProps): ReactNode {
  const { places, jurisdictions } = useSuggestions();
  const shared = { splitChars: [',', ' ', ';'], clearable: true, maxDropdownHeight: 200 };
  return (
    <>
      <TagsInput
        {...shared}
        label="Allowed places"
        description="Countries, groups or zones in order of preference, such as FI, EU; none for everywhere"
        data={places}
        value={entered.allow}
        error={errorOf('residency.allow')}
        onChange={(allow) => onChange({ allow })}
      />
      <TagsInput
        {...shared}
        label="Denied places"
        description="Nothing is ever kept there"
        data={places}
        value={entered.deny}
        error={errorOf('residency.deny')}
        onChange={(deny) => onChange({ deny })}
      />
      <TagsInput
        {...shared}
        label="Out of reach of the law of"
        description="Countries or groups that may reach neither the operator nor its parent company"
        data={jurisdictions}
        value={entered.denyJurisdictions}
        error={errorOf('operators.denyJurisdictions')}
        onChange={(denyJurisdictions) => onChange({ denyJurisdictions })}
      />
    </>
  );
}

/** What the gateway's backends are in and under, and the groups of the catalog; others may be typed. */
function useSuggestions(): { readonly places: string[]; readonly jurisdictions: string[] } {
  const api = useApi();
  const { data } = api.useQuery('get', '/proxy/backends', {}, { staleTime: CATALOG_STALE_MS });
  const catalog = api.useQuery('get', '/proxy/jurisdictions', {}, { staleTime: CATALOG_STALE_MS });
  const backends = data?.backends ?? [];
  const groups = (catalog.data?.jurisdictions ?? []).map(({ code }) => code);
  return {
    places: distinct([...backends.flatMap(({ country, zone_code: zone }) => [country, zone]), ...groups]),
    jurisdictions: distinct([
      ...backends.flatMap(({ operator_country: operator, parent_country: parent }) => [operator, parent]),
      ...groups,
    ]),
  };
}

function distinct(terms: readonly (string | null)[]): string[] {
  return [...new Set(terms.filter((term) => term !== null))];
}

function SpreadFields({ entered, onChange }: PartProps): ReactNode {
  return (
    <Checkbox.Group
      label="No two copies share"
      value={[...(entered.byProvider ? ['provider'] : []), ...(entered.byCountry ? ['country'] : [])]}
      onChange={(by) => onChange({ byProvider: by.includes('provider'), byCountry: by.includes('country') })}
    >
      <div className={classes['choices']}>
        <Checkbox value="provider" label="a provider" />
        <Checkbox value="country" label="a country" />
      </div>
    </Checkbox.Group>
  );
}

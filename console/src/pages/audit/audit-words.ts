import type { Answer } from '../../api/client.ts';
import { paths } from '../../shell/paths.ts';

/** One entry of the audit log. */
export type AuditEntry = Answer<'/proxy/audit', 'get'>['entries'][number];

const SENTENCES: Readonly<Record<string, string>> = {
  'tenant.create': 'Tenant made',
  'tenant.policy.set': 'Tenant’s policy set',
  'credential.create': 'Access key made',
  'credential.delete': 'Access key deleted',
  'bucket.create': 'Bucket made',
  'bucket.policy.set': 'Bucket’s policy set',
  'job.create': 'Copy asked for',
  'job.retry': 'Copy tried again',
  'jobs.retry': 'Copies tried again',
  'backend.probe': 'Backend probed',
};

/** What was done, in words; undefined for an action that this console does not know. */
export function actionWords(action: string): string | undefined {
  return Object.hasOwn(SENTENCES, action) ? SENTENCES[action] : undefined;
}

/** The page of the console that shows what an entry is about; undefined when there is none. */
export function pageOf({
  action,
  target,
  detail,
}: Pick<AuditEntry, 'action' | 'target' | 'detail'>): string | undefined {
  const [subject] = action.split('.');
  if (subject === 'tenant') return paths.tenant(target);
  if (subject === 'backend') return paths.backend(target);
  if (subject === 'bucket') {
    // Neither a tenant's name nor a bucket's has a slash.
    const [customerId, logicalName] = target.split('/');
    return customerId && logicalName ? paths.bucket(customerId, logicalName) : undefined;
  }
  if (subject === 'credential') {
    const owner = fieldOf(detail, 'customer_id');
    return typeof owner === 'string' ? paths.tenant(owner) : undefined;
  }
  return undefined;
}

function fieldOf(detail: unknown, name: string): unknown {
  return typeof detail === 'object' && detail !== null
    ? Object.getOwnPropertyDescriptor(detail, name)?.value
    : undefined;
}

/** What an entry says beside its target, on one line; empty when it says nothing. */
export function detailText(detail: unknown): string {
  if (detail === null || detail === undefined) return '';
  if (typeof detail !== 'object' || Array.isArray(detail)) return JSON.stringify(detail);
  return Object.entries(detail)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** True when any part of an entry has a text in it, however it is written. */
export function hasText(entry: AuditEntry, text: string): boolean {
  const { actor, action, target, detail } = entry;
  const whole = [actor, action, actionWords(action) ?? '', target, detailText(detail)].join('\n');
  return whole.toLowerCase().includes(text.toLowerCase());
}

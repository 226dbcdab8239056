import { describe, expect, it } from 'vitest';
import { actionWords, detailText, hasText, pageOf } from './audit-words.ts';

describe('the audit log in words', () => {
  it('has words for the actions that it knows and for nothing else', () => {
    expect(actionWords('tenant.policy.set')).toBe('Tenant’s policy set');
    expect(actionWords('a.later.one')).toBeUndefined();
    expect(actionWords('constructor')).toBeUndefined();
  });

  it('leads to the tenant, backend or bucket that an entry is about', () => {
    expect(pageOf({ action: 'tenant.create', target: 'a@b', detail: {} })).toBe('/tenants/a%40b');
    expect(pageOf({ action: 'backend.probe', target: 'helsinki', detail: {} })).toBe('/backends/helsinki');
    expect(pageOf({ action: 'bucket.create', target: 'acme/photos', detail: {} })).toBe('/buckets/acme/photos');
    expect(pageOf({ action: 'bucket.create', target: 'acme', detail: {} })).toBeUndefined();
  });

  it('leads from an access key to its tenant', () => {
    const entry = { action: 'credential.delete', target: 'AK1' };
    expect(pageOf({ ...entry, detail: { customer_id: 'acme' } })).toBe('/tenants/acme');
    expect(pageOf({ ...entry, detail: null })).toBeUndefined();
    expect(pageOf({ ...entry, detail: { customer_id: 3 } })).toBeUndefined();
  });

  it('leads nowhere from what has no page', () => {
    expect(pageOf({ action: 'jobs.retry', target: 'all', detail: {} })).toBeUndefined();
    expect(pageOf({ action: '', target: '', detail: {} })).toBeUndefined();
  });

  it('writes a detail on one line and leaves out what is not there', () => {
    expect(detailText({ customer_id: 'acme', retried: 3, backend_id: null })).toBe('customer_id acme · retried 3');
    expect(detailText({ region_id: '', policy: {}, fields: [], isDone: false })).toBe('isDone false');
    expect(detailText({ policy: { replicas: 2 } })).toBe('policy {"replicas":2}');
    expect(detailText(['a'])).toBe('["a"]');
    expect(detailText('word')).toBe('"word"');
    expect(detailText(null)).toBe('');
  });

  it('finds text in every part of an entry', () => {
    const entry = {
      ...{ sequence: 1, at: '2026-01-01T00:00:00Z', actor: 'admin' },
      ...{ action: 'credential.create', target: 'AK1', detail: { customer_id: 'acme' } },
    };
    for (const text of ['ADMIN', 'credential.c', 'key made', 'ak1', 'Acme']) expect(hasText(entry, text)).toBe(true);
    expect(hasText(entry, 'zeta')).toBe(false);
  });
});

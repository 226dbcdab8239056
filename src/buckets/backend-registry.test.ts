import { beforeEach, describe, expect, it } from 'vitest';
import { backendAt } from '../../test/support/policies.ts';
import { type YesBackend, yesBackends } from '../../test/support/registered-backends.ts';
import { BackendRegistry } from './backend-registry.ts';

let backends: readonly YesBackend[];
let registry: BackendRegistry;

beforeEach(() => {
  backends = yesBackends([
    backendAt('one', { country: 'FI' }, 'active'),
    backendAt('two', { country: 'FI' }, 'read-only'),
    backendAt('three', { country: 'FI' }, 'draining'),
    backendAt('four', { country: 'FI' }, 'offline'),
  ]);
  registry = new BackendRegistry(backends);
});

describe('the registry of backends', () => {
  it('keeps the order of configuration', () => {
    expect(registry.all().map(({ facts }) => facts.id)).toEqual(['one', 'two', 'three', 'four']);
    expect(registry.facts().map(({ id }) => id)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('refuses two backends with one id', () => {
    const [first] = registry.all();
    if (!first) throw new Error('no backend');
    expect(() => new BackendRegistry([first, { ...first }])).toThrow(
      expect.objectContaining({ code: 'DuplicateBackend' }),
    );
  });

  it('names a backend that is not configured', () => {
    expect(registry.has('five')).toBe(false);
    expect(() => registry.get('five')).toThrow(
      expect.objectContaining({ code: 'UnknownBackend', message: 'no backend is configured under the id five' }),
    );
    expect([registry.mayRead('five'), registry.mayWrite('five'), registry.isHealthy('five')]).toEqual([
      ...[false, false, false],
    ]);
  });

  it.each([
    ['one', true, true],
    ['two', true, false],
    ['three', true, false],
    ['four', false, false],
  ])('lets what the state of %s allows', (id, mayRead, mayWrite) => {
    expect([registry.mayRead(id), registry.mayWrite(id)]).toEqual([mayRead, mayWrite]);
  });

  it('asks the backend itself whether it is healthy', () => {
    for (const backend of backends) backend.isSick = backend.facts.id === 'one';
    expect([registry.isHealthy('one'), registry.isHealthy('two')]).toEqual([false, true]);
  });

  it('finds a backend by its region, whatever the case', () => {
    expect(registry.findByRegion('Region-Of-TWO')?.facts.id).toBe('two');
    expect(registry.findByRegion('region-of')).toBeUndefined();
  });
});

import { useSyncExternalStore } from 'react';

/** How to go to another address of the console. */
export interface NavigateOptions {
  /** True to put the new address in the place of the present one, so that "back" does not return to it. */
  readonly replace?: boolean;
}

/** Splits what stands behind the `#` into the path, always with its slash, and the query without its question mark. */
export function splitHash(hash: string): { readonly path: string; readonly search: string } {
  const [path = '', ...search] = hash.replace(/^#?\/?/, '').split('?');
  return { path: `/${path}`, search: search.join('?') };
}

function subscribe(onChange: () => void): () => void {
  // Only the browser's own moves fire `popstate`; those made here send one themselves.
  const events = ['hashchange', 'popstate'] as const;
  for (const event of events) window.addEventListener(event, onChange);
  return () => {
    for (const event of events) window.removeEventListener(event, onChange);
  };
}

function navigate(to: string, { replace = false }: NavigateOptions = {}): void {
  const { path, search } = splitHash(to);
  history[replace ? 'replaceState' : 'pushState'](null, '', `#${path}${search === '' ? '' : `?${search}`}`);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * A location hook of wouter whose addresses stand wholly behind the `#`, the query too: `#/providers?country=DE`. The hook of
 * wouter itself takes such a query for a part of the path, and writes its own one before the `#`, where the server sees it.
 */
export function useHashLocation(): [string, typeof navigate] {
  const path = useSyncExternalStore(subscribe, () => splitHash(window.location.hash).path);
  // wouter decodes a path as a whole, after which a `%25` of an object's key is a `%` that nobody can decode any more.
  return [path.replaceAll('%', '%25'), navigate];
}

useHashLocation.hrefs = (href: string): string => `#${href}`;
useHashLocation.searchHook = (): string =>
  useSyncExternalStore(subscribe, () => splitHash(window.location.hash).search);

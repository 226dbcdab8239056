declare global {
  interface Window {
    /** Set by `config.js`, which whoever hosts the console may replace. */
    APP_CONFIG?: { readonly apiBaseUrl?: string };
  }
}

/** Where the gateway's API is, without a slash at the end: as configured, else where the page came from. */
export function apiBaseUrl(page: Window): string {
  const configured = page.APP_CONFIG?.apiBaseUrl ?? '';
  return (configured === '' ? page.location.origin : configured).replace(/\/+$/, '');
}

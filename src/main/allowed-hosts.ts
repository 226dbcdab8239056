const ENTRY = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i;

/** One entry of DISCOVERY_ALLOWED_HOSTS as a URL spells it, `host` or `host:port`; undefined when it is neither. */
export function parseAllowedHost(entry: string): string | undefined {
  const [, host, port] = ENTRY.exec(entry) ?? [];
  const hostname = host === undefined ? undefined : URL.parse(`http://${host}`)?.hostname;
  if (!hostname || Number(port ?? 0) > 65_535) return undefined;
  return port === undefined ? hostname : `${hostname}:${Number(port)}`;
}

/** Whether an endpoint is one of `allowedHosts`: by its host on any port, or by host and port. */
export function isAllowedHost(endpoint: URL, allowedHosts: readonly string[]): boolean {
  const { hostname, port, protocol } = endpoint;
  const spelled = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  return allowedHosts.includes(hostname) || allowedHosts.includes(spelled);
}

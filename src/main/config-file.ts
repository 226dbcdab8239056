import { parse } from 'yaml';
import { z } from 'zod';
import type { ConfigProblem } from './config.ts';

const policy = z.record(z.string(), z.unknown());

const backend = z.strictObject({
  id: z.string(),
  endpoint: z.string(),
  region: z.string().optional(),
  accessKey: z.string().optional(),
  secretKey: z.string().optional(),
  secretKeyFile: z.string().optional(),
  zone: z.string().optional(),
  country: z.string().optional(),
  provider: z.string().optional(),
  state: z.enum(['active', 'read-only', 'draining', 'offline']).optional(),
  capabilities: z
    .strictObject({ trailingChecksums: z.boolean().optional(), conditionalWrites: z.boolean().optional() })
    .optional(),
});

const configFile = z.strictObject({
  backends: z.array(backend).default([]),
  policy: policy.default({}),
  tenants: z.array(z.strictObject({ id: z.string().min(1), policy: policy.default({}) })).default([]),
});

/** What the configuration file may say: the things that variables say badly. */
export type ConfigFile = z.infer<typeof configFile>;
/** One backend of the configuration file. */
export type ConfigFileBackend = z.infer<typeof backend>;

/** A configuration file that says nothing. */
export const EMPTY_CONFIG_FILE: ConfigFile = { backends: [], policy: {}, tenants: [] };

/** Reads the YAML of `CONFIG_FILE`. Problems name the path inside the file. */
export function parseConfigFile(
  text: string,
):
  | { readonly kind: 'file'; readonly file: ConfigFile }
  | { readonly kind: 'problems'; readonly problems: ConfigProblem[] } {
  let content: unknown;
  try {
    content = parse(text) ?? {};
  } catch (error) {
    return { kind: 'problems', problems: [{ name: 'CONFIG_FILE', message: `is no YAML: ${String(error)}` }] };
  }
  const checked = configFile.safeParse(content);
  if (checked.success) return { kind: 'file', file: checked.data };
  const problems = checked.error.issues.map((issue) => ({
    name: `CONFIG_FILE:${issue.path.join('.') || '(top)'}`,
    message: issue.message,
  }));
  return { kind: 'problems', problems };
}

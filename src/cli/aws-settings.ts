import { Secret } from '../base/secret.ts';
import { type IniSection, parseAwsIni } from './aws-ini.ts';
import { UsageError } from './usage-error.ts';

/** Who asks, and where, as AWS's tools would have it. */
export interface AwsSettings {
  readonly accessKey: string;
  readonly secretKey: Secret;
  readonly sessionToken: Secret | undefined;
  readonly region: string | undefined;
  /** Undefined when nothing names one: then it is AWS itself. */
  readonly endpoint: string | undefined;
  /** Where the keys came from, for people. */
  readonly source: string;
}

/** What the settings are read from. */
export interface AwsSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The person's home directory. */
  readonly home: string;
  /** The text of a file, or undefined when there is none. Throws when it cannot be read. */
  readonly readFile: (path: string) => string | undefined;
  /** `--profile`: wins over `AWS_PROFILE`, and over keys in the environment. */
  readonly profile?: string | undefined;
}

interface Profile {
  readonly name: string;
  readonly credentials: IniSection | undefined;
  readonly config: IniSection | undefined;
  readonly services: IniSection | undefined;
  readonly credentialsFile: string;
  readonly configFile: string;
}

/** Ways to get keys that need a program, a browser or another service; each by a setting that shows it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  credential_process: 'a program',
  sso_session: 'single sign-on',
  sso_start_url: 'single sign-on',
  role_arn: 'a role to assume',
  web_identity_token_file: 'a web identity',
  login_session: 'a console login',
};

/**
 * Credentials, region and endpoint from the usual places, in the order of AWS's tools: the environment, then the profile in
 * ~/.aws/credentials, then in ~/.aws/config. Throws `UsageError` with what to do when there are none.
 */
export function readAwsSettings(sources: AwsSources): AwsSettings {
  const { environment } = sources;
  const profile = readProfile(sources);
  const region =
    environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || setting(profile, 'region') || undefined;
  return { ...credentialsOf(sources, profile), region, endpoint: endpointOf(environment, profile) };
}

function readProfile({ environment, home, readFile, profile }: AwsSources): Profile {
  const name = profile || environment['AWS_PROFILE'] || environment['AWS_DEFAULT_PROFILE'] || 'default';
  const credentialsFile = inHome(environment['AWS_SHARED_CREDENTIALS_FILE'] || '~/.aws/credentials', home);
  const configFile = inHome(environment['AWS_CONFIG_FILE'] || '~/.aws/config', home);
  const credentials = parseAwsIni(readText(readFile, credentialsFile));
  const config = parseAwsIni(readText(readFile, configFile));
  const own = config.get(`profile ${name}`) ?? (name === 'default' ? config.get('default') : undefined);
  const found = { credentials: credentials.get(name), config: own };
  const isAskedFor = profile !== undefined || Boolean(environment['AWS_PROFILE']);
  if (isAskedFor && !found.credentials && !found.config)
    throw new UsageError(`there is no profile "${name}" in ${credentialsFile} or ${configFile}`);
  return {
    name,
    ...found,
    services: config.get(`services ${own?.get('services') ?? ''}`),
    credentialsFile,
    configFile,
  };
}

type Keys = Pick<AwsSettings, 'accessKey' | 'secretKey' | 'sessionToken' | 'source'>;

function credentialsOf({ environment, profile: asked }: AwsSources, profile: Profile): Keys {
  // Who names a profile on the command line wants that one, as with AWS's own command.
  const fromEnvironment =
    asked === undefined ? keysIn((name) => environment[name.toUpperCase()], 'the environment') : undefined;
  const found =
    fromEnvironment ??
    keysIn((name) => profile.credentials?.get(name), `profile ${profile.name} of ${profile.credentialsFile}`) ??
    keysIn((name) => profile.config?.get(name), `profile ${profile.name} of ${profile.configFile}`);
  if (found) return found;
  const way = Object.keys(ELSEWHERE).find((name) => setting(profile, name) !== undefined);
  if (way !== undefined)
    throw new UsageError(
      `profile ${profile.name} gets its keys from ${ELSEWHERE[way]} (${way}); let AWS's command do that:\n` +
        `  eval "$(aws configure export-credentials --profile ${profile.name} --format env)"`,
    );
  throw new UsageError(
    `there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write a profile into ${profile.credentialsFile}`,
  );
}

/** The keys of one place, or undefined when it has none. Half a pair is a mistake. */
function keysIn(get: (name: string) => string | undefined, source: string): Keys | undefined {
  const accessKey = get('aws_access_key_id') || undefined;
  const secretKey = get('aws_secret_access_key') || undefined;
  const sessionToken = get('aws_session_token') || get('aws_security_token') || undefined;
  if (accessKey === undefined && secretKey === undefined) return undefined;
  if (accessKey === undefined || secretKey === undefined) {
    const missing = accessKey === undefined ? 'access key id' : 'secret access key';
    throw new UsageError(`${source} has half of a key: its ${missing} is missing`);
  }
  return {
    accessKey,
    secretKey: new Secret(secretKey),
    sessionToken: sessionToken === undefined ? undefined : new Secret(sessionToken),
    source,
  };
}

function endpointOf(environment: AwsSources['environment'], profile: Profile): string | undefined {
  const isIgnored =
    environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? setting(profile, 'ignore_configured_endpoint_urls');
  if (isIgnored?.toLowerCase() === 'true') return undefined;
  return (
    environment['AWS_ENDPOINT_URL_S3'] ||
    environment['AWS_ENDPOINT_URL'] ||
    profile.services?.get('s3.endpoint_url') ||
    // Not AWS's own spelling, but that of several tools: under `s3 =` of the profile.
    profile.config?.get('s3.endpoint_url') ||
    setting(profile, 'endpoint_url') ||
    undefined
  );
}

function setting({ credentials, config }: Profile, name: string): string | undefined {
  return config?.get(name) ?? credentials?.get(name);
}

function readText(readFile: AwsSources['readFile'], path: string): string {
  try {
    return readFile(path) ?? '';
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function inHome(path: string, home: string): string {
  return path === '~' || path.startsWith('~/') ? `${home}${path.slice(1)}` : path;
}

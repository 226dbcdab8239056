import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Command } from 'commander';
import { callDirectly } from '../main/direct-call.ts';
import { snapshotCapsFromEnvironment } from '../main/from-environment.ts';
import { callThroughGateway } from '../main/relay-call.ts';
import {
  discoverFromTerminal,
  keepSnapshot,
  snapshotAs,
  type TerminalDiscovery,
  writeOutput,
} from '../main/terminal-discovery.ts';
import { type AwsSettings, readAwsSettings } from './aws-settings.ts';
import { showDiscoveryProgress } from './discover-progress.ts';
import { printable } from './printable.ts';
import { accepted } from './serve-commands.ts';
import { formatTable, humanBytes } from './table.ts';
import { UsageError } from './usage-error.ts';

const FORMATS = ['table', 'json', 'csv'] as const;
const DEFAULT_REGION = 'us-east-1';
/** A clock that is further off is told of, so that somebody sets it. */
const NOTABLE_SKEW_MS = 1000;

interface Options {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly bucket?: readonly string[];
  readonly save?: string;
  readonly output?: string;
  readonly format?: string;
  readonly via?: string;
}

/** `discover`: looks at an S3 endpoint with one's own credentials, and makes a snapshot of it. */
export function addDiscoverCommand(program: Command): void {
  program
    .command('discover')
    .description('look at any S3 endpoint with your own AWS credentials, and keep a snapshot of it')
    .option('--endpoint <url>', 'the endpoint; AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the profile when left out')
    .option('--region <name>', 'the region to sign with; AWS_REGION or the profile when left out')
    .option('--profile <name>', 'a profile of ~/.aws; AWS_PROFILE when left out')
    .option('--bucket <name...>', 'only these buckets; all that the key may list when left out')
    .option('--save <directory>', 'keep a snapshot there, as a gateway does in SNAPSHOTS_DIR')
    .option('--output <file>', 'write to this file; standard output when left out')
    .option('--format <name>', 'table, json or csv; table, or json with --output')
    .option('--via <url>', 'send through the relay of the gateway there (its key in ADMIN_API_KEY)')
    .addHelpText(
      'after',
      '\nCredentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or from\n' +
        'the profile in ~/.aws/credentials or ~/.aws/config; never from the command line, which others can read.\n' +
        'Exit code 0: all was seen. 1: something could not be looked at. 2: the command or its settings are off.',
    )
    .action(runDiscover);
}

async function runDiscover(options: Options): Promise<void> {
  const format = formatOf(options);
  const caps = accepted(snapshotCapsFromEnvironment());
  const settings = readAwsSettings({ environment: process.env, home: homedir(), readFile, profile: options.profile });
  const region = options.region || settings.region || DEFAULT_REGION;
  const endpoint = endpointOf(options, settings, region);
  const say = (line: string) => process.stderr.write(`${printable(line)}\n`);
  say(`${endpoint}, region ${region}, with the keys of ${settings.source}`);
  const progress = showDiscoveryProgress(process.stderr);
  const { accessKey, secretKey, sessionToken } = settings;
  const discovery = await discoverFromTerminal({
    access: { endpoint, region, accessKey, secretKey, sessionToken },
    caps,
    buckets: options.bucket,
    call:
      options.via === undefined
        ? callDirectly
        : callThroughGateway(urlOf('--via', options.via), process.env['ADMIN_API_KEY']),
    onProgress: progress.report,
  }).finally(progress.end);
  tellWhatWasOdd(discovery, say);
  if (options.save !== undefined) say(`saved ${await keepSnapshot(options.save, discovery.content)}`);
  if (options.save === undefined || options.output !== undefined || options.format !== undefined)
    await put(format, discovery, options.output);
  process.exitCode = discovery.failures.length === 0 ? 0 : 1;
}

function formatOf({ format, output }: Options): (typeof FORMATS)[number] {
  const wanted = format ?? (output === undefined ? 'table' : 'json');
  const found = FORMATS.find((candidate) => candidate === wanted);
  if (found === undefined) throw new UsageError(`--format is ${wanted}; accepted are ${FORMATS.join(', ')}`);
  return found;
}

function endpointOf({ endpoint }: Options, settings: AwsSettings, region: string): string {
  const given = endpoint ?? settings.endpoint ?? `https://s3.${region}.amazonaws.com`;
  return urlOf(endpoint === undefined ? 'the configured endpoint' : '--endpoint', given);
}

/** An address in one spelling. Credentials in it would end up in snapshots and process lists. */
function urlOf(name: string, given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError(
      `${name} is ${given.replace(/\/\/[^/]*@/, '//')}; http://host:port or https://host is accepted`,
    );
  if (url.username || url.password || url.search || url.hash)
    throw new UsageError(`${name} holds more than an address; give host, port and path alone`);
  return url.href.replace(/\/+$/, '');
}

function tellWhatWasOdd({ content, failures, skewMs }: TerminalDiscovery, say: (line: string) => void): void {
  for (const { bucket, failure } of failures)
    say(`not seen: ${bucket}: ${failure.message.replace(`bucket ${bucket}: `, '')}`);
  if (Math.abs(skewMs) > NOTABLE_SKEW_MS)
    say(
      `this clock is ${Math.round(Math.abs(skewMs) / 1000)} s ${skewMs > 0 ? 'behind' : 'ahead of'} the endpoint's; set it`,
    );
  const { left_out: leftOut } = content;
  if (content.is_truncated)
    say(
      `left out by the caps: ${leftOut.files} files (${humanBytes(leftOut.bytes)}) and ${leftOut.buckets} whole buckets`,
    );
}

async function put(
  format: (typeof FORMATS)[number],
  discovery: TerminalDiscovery,
  output: string | undefined,
): Promise<void> {
  const text = format === 'table' ? [`${tableOf(discovery)}\n`] : snapshotAs(format, discovery.content);
  if (output !== undefined && output !== '-') await writeOutput(output, text);
  else for (const piece of text) process.stdout.write(piece);
}

function tableOf({ content }: TerminalDiscovery): string {
  const rows = content.buckets.map((bucket) => [
    printable(bucket.name),
    String(bucket.file_count),
    humanBytes(bucket.total_size),
    printable(bucket.versioning_status),
    printable(bucket.location ?? ''),
    bucket.creation_date ?? '',
  ]);
  return formatTable([
    ['bucket', 'files', 'size', 'versioning', 'region', 'created'],
    ...rows,
    ['total', String(content.total_files), humanBytes(content.total_size), '', '', ''],
  ]);
}

function readFile(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

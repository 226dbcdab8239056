import { parseEndpoint } from '../../s3/address.ts';
import type { Entered } from './connection.ts';

/** What is wrong with what was entered, by field. */
export type EnteredProblems = Partial<Record<keyof Entered, string>>;

const REGION = /^[a-z0-9-]{1,64}$/i;
const BUCKET = /^[A-Za-z0-9._-]{1,255}$/;

/** Says of each field what is wrong with it. Nothing is sent before nothing is. */
export function problemsOf({ accessKey, secretKey, region, endpoint, only }: Entered): EnteredProblems {
  const problems: EnteredProblems = {};
  const endpointProblem = problemOfEndpoint(endpoint);
  if (endpointProblem !== undefined) problems.endpoint = endpointProblem;
  if (region.trim() === '') problems.region = 'Most endpoints have one; us-east-1 suits those that have none';
  else if (!REGION.test(region.trim())) problems.region = 'Letters, digits and hyphens, such as eu-central-1';
  if (accessKey.trim() === '') problems.accessKey = 'The access key is needed';
  else if (/[\s,/]/.test(accessKey.trim())) problems.accessKey = 'No access key has spaces, commas or slashes in it';
  if (secretKey.trim() === '') problems.secretKey = 'The secret key is needed to sign; it does not leave this page';
  const odd = only.split(/[\s,]+/).find((name) => name !== '' && !BUCKET.test(name));
  if (odd !== undefined) problems.only = `${odd} is no name of a bucket`;
  return problems;
}

function problemOfEndpoint(endpoint: string): string | undefined {
  if (endpoint.trim() === '') return 'The endpoint is needed';
  const gap = /\{[^}]*\}/.exec(endpoint);
  if (gap) return `Put your own value in the place of ${gap[0]}`;
  return parseEndpoint(endpoint) ? undefined : 'An address such as https://s3.example.com, without user and query';
}

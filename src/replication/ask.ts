import { type Backend, type BackendRequest, BackendUnavailable } from '../backends/backend.ts';
import { readBody } from '../backends/buffered.ts';
import type { Permit } from '../policy/permit.ts';
import { isPushBody, type S3Response } from '../s3/message.ts';
import { parseError } from '../s3/xml-read.ts';
import { BackendProblem, problemKind } from './backend-problem.ts';

/** Error and result documents are small; more than this is not one. */
const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

/** One bucket at one backend. */
export interface Site {
  readonly backend: Backend;
  readonly bucket: string;
}

/** A request whose bucket the site knows. */
export type SiteRequest = Omit<BackendRequest, 'bucket'>;

/** Sends to a site. S3 errors are answers; throws `BackendProblem` of kind `away` when none came. */
export async function ask(site: Site, permit: Permit, request: SiteRequest): Promise<S3Response> {
  try {
    return await site.backend.send(permit, { ...request, bucket: site.bucket });
  } catch (error) {
    throw error instanceof BackendUnavailable ? noAnswer(site.backend.id, error) : error;
  }
}

/** The problem of a backend that gave no answer. */
export function noAnswer(backendId: string, error: BackendUnavailable): BackendProblem {
  return new BackendProblem(backendId, { code: error.code, kind: 'away', message: 'no answer' }, { cause: error });
}

/** As `ask`, for requests whose success has nothing more to say. Throws `BackendProblem` for any error answer. */
export async function askForSuccess(site: Site, permit: Permit, request: SiteRequest): Promise<S3Response> {
  const response = await ask(site, permit, request);
  if (response.status >= 300) throw await problemOf(site, response);
  return response;
}

/**
 * As `askForSuccess`, and reads the document. A 200 may carry an error all the same (AWS CompleteMultipartUpload,
 * CopyObject); it is found here and thrown.
 */
export async function askForDocument(
  site: Site,
  permit: Permit,
  request: SiteRequest,
): Promise<{ readonly response: S3Response; readonly xml: string }> {
  const response = await askForSuccess(site, permit, request);
  const xml = await readText(site, response);
  const late = xml === '' ? undefined : parseError(xml);
  if (late) throw new BackendProblem(site.backend.id, { ...late, kind: problemKind(response.status, late.code) });
  return { response, xml };
}

/** The problem that an error answer stands for; reads the answer to its end. */
export async function problemOf(site: Site, response: S3Response): Promise<BackendProblem> {
  const error = parseError(await readText(site, response));
  const code = error?.code ?? `Status${response.status}`;
  const kind = problemKind(response.status, error?.code);
  return new BackendProblem(site.backend.id, { code, kind, message: error?.message ?? `answered ${response.status}` });
}

/** Lets go of a body that nobody will read. */
export function discard(response: S3Response): void {
  if (isPushBody(response.body)) response.body.discard();
}

async function readText(site: Site, response: S3Response): Promise<string> {
  try {
    return (await readBody(response, MAX_DOCUMENT_BYTES)).toString('utf8');
  } catch (error) {
    const problem = { code: 'BrokenAnswer', kind: 'transient', message: 'the answer broke off' } as const;
    throw new BackendProblem(site.backend.id, problem, { cause: error });
  }
}

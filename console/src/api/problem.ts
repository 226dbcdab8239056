/** What went wrong with a call, in the API's own words. */
export interface ProblemDetails {
  /** The HTTP status; 0 when no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly requestId: string | undefined;
}

/** An answer of the API that is no success, or no answer at all. `message` is meant for people. */
export class ApiProblem extends Error implements ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly fields: ProblemDetails['fields'];
  readonly requestId: string | undefined;

  constructor(message: string, details: ProblemDetails) {
    super(message);
    this.name = 'ApiProblem';
    this.status = details.status;
    this.code = details.code;
    this.fields = details.fields;
    this.requestId = details.requestId;
  }

  /** True when the key is missing, wrong or may not do this. */
  get isForbidden(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** Reads an unsuccessful answer. What is no Problem of the API (a proxy's page, say) is told by its status. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  const given = parse(text);
  const details = {
    status: response.status,
    code: given.code ?? 'unknown',
    fields: given.fields ?? [],
    requestId: given.request_id ?? response.headers.get('x-request-id') ?? undefined,
  };
  return new ApiProblem(given.detail ?? `the gateway answered ${response.status}`, details);
}

/** The problem of a call that got no answer. A browser does not tell a page of another origin why. */
export function unreachable(baseUrl: string, pageOrigin: string = globalThis.location.origin): ApiProblem {
  const isElsewhere = URL.parse(baseUrl)?.origin !== pageOrigin;
  const why = isElsewhere ? `, or ALLOWED_ORIGINS of the gateway does not name ${pageOrigin}` : '';
  return new ApiProblem(`${baseUrl} cannot be reached${why}`, {
    status: 0,
    code: 'unreachable',
    fields: [],
    requestId: undefined,
  });
}

interface GivenProblem {
  readonly detail?: string;
  readonly code?: string;
  readonly fields?: ProblemDetails['fields'];
  readonly request_id?: string;
}

function parse(text: string): GivenProblem {
  try {
    const given: unknown = JSON.parse(text);
    return typeof given === 'object' && given !== null ? given : {};
  } catch {
    // Not JSON, so not from the API itself: the status says what there is to say.
    return {};
  }
}

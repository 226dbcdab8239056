/** One call of the API, as a person would repeat it. */
export interface RepeatableCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The path with its parameters filled in and its query, such as `/proxy/jobs?status=failed`. */
  readonly path: string;
  readonly body?: unknown;
  /** False for the calls that need no admin key. */
  readonly needsKey?: boolean;
}

/** The call as a line for a shell. The key is named by its variable and never written out. */
export function curlLine({ method, path, body, needsKey = true }: RepeatableCall, baseUrl: string): string {
  const words = ['curl', '-sS'];
  if (method !== 'GET') words.push('-X', method);
  if (needsKey) words.push('-H', '"X-Admin-Key: $ADMIN_API_KEY"');
  if (body !== undefined) words.push('-H', quote('Content-Type: application/json'), '-d', quote(JSON.stringify(body)));
  words.push(quote(`${baseUrl}${path}`));
  return words.join(' ');
}

/** In single quotes nothing means anything to a shell (POSIX, "Shell Command Language", 2.2.2). */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

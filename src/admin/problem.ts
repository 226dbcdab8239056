/** One input that is wrong. */
export interface FieldProblem {
  /** The field's name as the caller wrote it, `a.b` for nested ones. */
  readonly field: string;
  readonly message: string;
}

/** An answer of the JSON API that is not a success. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];

  constructor(status: number, code: string, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** 404: no thing of that name. */
export function notFound(what: string): Problem {
  return new Problem(404, 'not_found', `${what} does not exist`);
}

/** 422: the named field cannot be accepted. */
export function unprocessable(field: string, message: string): Problem {
  return new Problem(422, 'invalid_input', `${field}: ${message}`, [{ field, message }]);
}

/** 503: a backend that is needed gave no answer. */
export function tryLater(message: string): Problem {
  return new Problem(503, 'unavailable', message);
}

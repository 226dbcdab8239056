import { describe, expect, it } from 'vitest';
import { AppError, describeError } from './app-error.ts';

describe('an error of the program', () => {
  it('has a code, a message and its cause, and is not retryable unless it says so', () => {
    const cause = new Error('ECONNRESET');
    const error = new AppError('BackendRefused', 'no answer', { cause });
    expect(error).toMatchObject({ name: 'AppError', code: 'BackendRefused', message: 'no answer', retryable: false });
    expect(error.cause).toBe(cause);
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toContain('app-error.test');
    expect(new AppError('X', 'y', { retryable: true }).retryable).toBe(true);
  });

  it('has no cause at all when none was given', () => {
    expect('cause' in new AppError('X', 'y')).toBe(false);
    expect('cause' in new AppError('X', 'y', { cause: undefined })).toBe(false);
    expect(new AppError('X', 'y', { cause: null }).cause).toBeNull();
  });
});

describe('describing what was thrown', () => {
  it.each([
    ['an error of the program', new AppError('Busy', 'try later'), 'Busy: try later'],
    ['another error', new TypeError('x is not a function'), 'x is not a function'],
    ['a text', 'stop', 'stop'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a number', 7, '7'],
  ])('says what %s says', (_name, thrown, text) => {
    expect(describeError(thrown)).toBe(text);
  });
});

import { pipeline, Transform, type Writable } from 'node:stream';
import { AppError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Permit } from '../policy/permit.ts';
import { isPushBody, type PushBody, type ResponseBody, type S3Response } from '../s3/message.ts';
import {
  assertPermitted,
  type Backend,
  type BackendRequest,
  BackendUnavailable,
  type Capabilities,
} from './backend.ts';
import { readBody } from './buffered.ts';

/** What may go wrong with one request. */
export type Fault =
  /** The request is sent later. */
  | { readonly kind: 'latency'; readonly delayMs: number }
  /** Nothing is sent and no answer comes. */
  | { readonly kind: 'fail-before' }
  /** The backend acts, but its answer is lost. */
  | { readonly kind: 'fail-after' }
  /** The answer's body breaks after so many bytes. */
  | { readonly kind: 'truncate'; readonly afterBytes: number }
  /** Writes and removals are refused with AccessDenied. */
  | { readonly kind: 'read-only' }
  /** The backend itself is not asked: this is its answer. */
  | { readonly kind: 'answer'; readonly status: number; readonly code: string };

/** To which requests a fault happens, and how often. */
export interface FaultScope {
  /** Default: to every request. */
  readonly when?: (request: BackendRequest) => boolean;
  /** Default: until it is lifted. */
  readonly times?: number;
}

interface InjectedFault {
  readonly fault: Fault;
  readonly when: (request: BackendRequest) => boolean;
  remaining: number;
}

/** Answers larger than this are not thrown away quietly by 'fail-after'. */
const MAX_LOST_ANSWER_BYTES = 64 * 1024 * 1024;

/** Wraps any backend and makes it fail on command. For tests and simulations. */
export class FaultyBackend implements Backend {
  readonly id: string;
  readonly capabilities: Capabilities;
  readonly #inner: Backend;
  readonly #clock: Clock;
  readonly #faults = new Set<InjectedFault>();
  readonly #seen: BackendRequest[] = [];

  constructor(inner: Backend, clock: Clock) {
    this.id = inner.id;
    this.capabilities = inner.capabilities;
    this.#inner = inner;
    this.#clock = clock;
  }

  /** Requests that were asked for so far, faulty or not. */
  get seen(): readonly BackendRequest[] {
    return this.#seen;
  }

  /** Lets `fault` happen from now on; several add up in the order given. Returns what lifts it again. */
  inject(fault: Fault, { when = () => true, times = Number.POSITIVE_INFINITY }: FaultScope = {}): () => void {
    const injected: InjectedFault = { fault, when, remaining: times };
    this.#faults.add(injected);
    return () => void this.#faults.delete(injected);
  }

  async send(permit: Permit, request: BackendRequest): Promise<S3Response> {
    assertPermitted(permit, this.id, request);
    this.#seen.push(request);
    const faults = this.#faultsFor(request);
    for (const fault of faults) {
      if (fault.kind === 'latency') await this.#clock.sleep(fault.delayMs, request.signal);
      if (fault.kind === 'fail-before') throw this.#noAnswer(false);
      if (fault.kind === 'answer') return errorAnswer(request, fault.status, fault.code);
      if (fault.kind === 'read-only' && isChange(request)) return errorAnswer(request, 403, 'AccessDenied');
    }
    let response = await this.#inner.send(permit, request);
    for (const fault of faults) {
      if (fault.kind === 'truncate') response = { ...response, body: truncate(response.body, fault.afterBytes) };
      if (fault.kind === 'fail-after') {
        await readBody(response, MAX_LOST_ANSWER_BYTES);
        throw this.#noAnswer(true);
      }
    }
    return response;
  }

  isHealthy(): boolean {
    return this.#inner.isHealthy();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  #faultsFor(request: BackendRequest): Fault[] {
    const happening: Fault[] = [];
    for (const injected of this.#faults) {
      if (injected.remaining <= 0 || !injected.when(request)) continue;
      injected.remaining -= 1;
      happening.push(injected.fault);
    }
    return happening;
  }

  #noAnswer(sent: boolean): BackendUnavailable {
    return new BackendUnavailable(this.id, {
      sent,
      cause: new AppError('InjectedFault', 'a test wanted this to fail'),
    });
  }
}

function isChange(request: BackendRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function errorAnswer(request: BackendRequest, status: number, code: string): S3Response {
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>injected</Message></Error>`;
  const body = request.method === 'HEAD' ? null : Buffer.from(document);
  return { status, headers: [['content-type', 'application/xml']], body };
}

/** A body that breaks after `afterBytes`; a shorter one stays whole. */
function truncate(body: ResponseBody, afterBytes: number): ResponseBody {
  if (body === null) return null;
  if (isPushBody(body))
    return new TruncatedBody(
      (cutter) => body.pushTo(cutter),
      () => body.discard(),
      afterBytes,
    );
  return new TruncatedBody(
    (cutter) => cutter.end(body),
    () => undefined,
    afterBytes,
  );
}

class TruncatedBody implements PushBody {
  readonly #fill: (cutter: Cutter) => void;
  readonly #discard: () => void;
  readonly #afterBytes: number;

  constructor(fill: (cutter: Cutter) => void, discard: () => void, afterBytes: number) {
    this.#fill = fill;
    this.#discard = discard;
    this.#afterBytes = afterBytes;
  }

  pushTo(sink: Writable): void {
    const cutter = new Cutter(this.#afterBytes);
    // The sink is destroyed with the error, and that is all that is to be seen of it.
    pipeline(cutter, sink, () => undefined);
    this.#fill(cutter);
  }

  discard(): void {
    this.#discard();
  }
}

/** Passes so many bytes and breaks at the next. */
class Cutter extends Transform {
  #remainingBytes: number;

  constructor(afterBytes: number) {
    super();
    this.#remainingBytes = afterBytes;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null, data?: Buffer) => void,
  ): void {
    const passed = chunk.subarray(0, this.#remainingBytes);
    this.#remainingBytes -= passed.length;
    if (passed.length === chunk.length) return done(null, chunk);
    this.push(passed);
    // Let what was passed reach the sink before the break does.
    setImmediate(done, new AppError('InjectedFault', 'the body broke off'));
  }
}

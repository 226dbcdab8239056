import { connect, type Socket } from 'node:net';

/** One request as the bytes that go over the wire. */
export interface WireRequest {
  /** Request line and headers, with the empty line. */
  readonly head: Buffer;
  readonly body: Buffer | null;
}

/** What to send to whom, and for how long. */
export interface LoadPlan {
  readonly port: number;
  readonly requests: readonly WireRequest[];
  readonly connections: number;
  readonly durationMs: number;
  /** Stops earlier when so many requests have been sent. */
  readonly maxRequests: number;
}

/** What came of it. */
export interface LoadResult {
  readonly completed: number;
  readonly failed: number;
  /** What went wrong first, for people. */
  readonly firstFailure: string | undefined;
  readonly elapsedMs: number;
  /** Latencies in milliseconds, sorted. */
  readonly latenciesMs: Float64Array;
}

/** How long answers may keep us waiting after the time is up. */
const GRACE_MS = 30_000;
/** More latencies than this are not kept; the rate still counts all. */
const MAX_SAMPLES = 500_000;

/**
 * Sends prepared requests over plain keep-alive sockets, one after the other on each. It parses only what it must know
 * of an answer (status and length), so that measuring takes less time than what is measured.
 */
export function runLoad(plan: LoadPlan): Promise<LoadResult> {
  return new Promise((resolve) => new Load(plan, resolve).start());
}

class Load {
  readonly #plan: LoadPlan;
  readonly #resolve: (result: LoadResult) => void;
  readonly #samples: Float64Array;
  readonly #open = new Set<Connection>();
  #next = 0;
  #completed = 0;
  #failed = 0;
  #firstFailure: string | undefined;
  #startedAt = 0;
  #lastAt = 0;

  constructor(plan: LoadPlan, resolve: (result: LoadResult) => void) {
    this.#plan = plan;
    this.#resolve = resolve;
    this.#samples = new Float64Array(Math.min(plan.maxRequests, MAX_SAMPLES));
  }

  start(): void {
    this.#startedAt = performance.now();
    const limit = setTimeout(() => this.#giveUp(), this.#plan.durationMs + GRACE_MS);
    for (let i = 0; i < this.#plan.connections; i++) {
      const connection = new Connection(this.#plan.port, {
        take: () => this.#take(),
        done: (latencyMs) => this.#done(latencyMs),
        failed: (reason) => this.#fail(reason),
        closed: () => {
          this.#open.delete(connection);
          if (this.#open.size > 0) return;
          clearTimeout(limit);
          this.#finish();
        },
      });
      this.#open.add(connection);
    }
  }

  #take(): WireRequest | undefined {
    const { durationMs, maxRequests, requests } = this.#plan;
    if (this.#failed > 0 || this.#next >= maxRequests) return undefined;
    if (performance.now() - this.#startedAt >= durationMs) return undefined;
    return requests[this.#next++ % requests.length];
  }

  #done(latencyMs: number): void {
    if (this.#completed < this.#samples.length) this.#samples[this.#completed] = latencyMs;
    this.#completed += 1;
    this.#lastAt = performance.now();
  }

  #fail(reason: string): void {
    this.#failed += 1;
    this.#firstFailure ??= reason;
  }

  #giveUp(): void {
    this.#fail('no answer in time');
    for (const connection of this.#open) connection.destroy();
  }

  #finish(): void {
    this.#resolve({
      completed: this.#completed,
      failed: this.#failed,
      firstFailure: this.#firstFailure,
      elapsedMs: this.#lastAt - this.#startedAt,
      latenciesMs: this.#samples.subarray(0, Math.min(this.#completed, this.#samples.length)).sort(),
    });
  }
}

interface ConnectionOwner {
  take(): WireRequest | undefined;
  done(latencyMs: number): void;
  failed(reason: string): void;
  closed(): void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/** One keep-alive connection with one request under way. */
class Connection {
  readonly #owner: ConnectionOwner;
  readonly #socket: Socket;
  #head: Buffer = NOTHING;
  #remainingBytes = -1;
  #sentAt = 0;

  constructor(port: number, owner: ConnectionOwner) {
    this.#owner = owner;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('connect', () => this.#send());
    this.#socket.on('data', (data) => this.#receive(data));
    this.#socket.on('error', (error) => owner.failed(error.message));
    this.#socket.on('close', () => {
      if (this.#sentAt > 0) owner.failed('the connection was closed before the answer had ended');
      owner.closed();
    });
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #send(): void {
    const request = this.#owner.take();
    if (!request) {
      this.#sentAt = 0;
      this.#socket.destroy();
      return;
    }
    this.#remainingBytes = -1;
    this.#sentAt = performance.now();
    if (!request.body) {
      this.#socket.write(request.head);
      return;
    }
    this.#socket.cork();
    this.#socket.write(request.head);
    this.#socket.write(request.body);
    this.#socket.uncork();
  }

  #receive(data: Buffer): void {
    let bodyBytes = data.length;
    if (this.#remainingBytes < 0) {
      const seen = this.#head.length === 0 ? data : Buffer.concat([this.#head, data]);
      const end = seen.indexOf(END_OF_HEAD);
      if (end === -1) {
        this.#head = seen;
        return;
      }
      this.#head = NOTHING;
      this.#remainingBytes = this.#readHead(seen.toString('latin1', 0, end), seen);
      bodyBytes = seen.length - end - END_OF_HEAD.length;
    }
    this.#remainingBytes -= bodyBytes;
    if (this.#remainingBytes > 0) return;
    if (this.#remainingBytes < 0) this.#owner.failed('an answer was longer than it said');
    this.#owner.done(performance.now() - this.#sentAt);
    this.#send();
  }

  /** The length of the body that follows. */
  #readHead(head: string, seen: Buffer): number {
    if (!head.startsWith('HTTP/1.1 2')) this.#owner.failed(seen.toString('latin1', 0, 600));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) this.#owner.failed(`an answer without a length:\n${head}`);
    return Number(length ?? 0);
  }
}

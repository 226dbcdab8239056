import { connect, type Socket } from 'node:net';

/** A connection over which a test writes bytes as it likes, and that remembers all that it was told. */
export class Wire {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  #received = '';
  #look: () => void = () => undefined;

  constructor(origin: string) {
    const { hostname, port } = new URL(origin);
    this.socket = connect(Number(port), hostname);
    this.closed = new Promise((resolve) => this.socket.on('close', () => resolve()));
    this.socket.on('error', () => undefined);
    this.socket.setEncoding('latin1').on('data', (text: string) => {
      this.#received += text;
      this.#look();
    });
    this.socket.on('close', () => this.#look());
  }

  /** All that came so far, a character per byte. */
  get received(): string {
    return this.#received;
  }

  /** Writes one byte per character. */
  send(text: string): this {
    this.socket.write(text, 'latin1');
    return this;
  }

  /** Resolves when what was received matches; rejects when the other side hangs up before. */
  until(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        if (pattern.test(this.#received)) resolve(this.#received);
        else if (this.socket.destroyed) reject(new Error(`closed after: ${this.#received}`));
      };
      this.#look();
    });
  }

  /** All that came until the other side hung up. */
  async rest(): Promise<string> {
    await this.closed;
    return this.#received;
  }
}

/** The status of every answer in what a connection received. */
export function statuses(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => Number(match[1]));
}

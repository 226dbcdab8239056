import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import { AppError, describeError } from '../base/app-error.ts';
import type { Clock, Timer } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { S3_SERVER_OPTIONS } from '../edge/s3-listener.ts';
import type { TlsFiles } from './config.ts';
import type { ReadTextFile } from './environment.ts';

/** Certificates are renewed every few weeks or hours: looking once a minute is soon enough. */
const LOOK_EVERY_MS = 60_000;
const MIN_VERSION = 'TLSv1.2';

/** A certificate and its key, both PEM. */
export interface TlsPair {
  readonly cert: string;
  readonly key: string;
}

/** Reads a certificate and its key. Throws `TlsUnusable` when a file cannot be read, is no PEM, or the two do not belong together. */
export function readTls({ certFile, keyFile }: TlsFiles, readTextFile: ReadTextFile): TlsPair {
  try {
    const pair = { cert: readTextFile(certFile), key: readTextFile(keyFile) };
    createSecureContext(pair);
    return pair;
  } catch (error) {
    throw new AppError('TlsUnusable', `${certFile} with ${keyFile} cannot be used: ${describeError(error)}`, {
      cause: error,
    });
  }
}

/** What the listeners of a process are made by. */
export interface ListenersOptions {
  /** Without it the listeners speak plain HTTP. */
  readonly tls: TlsFiles | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes the servers of a process, all with TLS or all without, and gives them a renewed certificate without a restart. */
export class Listeners {
  readonly #options: ListenersOptions;
  readonly #servers: TlsServer[] = [];
  #pair: TlsPair | undefined;
  #timer: Timer | undefined;

  /** Throws `TlsUnusable`. */
  constructor(options: ListenersOptions) {
    this.#options = options;
    if (!options.tls) return;
    this.#pair = readTls(options.tls, readText);
    this.#lookLater();
  }

  /** A server that does not listen yet. */
  create(onRequest: RequestListener): Server {
    if (!this.#pair) return createServer(S3_SERVER_OPTIONS, onRequest);
    const server = createTlsServer({ ...S3_SERVER_OPTIONS, ...this.#pair, minVersion: MIN_VERSION }, onRequest);
    this.#servers.push(server);
    return server;
  }

  /** Takes a certificate that was renewed; one that cannot be used is logged, and the old one stays. */
  renew(): void {
    const { tls, logger } = this.#options;
    if (!tls) return;
    try {
      const pair = readTls(tls, readText);
      if (pair.cert === this.#pair?.cert && pair.key === this.#pair.key) return;
      this.#pair = pair;
      for (const server of this.#servers) server.setSecureContext({ ...pair, minVersion: MIN_VERSION });
      logger.info({ certFile: tls.certFile }, 'the certificate was renewed');
    } catch (error) {
      logger.error({ error: describeError(error) }, 'the renewed certificate cannot be used, the old one stays');
    }
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #lookLater(): void {
    this.#timer = this.#options.clock.schedule(LOOK_EVERY_MS, () => {
      this.renew();
      this.#lookLater();
    });
  }
}

/** The scheme by which a server is spoken to. */
export function schemeOf(server: Server): 'http' | 'https' {
  return server instanceof TlsServer ? 'https' : 'http';
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

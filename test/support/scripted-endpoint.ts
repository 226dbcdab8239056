import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';

/** One request that a scripted endpoint got. */
export interface SeenRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/** What it answers. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An S3 server of some vendor, played by a script: real sockets, made-up answers. */
export class ScriptedEndpoint {
  readonly seen: SeenRequest[] = [];
  readonly #server: Server;

  private constructor(answer: (request: SeenRequest) => ScriptedAnswer) {
    this.#server = createServer((request, response) => {
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const seen = { path, query: new URLSearchParams(query), headers: request.headers };
      this.seen.push(seen);
      const { status = 200, headers = {}, body = '' } = answer(seen);
      response.writeHead(status, headers).end(body);
    });
  }

  static async start(answer: (request: SeenRequest) => ScriptedAnswer): Promise<ScriptedEndpoint> {
    const endpoint = new ScriptedEndpoint(answer);
    endpoint.#server.listen(0, '127.0.0.1');
    await once(endpoint.#server, 'listening');
    return endpoint;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** An S3 error document. */
export function errorXml(code: string, extra = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>said so</Message>${extra}</Error>`;
}

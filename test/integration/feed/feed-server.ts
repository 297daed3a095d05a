import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with a request. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Never answers. */
  | 'silent'
  | 'drop'
  /** Sends without end. */
  | 'huge';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A web server of somebody else, on loopback. */
export interface FeedServer {
  readonly url: string;
  reply: (asked: Asked) => Reply;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** @param now - what its Date header says */
export async function startFeedServer(now: () => number): Promise<FeedServer> {
  const asked: Asked[] = [];
  const web = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
      asked.push(one);
      const reply = server.reply(one);
      if (reply === 'silent') return;
      if (reply === 'drop') {
        response.destroy();
        return;
      }
      response.sendDate = false;
      response.setHeader('date', new Date(now()).toUTCString());
      if (reply === 'huge') {
        const more = (): void => {
          if (!response.destroyed) response.write('x'.repeat(65_536), more);
        };
        more();
        return;
      }
      const { status = 200, headers: more = {}, body } = reply;
      response.writeHead(status, more);
      response.end(
        typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
      );
    });
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const { port } = web.address() as AddressInfo;
  const server: FeedServer = {
    url: `http://127.0.0.1:${port}`,
    reply: () => ({ status: 404 }),
    asked,
    close: () =>
      new Promise((resolve) => {
        web.close(() => resolve());
        web.closeAllConnections();
      }),
  };
  return server;
}

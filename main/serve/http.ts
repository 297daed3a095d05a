import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '../../common/contract/errors.ts';
import type { createApi } from './api.ts';
import type { Hub } from './hub.ts';
import { mimeTypeOf, pageHeaders } from './page-policy.ts';
import type { Router } from './router.ts';
import { createSessions } from './session.ts';

export interface HttpFaceOptions {
  readonly router: Router;
  readonly hub: Hub;
  /** Folder of the built page. */
  readonly pageFolder: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly readOnly: boolean;
  /** Paths for other programs (XMRig's shape, Prometheus), with their own token. */
  readonly api?: ReturnType<typeof createApi>;
  readonly now: () => number;
  /** Called with a fresh link at the start and whenever the last one was used. */
  readonly linkChanged: (link: string) => void;
}

export interface HttpFace {
  readonly url: string;
  link(): string;
  close(): Promise<void>;
}

const cookieName = 'adit_session';
/** A request of the page is small; settings with twenty sources stay below 64 KiB. */
const maxMessageBytes = 256 * 1024;
/** A client that reads slower than this much behind is dropped rather than buffered. */
const maxBufferedBytes = 4 * 1024 * 1024;
const maxClients = 32;

/**
 * The same interface for a browser: static files, and one WebSocket that carries the contract.
 *
 * Loopback only unless told otherwise. Every request must name this host in `Host` (against DNS
 * rebinding) and, from a page, in `Origin`; everything but the link itself needs the session cookie.
 *
 * @throws AppError net.failed when the port can not be had
 */
export async function startHttpFace(options: HttpFaceOptions): Promise<HttpFace> {
  const sessions = createSessions(options.now);
  const server = createServer({ maxHeaderSize: 16 * 1024 });
  server.requestTimeout = 30_000;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const port = await listen(server, options.host, options.port);
  const hostInUrl = options.host.includes(':') ? `[${options.host}]` : options.host;
  const allowedHosts = new Set([`${hostInUrl}:${port}`, `localhost:${port}`, `127.0.0.1:${port}`]);
  const url = `http://${hostInUrl}:${port}/`;
  const link = () => `${url}?token=${sessions.token()}`;
  const headers = pageHeaders(`'self' ws://${hostInUrl}:${port} ws://localhost:${port}`);

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, headers);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number, text: string) => {
      response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`${text}\n`);
    };
    if (!allowedHosts.has(request.headers.host ?? '')) return refuse(421, 'Wrong host name.');
    const target = new URL(request.url ?? '/', url);
    // A page has no business there: its browser would send Origin.
    if (request.headers.origin === undefined) {
      const told = await options.api?.(request, target.pathname);
      if (told !== undefined) {
        response.writeHead(told.status, { ...headers, 'Content-Type': told.type });
        response.end(told.body);
        return;
      }
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET.');
    const token = target.searchParams.get('token');
    if (token !== null) {
      const session = sessions.redeem(token);
      if (session === undefined) {
        return refuse(
          403,
          'This link was used already or is wrong. Take the newest one that Adit printed.',
        );
      }
      options.linkChanged(link());
      response.writeHead(303, {
        ...headers,
        'Set-Cookie': `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
        Location: '/',
      });
      response.end();
      return;
    }
    if (!sessions.has(cookieOf(request))) {
      return refuse(401, 'Open the link that Adit printed: it carries a one-time token.');
    }
    const file = await readPageFile(options.pageFolder, target.pathname);
    if (file === undefined) return refuse(404, 'There is no such page.');
    response.writeHead(200, { ...headers, 'Content-Type': file.type });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  }

  server.on('upgrade', (request, socket, head) => {
    const origin = request.headers.origin;
    const isOurPage =
      allowedHosts.has(request.headers.host ?? '') &&
      origin !== undefined &&
      allowedHosts.has(origin.replace(/^http:\/\//, '')) &&
      sessions.has(cookieOf(request)) &&
      new URL(request.url ?? '/', url).pathname === '/api/ws' &&
      sockets.clients.size < maxClients;
    if (!isOurPage) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => serveSocket(client, options));
  });

  options.linkChanged(link());
  return {
    url,
    link,
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function serveSocket(client: WebSocket, { router, hub, readOnly }: HttpFaceOptions): void {
  const gone = new AbortController();
  const post = (message: object) => {
    if (client.readyState !== client.OPEN) return;
    if (client.bufferedAmount > maxBufferedBytes) client.terminate();
    else client.send(JSON.stringify(message));
  };
  const leave = hub.join(post);
  client.on('message', (data) => {
    const message = readJson(String(data));
    router(message, { signal: gone.signal, readOnly }).then(
      (response) => (response === undefined ? client.terminate() : post(response)),
      () => client.terminate(),
    );
  });
  client.on('error', () => client.terminate());
  client.on('close', () => {
    leave();
    gone.abort();
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the router refuses undefined and the socket is closed.
    return undefined;
  }
}

/** Reads one file below the page's folder; undefined when it is not there, is outside, or is of no known type. */
export async function readPageFile(
  folder: string,
  pathname: string,
): Promise<{ body: Buffer; type: string } | undefined> {
  let name: string;
  try {
    name = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    // A malformed escape names no file.
    return undefined;
  }
  const path = normalize(join(folder, name));
  const type = mimeTypeOf(path);
  if (!path.startsWith(normalize(folder) + sep) || type === undefined) return undefined;
  try {
    return { body: await readFile(path), type };
  } catch {
    // Not there or not readable: the caller answers 404.
    return undefined;
  }
}

function cookieOf(request: IncomingMessage): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName) return value;
  }
  return undefined;
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? `port ${port} is in use` : cause.message;
      reject(new AppError('net.failed', { host, cause: why }, { cause }));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

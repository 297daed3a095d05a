import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '../../common/contract/errors.ts';
import { isLoopbackHost } from '../net/host-policy.ts';
import type { createApi } from './api.ts';
import type { Attempts } from './attempts.ts';
import type { CertificatePair } from './certificate.ts';
import { deviceName } from './device-name.ts';
import type { Hub } from './hub.ts';
import { isPublicFile, mimeTypeOf, pageHeaders } from './page-policy.ts';
import type { Caller, Router } from './router.ts';
import type { Sessions } from './session.ts';

export interface HttpFaceOptions {
  readonly router: Router;
  readonly hub: Hub;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Address to listen on. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Names and addresses a request may come by, without port; the likeliest first. Asked anew each time. */
  readonly hosts: () => readonly string[];
  /** Absent: plain HTTP, which is refused beyond loopback. */
  readonly certificate?: CertificatePair;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  /** What a page of this face may do now. */
  readonly caller: () => Omit<Caller, 'signal'>;
  /** Paths for other programs (XMRig's shape, Prometheus), with their own token. */
  readonly api?: ReturnType<typeof createApi>;
  /** A browser was let in by a link, which is used up now. */
  readonly signedIn?: () => void;
  /** A page came or went. */
  readonly peopleChanged?: () => void;
}

export interface HttpFace {
  readonly port: number;
  /** Where it can be reached, the likeliest first; each ends on '/'. */
  urls(): string[];
  /** Sessions that have a page open. */
  connected(): ReadonlySet<string>;
  /** From now on shows another certificate to who connects. */
  setCertificate(certificate: CertificatePair): void;
  /** Ends every page's connection; those still let in come back by themselves. */
  drop(): void;
  close(): Promise<void>;
}

/** A link that opens the interface once. */
export function linkOf(url: string, token: string): string {
  return `${url}?token=${token}`;
}

/** A request of the page is small; settings with twenty sources stay below 64 KiB. */
const maxMessageBytes = 256 * 1024;
/** A client that reads slower than this much behind is dropped rather than buffered. */
const maxBufferedBytes = 4 * 1024 * 1024;
const maxClients = 32;
const maxConnections = 256;
/** Who connects and says nothing holds a connection no longer than this. */
const handshakeMs = 10_000;

/**
 * The same interface for a browser: static files, and one WebSocket that carries the contract.
 *
 * Beyond loopback under TLS only. Every request must name a host of ours in `Host` (against DNS rebinding)
 * and, from a page, the same one in `Origin`; everything but the link itself needs the session cookie.
 *
 * @throws AppError net.failed when the port can not be had, or plain HTTP was to leave this computer
 */
export async function startHttpFace(options: HttpFaceOptions): Promise<HttpFace> {
  const { sessions, attempts, certificate } = options;
  if (certificate === undefined && !isLoopbackHost(options.host)) {
    throw new AppError('net.failed', { host: options.host, cause: 'it would be without TLS' });
  }
  const limits = { maxHeaderSize: 16 * 1024 };
  const server: Server =
    certificate === undefined
      ? createServer(limits)
      : createTlsServer({ ...limits, ...certificate, handshakeTimeout: handshakeMs });
  server.requestTimeout = 30_000;
  server.maxConnections = maxConnections;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const port = await listen(server, options.host, options.port);
  const isSecure = certificate !== undefined;
  const scheme = isSecure ? 'https' : 'http';
  // Cookies do not know ports: two faces on one host must not take each other's.
  const cookieName = `adit_session_${port}`;
  const people = new Map<WebSocket, string>();

  // Browsers leave out the port that goes without saying.
  const suffix = port === (isSecure ? 443 : 80) ? '' : `:${port}`;
  const authorities = () => options.hosts().map((host) => `${bracketed(host)}${suffix}`);
  const isOurHost = (request: IncomingMessage) =>
    authorities().includes((request.headers.host ?? '').toLowerCase());
  const sessionOf = (request: IncomingMessage) => sessions.find(cookieOf(request, cookieName));

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? '';
    const headers = pageHeaders(`'self' ${isSecure ? 'wss' : 'ws'}://${host}`);
    const send = (status: number, type: string, body: string | Buffer, more = {}) => {
      response.writeHead(status, { ...headers, 'Content-Type': type, ...more });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const refuse = (status: number, text: string) =>
      send(status, 'text/plain; charset=utf-8', `${text}\n`);
    if (!isOurHost(request)) {
      response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Wrong host name.\n');
      return;
    }
    const target = targetOf(request);
    if (target === undefined) return refuse(400, 'There is no such page.');
    // A page has no business there: its browser would send Origin.
    if (request.headers.origin === undefined) {
      const told = await options.api?.(request, target.pathname);
      if (told !== undefined) return send(told.status, told.type, told.body);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET.');
    const session = sessionOf(request);
    const token = target.searchParams.get('token');
    if (token !== null && request.method === 'GET') {
      const from = request.socket.remoteAddress ?? '';
      if (session !== undefined) return send(200, 'text/html; charset=utf-8', goHome);
      if (attempts.isBarred(from)) return refuse(429, 'Too many wrong links. Wait a minute.');
      const cookie = sessions.redeem(token, deviceName(request.headers['user-agent'] ?? ''));
      if (cookie === undefined) {
        attempts.failed(from);
        return refuse(401, 'This link was used already, is too old or wrong. Take a fresh one.');
      }
      options.signedIn?.();
      return send(200, 'text/html; charset=utf-8', goHome, {
        'Set-Cookie': `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000${isSecure ? '; Secure' : ''}`,
      });
    }
    if (session === undefined && !isPublicFile(target.pathname)) {
      return refuse(401, 'Open the link that Adit gave you: it lets a browser in once.');
    }
    const file = await readPageFile(options.pageFolder, target.pathname);
    if (file === undefined) return refuse(404, 'There is no such page.');
    send(200, file.type, file.body);
  }

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const session = sessionOf(request);
    const isOurPage =
      isOurHost(request) &&
      request.headers.origin?.toLowerCase() ===
        `${scheme}://${request.headers.host?.toLowerCase()}` &&
      targetOf(request)?.pathname === '/api/ws' &&
      sockets.clients.size < maxClients;
    if (!isOurPage || session === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      people.set(client, session.id);
      sessions.seen(session.id);
      client.on('close', () => {
        people.delete(client);
        options.peopleChanged?.();
      });
      serveSocket(client, options);
      options.peopleChanged?.();
    });
  });

  return {
    port,
    urls: () => authorities().map((authority) => `${scheme}://${authority}/`),
    connected: () => new Set(people.values()),
    setCertificate(next) {
      (server as TlsServer).setSecureContext(next);
    },
    drop() {
      for (const client of sockets.clients) client.terminate();
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * Goes to the page from a page of ours: after a redirect a link in somebody else's page would come without
 * its cookie, which is strict. The empty icon keeps browsers from asking for /favicon.ico.
 */
const goHome =
  '<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="data:,"><title>Adit</title></html>\n';

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** What a request asks for; undefined when its address is none. */
function targetOf(request: IncomingMessage): URL | undefined {
  const url = request.url ?? '/';
  return url.startsWith('/') && URL.canParse(url, 'http://localhost')
    ? new URL(url, 'http://localhost')
    : undefined;
}

function serveSocket(client: WebSocket, { router, hub, caller }: HttpFaceOptions): void {
  const gone = new AbortController();
  const post = (message: object) => {
    if (client.readyState !== client.OPEN) return;
    if (client.bufferedAmount > maxBufferedBytes) client.terminate();
    else client.send(JSON.stringify(message));
  };
  const leave = hub.join(post);
  client.on('message', (data) => {
    const message = readJson(String(data));
    router(message, { signal: gone.signal, ...caller() }).then(
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

function cookieOf(request: IncomingMessage, wanted: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === wanted) return value;
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

import { AppError } from '../../common/contract/errors.ts';
import { normalizeHost } from './host-policy.ts';

/** Where to connect, taken from an address the user typed. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Begins with '/'; '/' for sockets. */
  readonly path: string;
}

const NODE_SCHEMES: Readonly<Record<string, boolean>> = { 'http:': false, 'https:': true };
const POOL_SCHEMES: Readonly<Record<string, boolean>> = {
  'stratum+tcp:': false,
  'stratum+ssl:': true,
  'stratum+tls:': true,
};

/**
 * Reads `http(s)://host:port[/path]`.
 *
 * @throws {@link AppError} `net.bad-url`, also for a user name or password inside: those have fields of their own
 */
export function parseNodeUrl(url: string): Endpoint {
  return parseEndpoint(url, NODE_SCHEMES, 'http://host:port or https://host:port');
}

/**
 * Reads `tcp://host:port` of a ZeroMQ publisher.
 *
 * @throws {@link AppError} `net.bad-url`
 */
export function parseZmqUrl(url: string): Endpoint {
  return parseEndpoint(url, { 'tcp:': false }, 'tcp://host:port');
}

/**
 * Reads `stratum+tcp://host:port`, `stratum+ssl://` or `stratum+tls://`.
 *
 * @throws {@link AppError} `net.bad-url`
 */
export function parsePoolUrl(url: string): Endpoint {
  return parseEndpoint(url, POOL_SCHEMES, 'stratum+tcp://host:port or stratum+ssl://host:port');
}

/**
 * Reads `host:port` of a SOCKS5 proxy.
 *
 * @throws {@link AppError} `net.bad-url`
 */
export function parseSocksAddress(address: string): Endpoint {
  return parseEndpoint(`socks5://${address.trim()}`, { 'socks5:': false }, 'host:port');
}

function parseEndpoint(
  url: string,
  schemes: Readonly<Record<string, boolean>>,
  form: string,
): Endpoint {
  const refuse = (problem: string): AppError =>
    new AppError('net.bad-url', { url: withoutCredentials(url), problem });
  const trimmed = url.trim();
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(trimmed)?.[0].toLowerCase() ?? '';
  const isTls = schemes[scheme];
  if (isTls === undefined) throw refuse(`It must look like ${form}.`);
  let parsed: URL;
  try {
    // The URL standard treats unknown schemes as opaque in places; http gives every one the same rules.
    parsed = new URL(`http:${trimmed.slice(scheme.length)}`);
  } catch {
    throw refuse(`It must look like ${form}.`);
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw refuse('User name and password go into their own fields.');
  }
  const port = Number(parsed.port === '' ? portWritten(trimmed) : parsed.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw refuse('It needs a port from 1 to 65535, as in host:port.');
  }
  const host = normalizeHost(parsed.hostname);
  if (host === '') throw refuse('It has no host.');
  return { host, port, isTls, path: parsed.pathname };
}

/** The URL parser drops ':80' as the default of http; what the user wrote counts. */
function portWritten(url: string): string {
  return /:(\d+)(?:[/?#]|$)/.exec(url)?.[1] ?? '';
}

/** The address without what stands before an `@`, fit for a log or a message. */
function withoutCredentials(url: string): string {
  return url.slice(0, 200).replace(/\/\/[^/?#]*@/, '//');
}

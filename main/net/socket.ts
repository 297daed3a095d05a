import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { AppError } from '../../common/contract/errors.ts';
import { trustedAuthorities } from './authority.ts';
import type { DeadlineClock } from './deadline.ts';
import { isProxied, type Route } from './route.ts';
import { connectThroughSocks } from './socks5.ts';
import { discard, untilReady } from './until-ready.ts';
import type { Endpoint } from './url.ts';

export interface ConnectOptions {
  readonly endpoint: Endpoint;
  readonly route?: Route | undefined;
  readonly timeoutMs: number;
  readonly clock: DeadlineClock;
  readonly signal: AbortSignal;
}

/**
 * Opens a TCP or TLS connection, through a proxy where the route has one. With TLS the certificate must be
 * valid for the host by the system's or the route's authorities or have exactly the pinned fingerprint;
 * nothing is sent before that is known.
 *
 * @returns a connected socket without listeners of ours
 * @throws {@link AppError} `net.*`; an AbortError when `signal` aborts
 */
export async function connectSocket(options: ConnectOptions): Promise<Socket> {
  const { endpoint, route, timeoutMs, clock, signal } = options;
  const { host, port } = endpoint;
  signal.throwIfAborted();
  const authorities = endpoint.isTls ? trustedAuthorities(route?.tlsCa ?? '', host) : undefined;
  const carrier = isProxied(route)
    ? await connectThroughSocks({
        proxy: route?.socks ?? '',
        isolation: route?.isolation ?? '',
        host,
        port,
        clock,
        signal,
      })
    : undefined;
  const socket = endpoint.isTls
    ? connectTls({
        host,
        port,
        ...(carrier ? { socket: carrier } : {}),
        ...(authorities ? { ca: authorities } : {}),
        // IP addresses have no server name.
        ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
        // Judged below, where a pin counts too.
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
      })
    : (carrier ?? connectTcp({ host, port }));
  try {
    const reached = { host, port, timeoutMs, clock, signal };
    if (endpoint.isTls) {
      await untilReady(socket, 'secureConnect', reached);
      judgeCertificate(socket as TLSSocket, host, route?.tlsPin ?? '');
    } else if (!carrier) {
      await untilReady(socket, 'connect', reached);
    }
  } catch (error) {
    discard(socket);
    if (carrier) discard(carrier);
    throw error;
  }
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 60_000);
  return socket;
}

/** @throws {@link AppError} `net.certificate` unless the system's authorities or the pin vouch for the host */
export function judgeCertificate(socket: TLSSocket, host: string, pin: string): void {
  if (socket.authorized) return;
  const fingerprint = socket.getPeerX509Certificate()?.fingerprint256 ?? null;
  if (fingerprint !== null && pin !== '' && plainHex(fingerprint) === plainHex(pin)) return;
  const cause = String(socket.authorizationError ?? 'no certificate');
  throw new AppError('net.certificate', { host, cause, fingerprint });
}

function plainHex(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
}

import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './http.ts';
import { netErrorFrom } from './socket-error.ts';
import type { Endpoint } from './url.ts';

export interface ConnectOptions {
  readonly endpoint: Endpoint;
  /** SHA-256 of a certificate to trust besides the system's authorities, hex with or without colons; '' for none. */
  readonly tlsPin: string;
  readonly timeoutMs: number;
  readonly clock: DeadlineClock;
  readonly signal: AbortSignal;
}

/**
 * Opens a TCP or TLS connection. With TLS the certificate must be valid for the host by the system's
 * authorities or have exactly the pinned fingerprint; nothing is sent before that is known.
 *
 * @returns a connected socket without listeners of ours
 * @throws {@link AppError} `net.*`; an AbortError when `signal` aborts
 */
export async function connectSocket(options: ConnectOptions): Promise<Socket> {
  const { endpoint, timeoutMs, clock, signal } = options;
  const { host, port } = endpoint;
  signal.throwIfAborted();
  const socket = endpoint.isTls
    ? connectTls({
        host,
        port,
        // IP addresses have no server name.
        ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
        // Judged below, where a pin counts too.
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
      })
    : connectTcp({ host, port });
  try {
    await new Promise<void>((resolve, reject) => {
      const cancel = clock.after(timeoutMs, () =>
        finish(new AppError('net.timeout', { host, port, afterMs: timeoutMs }, { retry: 'later' })),
      );
      const onAbort = (): void => finish(signal.reason);
      const onError = (error: unknown): void => finish(netErrorFrom(error, host, port));
      const onClose = (): void =>
        finish(new AppError('net.closed', { host, port }, { retry: 'later' }));
      const onConnect = (): void => finish(undefined);
      const ready = endpoint.isTls ? 'secureConnect' : 'connect';
      function finish(error: unknown): void {
        cancel();
        signal.removeEventListener('abort', onAbort);
        socket.off('error', onError).off('close', onClose).off(ready, onConnect);
        if (error === undefined) resolve();
        else reject(error);
      }
      signal.addEventListener('abort', onAbort, { once: true });
      socket.once('error', onError).once('close', onClose).once(ready, onConnect);
    });
    if (endpoint.isTls) judgeCertificate(socket as TLSSocket, host, options.tlsPin);
  } catch (error) {
    // A late error of a socket nobody holds must not bring the process down.
    socket.on('error', () => {}).destroy();
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

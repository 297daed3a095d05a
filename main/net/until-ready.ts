import type { Socket } from 'node:net';
import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './deadline.ts';
import { netErrorFrom } from './socket-error.ts';

/**
 * Waits until a socket says that it is ready.
 *
 * @throws {@link AppError} `net.*` when it fails, closes or takes longer; the signal's reason
 */
export async function untilReady(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  options: {
    readonly host: string;
    readonly port: number;
    readonly timeoutMs: number;
    readonly clock: DeadlineClock;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { host, port, timeoutMs, clock, signal } = options;
  await new Promise<void>((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () =>
      finish(new AppError('net.timeout', { host, port, afterMs: timeoutMs }, { retry: 'later' })),
    );
    const onAbort = (): void => finish(signal.reason);
    const onError = (error: unknown): void => finish(netErrorFrom(error, host, port));
    const onClose = (): void =>
      finish(new AppError('net.closed', { host, port }, { retry: 'later' }));
    const onReady = (): void => finish(undefined);
    function finish(error: unknown): void {
      cancel();
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError).off('close', onClose).off(event, onReady);
      if (error === undefined) resolve();
      else reject(error);
    }
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError).once('close', onClose).once(event, onReady);
  });
}

/** Ends a socket nobody holds; a late error of it must not bring the process down. */
export function discard(socket: Socket): void {
  socket.on('error', () => undefined).destroy();
}

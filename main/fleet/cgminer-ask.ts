import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from '../net/http.ts';
import { connectSocket } from '../net/socket.ts';
import { netErrorFrom } from '../net/socket-error.ts';
import type { Endpoint } from '../net/url.ts';
import { deviceMaxBytes, deviceTimeoutMs } from './device.ts';

/**
 * One command of the cgminer API: JSON out, JSON back, ended by a zero byte or the end of the connection.
 *
 * @throws SyntaxError when the answer is not JSON; {@link AppError} `net.*`; an AbortError
 */
export async function cgminerAsk(
  endpoint: Endpoint,
  command: string,
  clock: DeadlineClock,
  signal: AbortSignal,
): Promise<unknown> {
  const { host, port } = endpoint;
  const timeoutMs = deviceTimeoutMs;
  const socket = await connectSocket({ endpoint, timeoutMs, clock, signal });
  let cancel = (): void => undefined;
  let onAbort = (): void => undefined;
  try {
    const text = await new Promise<string>((resolve, reject) => {
      cancel = clock.after(timeoutMs, () =>
        reject(new AppError('net.timeout', { host, port, afterMs: timeoutMs }, { retry: 'later' })),
      );
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
      const chunks: Uint8Array[] = [];
      let sizeBytes = 0;
      const finish = (): void => resolve(Buffer.concat(chunks).toString('utf8'));
      socket.on('data', (chunk: Uint8Array) => {
        const end = chunk.indexOf(0);
        chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
        sizeBytes += chunk.length;
        if (sizeBytes > deviceMaxBytes) {
          reject(new AppError('net.too-long', { host, limitBytes: deviceMaxBytes }));
        } else if (end >= 0) finish();
      });
      socket.on('end', finish);
      socket.on('error', (error) => reject(netErrorFrom(error, host, port)));
      socket.on('close', () => reject(new AppError('net.closed', { host, port })));
      socket.write(JSON.stringify({ command }));
    });
    return JSON.parse(repaired(text));
  } finally {
    cancel();
    signal.removeEventListener('abort', onAbort);
    socket.destroy();
  }
}

/** Some Antminer firmware forgets the comma between two records of a list. */
function repaired(text: string): string {
  return text.replaceAll('}{', '},{');
}

import type { Socket } from 'node:net';
import { AppError } from '../../common/contract/errors.ts';
import { createLineSplitter } from './line-splitter.ts';
import { type ConnectOptions, connectSocket } from './socket.ts';
import { netErrorFrom } from './socket-error.ts';

/** A connection that carries text lines both ways. */
export interface LineConnection {
  /** Sends one line; the end is added. Does nothing once closed. */
  send(line: string): void;
  /** Closes at once; `onClose` is told nothing. */
  close(): void;
}

export interface LineHandlers {
  onLine(line: string): void;
  /** Told once, with the reason as `net.*`, when the other side or an error ends the connection. */
  onClose(error: AppError): void;
}

/** More unsent bytes than this mean that the other side has stopped reading. */
const UNSENT_MAX_BYTES = 256 * 1024;

/**
 * Connects and frames lines.
 *
 * @param maxLineBytes - a longer line ends the connection with `net.too-long`
 * @throws {@link AppError} `net.*`; an AbortError
 */
export async function connectLines(
  options: ConnectOptions,
  maxLineBytes: number,
  handlers: LineHandlers,
): Promise<LineConnection> {
  const socket = await connectSocket(options);
  return frameLines(socket, options.endpoint, maxLineBytes, handlers);
}

function frameLines(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
  maxLineBytes: number,
  handlers: LineHandlers,
): LineConnection {
  const splitter = createLineSplitter(maxLineBytes);
  let isOpen = true;
  const end = (error: AppError | undefined): void => {
    if (!isOpen) return;
    isOpen = false;
    socket.destroy();
    if (error) handlers.onClose(error);
  };
  socket.on('data', (chunk: Uint8Array) => {
    const lines = splitter.push(chunk);
    for (const line of lines ?? []) {
      if (isOpen) handlers.onLine(line);
    }
    if (!lines) {
      end(new AppError('net.too-long', { host, limitBytes: maxLineBytes }, { retry: 'later' }));
    }
  });
  socket.on('error', (error) => end(netErrorFrom(error, host, port)));
  socket.on('close', () => end(new AppError('net.closed', { host, port }, { retry: 'later' })));
  return {
    send(line) {
      if (!isOpen) return;
      if (socket.writableLength > UNSENT_MAX_BYTES) {
        end(new AppError('net.timeout', { host, port, afterMs: 0 }, { retry: 'later' }));
        return;
      }
      socket.write(`${line}\n`);
    },
    close: () => end(undefined),
  };
}

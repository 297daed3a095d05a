import { AppError, errorFromWire } from './errors.ts';
import type { Client, ClientTransport, Contract, ServerMessage } from './wire.ts';

/** More than a page ever asks at once; beyond it the other side has stopped answering. */
const maxPending = 256;

interface Pending {
  readonly channel: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/**
 * The typed client of a contract over a transport: a function for each request, `onX` for each event.
 *
 * Values are trusted as they come; the server parses what it receives and builds what it sends. When the
 * transport closes, every waiting and every later call fails with `ipc.disconnected`.
 */
export function createClient<C extends Contract>(
  contract: C,
  transport: ClientTransport,
): Client<C> {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let nextId = 0;
  let closed = false;

  transport.onMessage((message: ServerMessage) => {
    if (message.type === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener(message.payload);
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(errorFromWire(message.error));
  });
  transport.onClose(() => {
    closed = true;
    for (const { channel, reject } of pending.values()) reject(disconnected(channel));
    pending.clear();
  });

  const request = (channel: string, argument: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed || pending.size >= maxPending) {
        reject(disconnected(channel));
        return;
      }
      const id = nextId;
      nextId += 1;
      pending.set(id, { channel, resolve, reject });
      transport.post({ type: 'request', id, channel, argument });
    });

  const listen = (channel: string, listener: (payload: unknown) => void): (() => void) => {
    const group = listeners.get(channel) ?? new Set();
    listeners.set(channel, group.add(listener));
    return () => void group.delete(listener);
  };

  const areas = Object.entries(contract).map(([area, specs]) => {
    const calls = Object.entries(specs).map(([name, spec]) => {
      const channel = `${area}.${name}`;
      return spec.kind === 'event'
        ? [eventName(name), (listener: (payload: unknown) => void) => listen(channel, listener)]
        : [name, (argument?: unknown) => request(channel, argument)];
    });
    return [area, Object.fromEntries(calls)];
  });
  return Object.fromEntries(areas) as Client<C>;
}

function eventName(name: string): string {
  return `on${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function disconnected(channel: string): AppError {
  return new AppError('ipc.disconnected', { channel }, { retry: 'later' });
}

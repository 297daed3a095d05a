import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createByteQueue } from '../../net/byte-queue.ts';
import { connectLocal } from '../../net/local-socket.ts';
import { readWayland, type WaylandMessage, waylandRequest } from './wayland-wire.ts';

/** Asks a Wayland compositor, over its socket, how long nobody has touched key or pointer. */
export interface WaylandIdle {
  /** Seconds without input; undefined while no compositor tells. Connects by itself when it is asked. */
  idleS(): Promise<number | undefined>;
  close(): void;
}

/** Opcodes of requests. */
const display = { id: 1, sync: 0, getRegistry: 1 } as const;
const registry = { id: 2, bind: 0 } as const;
const callbackId = 3;
const notifierId = 4;
/** Ids are given in their order, without a gap. */
const firstFreeId = 5;

/** Two protocols that tell the same; the first is the staging one of all desktops, the second what Plasma 5 and older wlroots have. */
const notifiers = {
  ext_idle_notifier_v1: (id: number, timeoutMs: number, seat: number) =>
    waylandRequest(notifierId, 1, [id, timeoutMs, seat]),
  org_kde_kwin_idle: (id: number, timeoutMs: number, seat: number) =>
    waylandRequest(notifierId, 0, [id, seat, timeoutMs]),
} as const;
type NotifierName = keyof typeof notifiers;

/** The compositor tells after so long without input; until then somebody counts as present. */
const quietMs = 3000;
/** A compositor that does not answer within this is none. */
const answerMs = 2000;
/** One that tells nothing is asked again after this long: another may have taken its place. */
const retryMs = 60_000;
/** A desktop's registry is some kilobytes. */
const mostBytes = 1024 * 1024;

/** Where the compositor listens, by the variables of its session; undefined outside of one. */
export function waylandSocket(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const name = environment['WAYLAND_DISPLAY'] ?? '';
  const folder = environment['XDG_RUNTIME_DIR'] ?? '';
  if (name === '') return undefined;
  if (name.startsWith('/')) return name;
  return folder === '' ? undefined : join(folder, name);
}

export function createWaylandIdle(path: string, now: () => number): WaylandIdle {
  let session: Session | undefined;
  let opening: Promise<Session | undefined> | undefined;
  let notBeforeMs = Number.NEGATIVE_INFINITY;

  async function open(): Promise<Session | undefined> {
    try {
      const opened = await openSession(path, now, () => {
        session = undefined;
      });
      session = opened;
      return opened;
    } catch {
      // No compositor there, or one of another kind: others are asked instead.
      notBeforeMs = now() + retryMs;
      return undefined;
    } finally {
      opening = undefined;
    }
  }

  return {
    async idleS() {
      if (session === undefined && now() >= notBeforeMs) opening ??= open();
      return (session ?? (await opening))?.idleS();
    },
    close() {
      session?.end();
      session = undefined;
    },
  };
}

interface Session {
  idleS(): number;
  end(): void;
}

/** @throws Error when nobody answers, or the compositor has neither protocol or no seat */
async function openSession(path: string, now: () => number, lost: () => void): Promise<Session> {
  const socket = await connectLocal(path, answerMs);
  // A process that only watches must not be kept alive by it.
  socket.unref();
  const seats: number[] = [];
  const globals = new Map<string, number>();
  /** By notification, when the last input was; null: within the last seconds. */
  const quietSince = new Map<number, number | null>();
  let answered: (() => void) | undefined;

  function take({ object, opcode, body }: WaylandMessage): void {
    if (object === display.id && opcode === 0) throw new Error('refused by the compositor');
    if (object === registry.id && opcode === 0) {
      const name = body.uint();
      const what = body.text();
      if (what === 'wl_seat') seats.push(name);
      else globals.set(what, name);
    } else if (object === callbackId) answered?.();
    else if (quietSince.has(object)) quietSince.set(object, opcode === 0 ? now() - quietMs : null);
  }

  const answer = new Promise<void>((resolve, reject) => {
    answered = resolve;
    listen(socket, take, reject, lost);
    setTimeout(() => reject(new Error('no answer')), answerMs).unref();
  });
  try {
    socket.write(waylandRequest(display.id, display.getRegistry, [registry.id]));
    socket.write(waylandRequest(display.id, display.sync, [callbackId]));
    await answer;
    const names = Object.keys(notifiers) as NotifierName[];
    const found = names.find((each) => globals.has(each));
    if (found === undefined || seats.length === 0) throw new Error('tells nothing of idleness');
    const bind = (name: number, what: string, id: number): void => {
      socket.write(waylandRequest(registry.id, registry.bind, [name, what, 1, id]));
    };
    bind(globals.get(found)!, found, notifierId);
    let nextId = firstFreeId;
    for (const name of seats) {
      const [seat, notification] = [nextId, nextId + 1];
      nextId += 2;
      bind(name, 'wl_seat', seat);
      quietSince.set(notification, null);
      socket.write(notifiers[found](notification, quietMs, seat));
    }
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    idleS() {
      const nowMs = now();
      const since = [...quietSince.values()].map((at) => at ?? nowMs);
      return Math.max(0, nowMs - Math.max(...since)) / 1000;
    },
    end: () => socket.destroy(),
  };
}

function listen(
  socket: Socket,
  take: (message: WaylandMessage) => void,
  failed: (error: Error) => void,
  lost: () => void,
): void {
  const queue = createByteQueue();
  socket.on('data', (part) => {
    queue.append(part);
    try {
      const { messages, used } = readWayland(queue.peek());
      for (const message of messages) take(message);
      queue.drop(used);
      if (queue.size > mostBytes) throw new RangeError('too much of one message');
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('error', failed);
  socket.on('close', () => {
    failed(new Error('the compositor hung up'));
    lost();
  });
}

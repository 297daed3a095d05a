import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './http.ts';
import { connectSocket } from './socket.ts';
import { netErrorFrom } from './socket-error.ts';
import type { Endpoint } from './url.ts';

/** One topic of an MQTT 3.1.1 broker, listened to at most once (QoS 0). Source: OASIS mqtt-v3.1.1-os. */
export interface MqttOptions {
  readonly endpoint: Endpoint;
  /** 1 to 23 characters; a broker ends an older connection of the same id. */
  readonly clientId: string;
  /** '' for none; a password needs one. */
  readonly user: string;
  readonly password: string;
  /** No wildcards. */
  readonly topic: string;
  readonly clock: DeadlineClock;
  readonly signal: AbortSignal;
}

export interface MqttHandlers {
  onMessage(payload: Uint8Array): void;
  /** Told once when the connection ended by itself. */
  onClose(error: AppError): void;
}

export interface MqttConnection {
  close(): void;
}

const connectTimeoutMs = 5000;
/** The broker drops a client that is silent for 1.5 times this; we ping at half of it. */
const keepAliveS = 30;
const pingMs = (keepAliveS * 1000) / 2;
/** A reading is tens of bytes; a status object of a chatty device a few kB. */
const maxPacketBytes = 64 * 1024;

const packet = { connect: 1, connAck: 2, publish: 3, subscribe: 8, subAck: 9, ping: 12, pong: 13 };
const refusals = [
  'accepted',
  'it does not speak MQTT 3.1.1',
  'it refused the client name',
  'the broker is not available',
  'user name or password is wrong',
  'this user is not allowed',
];

/**
 * Connects, logs in and subscribes.
 *
 * @returns when the broker has granted the topic
 * @throws {@link AppError} `net.*`; `net.failed` with the broker's refusal in words; an AbortError
 */
export async function subscribeMqtt(
  options: MqttOptions,
  handlers: MqttHandlers,
): Promise<MqttConnection> {
  const { endpoint, clock, signal, topic } = options;
  const { host, port } = endpoint;
  const socket = await connectSocket({
    endpoint,
    timeoutMs: connectTimeoutMs,
    clock,
    signal,
  });
  return new Promise((resolve, reject) => {
    let stage: 'connecting' | 'subscribing' | 'open' | 'closed' = 'connecting';
    let isAnswered = true;
    let cancelTimer = clock.after(connectTimeoutMs, () =>
      end(new AppError('net.timeout', { host, port, afterMs: connectTimeoutMs })),
    );
    const refuse = (cause: string): void => end(new AppError('net.failed', { host, cause }));
    const onAbort = (): void => end(signal.reason);
    const connection: MqttConnection = { close: () => end(undefined) };

    function end(error: unknown): void {
      if (stage === 'closed') return;
      const wasOpen = stage === 'open';
      stage = 'closed';
      cancelTimer();
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      if (!wasOpen) reject(error ?? new AppError('net.closed', { host, port }));
      else if (error instanceof AppError) handlers.onClose(error);
    }

    function ping(): void {
      if (!isAnswered) {
        end(new AppError('net.timeout', { host, port, afterMs: pingMs }, { retry: 'later' }));
        return;
      }
      isAnswered = false;
      socket.write(encodePacket(packet.ping, 0, []));
      cancelTimer = clock.after(pingMs, ping);
    }

    function greeted(code: number): void {
      if (code !== 0) {
        refuse(mqttRefusal(code));
        return;
      }
      stage = 'subscribing';
      const packetId = Uint8Array.of(0, 1);
      const quality = Uint8Array.of(0);
      socket.write(encodePacket(packet.subscribe, 2, [packetId, mqttText(topic), quality]));
    }

    function granted(code: number): void {
      if (code > 2) {
        refuse('the broker refused the topic');
        return;
      }
      stage = 'open';
      cancelTimer();
      cancelTimer = clock.after(pingMs, ping);
      resolve(connection);
    }

    function take({ type, flags, body }: Packet): void {
      if (stage === 'connecting') {
        if (type === packet.connAck) greeted(body[1] ?? 255);
        else refuse('it does not speak MQTT');
      } else if (type === packet.subAck && stage === 'subscribing') granted(body[2] ?? 0x80);
      else if (type === packet.pong) isAnswered = true;
      else if (type === packet.publish) {
        const payload = payloadOf(body, flags, topic);
        if (payload !== undefined) handlers.onMessage(payload);
      }
    }

    const reader = createPacketReader(maxPacketBytes);
    socket.on('data', (chunk: Uint8Array) => {
      const packets = reader(chunk);
      for (const each of packets ?? []) if (stage !== 'closed') take(each);
      if (packets === undefined) {
        end(new AppError('net.too-long', { host, limitBytes: maxPacketBytes }));
      }
    });
    socket.on('error', (error) => end(netErrorFrom(error, host, port)));
    socket.on('close', () => end(new AppError('net.closed', { host, port }, { retry: 'later' })));
    signal.addEventListener('abort', onAbort, { once: true });
    socket.write(mqttGreeting(options));
    if (signal.aborted) onAbort();
  });
}

/** The broker's answer to a greeting, in words. */
export function mqttRefusal(code: number): string {
  return refusals[code] ?? `refused with code ${code}`;
}

/** The CONNECT packet. */
export function mqttGreeting({
  clientId,
  user,
  password,
}: Pick<MqttOptions, 'clientId' | 'user' | 'password'>): Uint8Array {
  const hasUser = user !== '';
  const hasPassword = hasUser && password !== '';
  // A clean session: what was missed while away is not wanted.
  const flags = 0x02 | (hasUser ? 0x80 : 0) | (hasPassword ? 0x40 : 0);
  return encodePacket(packet.connect, 0, [
    mqttText('MQTT'),
    Uint8Array.of(4, flags, keepAliveS >> 8, keepAliveS & 255),
    mqttText(clientId),
    ...(hasUser ? [mqttText(user)] : []),
    ...(hasPassword ? [mqttText(password)] : []),
  ]);
}

interface Packet {
  readonly type: number;
  readonly flags: number;
  readonly body: Uint8Array;
}

/** Type and flags in one byte, the length of the rest in groups of 7 bits, the rest. */
export function encodePacket(
  type: number,
  flags: number,
  parts: readonly Uint8Array[],
): Uint8Array {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  let left = body.length;
  do {
    const group = left & 127;
    left >>= 7;
    length.push(left > 0 ? group | 128 : group);
  } while (left > 0);
  return Buffer.concat([Uint8Array.of((type << 4) | flags, ...length), body]);
}

/** Text as MQTT writes it: two bytes of length, then UTF-8. */
export function mqttText(value: string): Uint8Array {
  const bytes = Buffer.from(value, 'utf8').subarray(0, 65_535);
  return Buffer.concat([Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes]);
}

/** Cuts a byte stream into packets; undefined once one is longer than `maxBytes` or its length is malformed. */
export function createPacketReader(
  maxBytes: number,
): (chunk: Uint8Array) => readonly Packet[] | undefined {
  let kept: Uint8Array = new Uint8Array();
  return (chunk) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const packets: Packet[] = [];
    for (;;) {
      const head = headOf(kept);
      if (head === 'malformed') return undefined;
      if (head === 'short') return packets;
      const { startAt, length } = head;
      if (length > maxBytes) return undefined;
      if (kept.length < startAt + length) return packets;
      const first = kept[0]!;
      packets.push({
        type: first >> 4,
        flags: first & 15,
        body: kept.slice(startAt, startAt + length),
      });
      kept = kept.subarray(startAt + length);
    }
  };
}

function headOf(
  bytes: Uint8Array,
): { readonly startAt: number; readonly length: number } | 'short' | 'malformed' {
  let length = 0;
  for (let at = 1; at <= 4; at += 1) {
    const group = bytes[at];
    if (group === undefined) return 'short';
    length += (group & 127) * 128 ** (at - 1);
    if (group < 128) return { startAt: at + 1, length };
  }
  return 'malformed';
}

/** The payload when the message is of our topic: two bytes of length, topic, packet id above QoS 0, payload. */
function payloadOf(body: Uint8Array, flags: number, topic: string): Uint8Array | undefined {
  if (body.length < 2) return undefined;
  const topicEnd = 2 + body[0]! * 256 + body[1]!;
  const quality = (flags >> 1) & 3;
  const start = topicEnd + (quality > 0 ? 2 : 0);
  if (start > body.length) return undefined;
  const name = Buffer.from(body.subarray(2, topicEnd)).toString('utf8');
  return name === topic ? body.subarray(start) : undefined;
}

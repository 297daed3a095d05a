import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './http.ts';
import { createPacketReader, encodePacket, mqttGreeting, mqttRefusal, mqttText } from './mqtt.ts';
import { connectSocket } from './socket.ts';
import { netErrorFrom } from './socket-error.ts';
import type { Endpoint } from './url.ts';

/** Messages for an MQTT 3.1.1 broker, each at least once (QoS 1). Source: OASIS mqtt-v3.1.1-os. */
export interface MqttPublishOptions {
  readonly endpoint: Endpoint;
  /** As of {@link MqttOptions}. */
  readonly clientId: string;
  readonly user: string;
  readonly password: string;
  readonly messages: readonly {
    readonly topic: string;
    readonly payload: string;
    readonly retain: boolean;
  }[];
  readonly clock: DeadlineClock;
  readonly signal: AbortSignal;
}

/** The whole exchange. */
const timeoutMs = 10_000;
const maxPacketBytes = 1024;
const packet = { connAck: 2, publish: 3, pubAck: 4, disconnect: 14 };

/**
 * Connects, hands the messages over in order, and leaves.
 *
 * @returns when the broker has taken all of them
 * @throws {@link AppError} `net.*`; `net.failed` with the broker's refusal in words; an AbortError
 */
export async function publishMqtt(options: MqttPublishOptions): Promise<void> {
  const { endpoint, clock, signal, messages } = options;
  const { host, port } = endpoint;
  const socket = await connectSocket({ endpoint, timeoutMs, clock, signal });
  let cancel = (): void => undefined;
  let onAbort = (): void => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      cancel = clock.after(timeoutMs, () =>
        reject(new AppError('net.timeout', { host, port, afterMs: timeoutMs }, { retry: 'later' })),
      );
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
      const refuse = (cause: string): void => reject(new AppError('net.failed', { host, cause }));
      let isLetIn = false;
      let sent = 0;

      const sendNext = (): void => {
        const message = messages[sent];
        if (message === undefined) {
          socket.write(encodePacket(packet.disconnect, 0, []));
          resolve();
          return;
        }
        sent += 1;
        const flags = 0b0010 | (message.retain ? 1 : 0);
        const id = Uint8Array.of(sent >> 8, sent & 255);
        const payload = Buffer.from(message.payload, 'utf8');
        socket.write(encodePacket(packet.publish, flags, [mqttText(message.topic), id, payload]));
      };

      const reader = createPacketReader(maxPacketBytes);
      socket.on('data', (chunk: Uint8Array) => {
        const packets = reader(chunk);
        if (packets === undefined) {
          reject(new AppError('net.too-long', { host, limitBytes: maxPacketBytes }));
          return;
        }
        for (const { type, body } of packets) {
          if (!isLetIn) {
            if (type !== packet.connAck) refuse('it does not speak MQTT');
            else if (body[1] !== 0) refuse(mqttRefusal(body[1] ?? 255));
            else {
              isLetIn = true;
              sendNext();
            }
          } else if (type === packet.pubAck && body[0]! * 256 + body[1]! === sent) sendNext();
        }
      });
      socket.on('error', (error) => reject(netErrorFrom(error, host, port)));
      socket.on('close', () =>
        reject(new AppError('net.closed', { host, port }, { retry: 'later' })),
      );
      socket.write(mqttGreeting(options));
    });
  } finally {
    cancel();
    signal.removeEventListener('abort', onAbort);
    socket.destroySoon();
  }
}

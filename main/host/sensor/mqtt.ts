import { wireErrorFrom } from '../../../common/contract/errors.ts';
import type { MeterSettings } from '../../../common/contract/meter.ts';
import { errorText } from '../../../common/message/error.ts';
import { attemptAfterFailure, delayBefore, RECONNECT } from '../../net/backoff.ts';
import { readDeviceAddress } from '../../net/device-address.ts';
import { isLocalHost } from '../../net/host-policy.ts';
import { type MqttConnection, subscribeMqtt } from '../../net/mqtt.ts';
import { isAbort } from '../../net/socket-error.ts';
import type { Endpoint } from '../../net/url.ts';
import { brokenMeter } from './http-meter.ts';
import { valueAt } from './json-path.ts';
import { defineMeter, type Meter, type MeterAnswer, type MeterDeps, wattsFrom } from './meter.ts';

const ports = { mqtt: { port: 1883, isTls: false }, mqtts: { port: 8883, isTls: true } };
/** Devices publish every few seconds to every minute; what is older says nothing of now. */
const staleAfterMs = 120_000;
/** A first message may take as long as the device's period. */
const firstMs = 10_000;

/** A payload: a number, or JSON with the number at a path. */
export function wattsFromPayload(payload: string, path: string, unit: 'W' | 'kW'): MeterAnswer {
  if (path === '') return wattsFrom(payload, unit);
  try {
    return wattsFrom(valueAt(JSON.parse(payload), path), unit);
  } catch {
    return { ok: false, problem: 'its message is not JSON' };
  }
}

/** A device that publishes its power on a topic of an MQTT broker. */
export const mqtt = defineMeter({
  kind: 'mqtt',
  intervalMs: 2000,
  staleAfterMs,
  open(settings, deps) {
    const endpoint = readDeviceAddress(settings.address, ports);
    if (endpoint === undefined)
      return brokenMeter('the address can not be read: host or host:port');
    if (deps.secret !== '' && !endpoint.isTls && !isLocalHost(endpoint.host)) {
      return brokenMeter('a password is sent outside the own network only through mqtts://');
    }
    return openMqttMeter(settings, endpoint, deps);
  },
});

function openMqttMeter(
  settings: Extract<MeterSettings, { kind: 'mqtt' }>,
  endpoint: Endpoint,
  { clock, random, secret }: MeterDeps,
): Meter {
  const closing = new AbortController();
  let connection: MqttConnection | undefined;
  let isBusy = false;
  let last: { readonly answer: MeterAnswer; readonly atMs: number } | undefined;
  let problem = '';
  let attempt = 0;
  let connectedAtMs = 0;
  let notBeforeMs = 0;
  let heard: (() => void) | undefined;

  function failed(error: unknown): void {
    connection = undefined;
    if (closing.signal.aborted || isAbort(error)) return;
    const heldMs = connectedAtMs === 0 ? 0 : clock.now() - connectedAtMs;
    connectedAtMs = 0;
    attempt = attemptAfterFailure(attempt, heldMs, RECONNECT);
    notBeforeMs = clock.now() + delayBefore(attempt, random(), RECONNECT);
    const { title, detail } = errorText(wireErrorFrom(error));
    problem = `${title} ${detail}`.replace(/\.\s*$/, '');
  }

  async function connect(): Promise<void> {
    if (connection !== undefined || isBusy || clock.now() < notBeforeMs) return;
    isBusy = true;
    try {
      connection = await subscribeMqtt(
        {
          endpoint,
          clientId: `adit-${Math.floor(random() * 0xffff_ffff).toString(16)}`,
          user: settings.user,
          password: secret,
          topic: settings.topic,
          clock,
          signal: closing.signal,
        },
        {
          onMessage(payload) {
            const { path, unit } = settings;
            const answer = wattsFromPayload(Buffer.from(payload).toString('utf8'), path, unit);
            last = { answer, atMs: clock.now() };
            heard?.();
          },
          onClose: failed,
        },
      );
      connectedAtMs = clock.now();
      problem = '';
    } catch (error) {
      failed(error);
    } finally {
      isBusy = false;
    }
  }

  return {
    async read(signal) {
      await connect();
      if (last === undefined && connection !== undefined) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(firstMs, resolve);
          heard = () => {
            cancel();
            resolve();
          };
          signal.addEventListener('abort', resolve as () => void, { once: true });
        });
      }
      signal.throwIfAborted();
      if (last === undefined || connection === undefined) {
        return { ok: false, problem: problem || 'nothing was published on the topic yet' };
      }
      return last.answer.ok ? { ...last.answer, atMs: last.atMs } : last.answer;
    },
    close() {
      closing.abort();
      connection?.close();
    },
  };
}

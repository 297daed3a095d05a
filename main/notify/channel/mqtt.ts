import { readDeviceAddress } from '../../net/device-address.ts';
import { isLocalHost } from '../../net/host-policy.ts';
import { publishMqtt } from '../../net/mqtt-publish.ts';
import { brokenChannel, type Delivery, defineChannel, failedDelivery } from '../channel.ts';
import {
  eventDescription,
  eventTopic,
  type MqttMessage,
  READINGS_EVERY_MS,
  readingsMessage,
  sensorDescriptions,
} from '../home-assistant.ts';

const ports = { mqtt: { port: 1883, isTls: false }, mqtts: { port: 8883, isTls: true } };

/**
 * A device of Home Assistant, found by MQTT discovery: an event for each message and, where it is wanted, a
 * sensor for each reading. Descriptions are published (retained) before what they describe, because the
 * broker may have forgotten them.
 */
export const mqtt = defineChannel({
  kind: 'mqtt',
  open(settings, { clock, secret, nodeId, userAgent }) {
    const endpoint = readDeviceAddress(settings.address, ports);
    if (endpoint === undefined)
      return brokenChannel('the address can not be read: host or host:port');
    if (secret !== '' && !endpoint.isTls && !isLocalHost(endpoint.host)) {
      return brokenChannel('a password is sent outside the own network only through mqtts://');
    }
    const node = { nodeId, userAgent, discoveryPrefix: settings.discoveryPrefix };

    async function publish(messages: readonly MqttMessage[], signal: AbortSignal, role: string) {
      try {
        await publishMqtt({
          endpoint: endpoint!,
          // A broker ends the older of two connections of one name.
          clientId: `adit-${role}${nodeId}`.slice(0, 23),
          user: settings.user,
          password: secret,
          messages,
          clock,
          signal,
        });
        return { ok: true } as const;
      } catch (error) {
        return failedDelivery(error);
      }
    }

    return {
      send({ event, title, body, atMs, facts }, signal): Promise<Delivery> {
        const at = new Date(atMs).toISOString();
        const payload = JSON.stringify({ event_type: event, title, body, at, ...facts });
        // Not retained: an old block must not be news to who starts Home Assistant anew.
        const told = { topic: eventTopic(node), payload, retain: false };
        return publish([eventDescription(node), told], signal, '');
      },
      ...(settings.readings === true
        ? {
            readings: {
              everyMs: READINGS_EVERY_MS,
              send: (state, signal) =>
                publish([...sensorDescriptions(node), readingsMessage(node, state)], signal, 'r-'),
            },
          }
        : {}),
      close: () => undefined,
    };
  },
});

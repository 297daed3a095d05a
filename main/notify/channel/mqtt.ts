import { NotifyEvent } from '../../../common/contract/notify.ts';
import { readDeviceAddress } from '../../net/device-address.ts';
import { isLocalHost } from '../../net/host-policy.ts';
import { publishMqtt } from '../../net/mqtt-publish.ts';
import { brokenChannel, defineChannel, failedDelivery } from '../channel.ts';

const ports = { mqtt: { port: 1883, isTls: false }, mqtts: { port: 8883, isTls: true } };

/**
 * An `event` entity of Home Assistant, found by MQTT discovery: its description is published (retained)
 * before each message, because the broker may have forgotten it.
 * Source: Home Assistant, "MQTT discovery" and "MQTT event".
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
    const stateTopic = `adit/${nodeId}/event`;
    const description = {
      topic: `${settings.discoveryPrefix}/event/adit_${nodeId}/config`,
      payload: JSON.stringify({
        name: 'Mining',
        unique_id: `adit_${nodeId}_event`,
        state_topic: stateTopic,
        event_types: [...NotifyEvent.options, 'test'],
        icon: 'mdi:pickaxe',
        device: {
          identifiers: [`adit_${nodeId}`],
          name: 'Adit',
          manufacturer: 'Adit',
          sw_version: userAgent,
        },
      }),
      retain: true,
    };
    return {
      async send({ event, title, body, atMs, facts }, signal) {
        const payload = JSON.stringify({
          event_type: event,
          title,
          body,
          at: new Date(atMs).toISOString(),
          ...facts,
        });
        try {
          await publishMqtt({
            endpoint,
            clientId: `adit-${nodeId}`.slice(0, 23),
            user: settings.user,
            password: secret,
            // Not retained: an old block must not be news to who starts Home Assistant anew.
            messages: [description, { topic: stateTopic, payload, retain: false }],
            clock,
            signal,
          });
          return { ok: true };
        } catch (error) {
          return failedDelivery(error);
        }
      },
      close: () => undefined,
    };
  },
});

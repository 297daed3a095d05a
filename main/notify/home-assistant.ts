import type { AppState } from '../../common/contract/app.ts';
import { NotifyEvent } from '../../common/contract/notify.ts';

/** One MQTT message; a retained one is kept by the broker for whoever comes later. */
export interface MqttMessage {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
}

/** How this Adit is called at the broker. */
export interface HomeAssistantNode {
  readonly nodeId: string;
  /** Home Assistant's own is 'homeassistant'. */
  readonly discoveryPrefix: string;
  readonly userAgent: string;
}

/** How often readings are told: a rate's one-minute mean does not say more by being told oftener. */
export const READINGS_EVERY_MS = 30_000;
/** After three that did not come Home Assistant shows the readings as unavailable. */
const EXPIRE_AFTER_S = 100;

/** What mining is doing, in words that automations compare with. */
const states = ['mining', 'starting', 'paused', 'stopped', 'failed'] as const;

/** A sensor of Home Assistant: its key in the readings, and what its description says besides. */
const sensors: Readonly<Record<keyof Readings, Readonly<Record<string, unknown>>>> = {
  state: { name: 'State', device_class: 'enum', options: states, icon: 'mdi:pickaxe' },
  hashrate: {
    name: 'Hash rate',
    unit_of_measurement: 'H/s',
    state_class: 'measurement',
    icon: 'mdi:speedometer',
  },
  power: {
    name: 'Power for mining',
    device_class: 'power',
    unit_of_measurement: 'W',
    state_class: 'measurement',
  },
  machine_power: {
    name: 'Power of the machine',
    device_class: 'power',
    unit_of_measurement: 'W',
    state_class: 'measurement',
  },
  temperature: {
    name: 'Processor temperature',
    device_class: 'temperature',
    unit_of_measurement: '°C',
    state_class: 'measurement',
  },
  shares_accepted: { name: 'Shares accepted', state_class: 'total_increasing', icon: 'mdi:check' },
  shares_rejected: { name: 'Shares rejected', state_class: 'total_increasing', icon: 'mdi:close' },
  best_share: { name: 'Best share', state_class: 'measurement', icon: 'mdi:star-outline' },
  source: { name: 'Source', icon: 'mdi:server-network' },
};

/** Unknown is null, which Home Assistant shows as unknown; base units. */
export interface Readings {
  readonly state: (typeof states)[number];
  /** H/s, mean of a minute; 0 while nothing is hashed. */
  readonly hashrate: number | null;
  readonly power: number | null;
  readonly machine_power: number | null;
  readonly temperature: number | null;
  readonly shares_accepted: number;
  readonly shares_rejected: number;
  readonly best_share: number | null;
  readonly source: string | null;
}

export function readingsOf(state: AppState): Readings {
  const { mining, telemetry, power, machine, shares, best, sources, activeSourceId } = state;
  const { kind } = mining.state;
  const temperature = machine.readings.find(({ id }) => id === 'cpu-temperature');
  return {
    state: kind === 'self-testing' || kind === 'preparing' ? 'starting' : kind,
    hashrate: kind === 'mining' ? (telemetry?.rate60s.hps ?? null) : 0,
    power: power.marginal.value,
    machine_power: power.machine.value,
    temperature: temperature?.value ?? null,
    shares_accepted: shares.accepted,
    shares_rejected: shares.rejected + shares.stale,
    best_share: best.session,
    source: sources.find(({ settings }) => settings.id === activeSourceId)?.settings.label ?? null,
  };
}

const device = ({ nodeId, userAgent }: HomeAssistantNode) => ({
  identifiers: [`adit_${nodeId}`],
  name: 'Adit',
  manufacturer: 'Adit',
  sw_version: userAgent,
});

export const eventTopic = ({ nodeId }: HomeAssistantNode): string => `adit/${nodeId}/event`;
const readingTopic = ({ nodeId }: HomeAssistantNode): string => `adit/${nodeId}/state`;

/**
 * The `event` entity that what happens is told to.
 * Source: Home Assistant, "MQTT discovery" and "MQTT event".
 */
export function eventDescription(node: HomeAssistantNode): MqttMessage {
  return {
    topic: `${node.discoveryPrefix}/event/adit_${node.nodeId}/config`,
    payload: JSON.stringify({
      name: 'Mining',
      unique_id: `adit_${node.nodeId}_event`,
      state_topic: eventTopic(node),
      event_types: [...NotifyEvent.options, 'test'],
      icon: 'mdi:pickaxe',
      device: device(node),
    }),
    retain: true,
  };
}

/** One `sensor` for each reading. Source: Home Assistant, "MQTT discovery" and "MQTT sensor". */
export function sensorDescriptions(node: HomeAssistantNode): MqttMessage[] {
  return Object.entries(sensors).map(([key, about]) => ({
    topic: `${node.discoveryPrefix}/sensor/adit_${node.nodeId}/${key}/config`,
    payload: JSON.stringify({
      ...about,
      unique_id: `adit_${node.nodeId}_${key}`,
      state_topic: readingTopic(node),
      value_template: `{{ value_json.${key} }}`,
      expire_after: EXPIRE_AFTER_S,
      device: device(node),
    }),
    retain: true,
  }));
}

/** The readings of now. Not retained: after a restart of the broker old ones would look fresh. */
export function readingsMessage(node: HomeAssistantNode, state: AppState): MqttMessage {
  return {
    topic: readingTopic(node),
    payload: JSON.stringify(readingsOf(state)),
    retain: false,
  };
}

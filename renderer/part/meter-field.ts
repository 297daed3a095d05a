import type { MeterKind, MeterSettings } from '../../common/contract/meter.ts';
import { message } from '../message/message.ts';

const text = message.host.meter;

/** What is typed for a meter, before it is known to be one. */
export interface MeterDraft {
  readonly id: string;
  readonly kind: MeterKind;
  readonly enabled: boolean;
  readonly label: string;
  readonly measures: MeterSettings['measures'];
  readonly address: string;
  readonly channel: number;
  readonly user: string;
  readonly entity: string;
  readonly topic: string;
  readonly path: string;
  readonly unit: 'W' | 'kW';
  readonly secret: string;
}

type FieldName = 'channel' | 'user' | 'entity' | 'topic' | 'path' | 'unit' | 'secret' | 'token';

/** What each kind asks for besides its name and address. */
export const meterFields: Readonly<Record<MeterKind, readonly FieldName[]>> = {
  'shelly-gen1': ['channel', 'user', 'secret'],
  'shelly-gen2': ['channel', 'secret'],
  tasmota: ['channel', 'user', 'secret'],
  'home-assistant': ['entity', 'token'],
  'http-json': ['path', 'unit', 'token'],
  mqtt: ['topic', 'path', 'unit', 'user', 'secret'],
};

export const meterKinds = Object.keys(meterFields) as readonly MeterKind[];

/** @param taken - ids in use */
export function newMeterDraft(taken: readonly string[]): MeterDraft {
  let number = 1;
  while (taken.includes(`meter-${number}`)) number += 1;
  return {
    id: `meter-${number}`,
    kind: 'shelly-gen2',
    enabled: true,
    label: '',
    measures: 'machine',
    address: '',
    channel: 0,
    user: '',
    entity: '',
    topic: '',
    path: '',
    unit: 'W',
    secret: '',
  };
}

export function draftFromMeter(meter: MeterSettings): MeterDraft {
  return { ...newMeterDraft([]), ...meter };
}

export function meterFromDraft(draft: MeterDraft): MeterSettings {
  const { id, enabled, label, measures, address, channel, user, entity, topic, path, unit } = draft;
  const base = { id, enabled, label: label.trim(), measures, address: address.trim() };
  switch (draft.kind) {
    case 'shelly-gen1':
    case 'tasmota':
      return { ...base, kind: draft.kind, channel, user };
    case 'shelly-gen2':
      return { ...base, kind: draft.kind, channel };
    case 'home-assistant':
      return { ...base, kind: draft.kind, entity: entity.trim() };
    case 'http-json':
      return { ...base, kind: draft.kind, path: path.trim(), unit };
    case 'mqtt':
      return { ...base, kind: draft.kind, topic, path: path.trim(), unit, user };
  }
}

/** By field, what is wrong; empty when it can be tried. */
export function meterProblems(draft: MeterDraft): Readonly<Record<string, string>> {
  const { kind, label, address, entity, topic } = draft;
  return {
    ...(label.trim() === '' ? { label: text.problem.label } : {}),
    ...(address.trim() === '' ? { address: text.problem.address } : {}),
    ...(kind === 'home-assistant' && !/^sensor\.[a-z0-9_]+$/.test(entity.trim())
      ? { entity: text.problem.entity }
      : {}),
    ...(kind === 'mqtt' && !/^[^+#]+$/.test(topic) ? { topic: text.problem.topic } : {}),
  };
}

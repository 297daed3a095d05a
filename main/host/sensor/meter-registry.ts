import type { MeterSettings } from '../../../common/contract/meter.ts';
import { homeAssistant } from './home-assistant.ts';
import { httpJson } from './http-json.ts';
import type { MeterDefinition, MeterDeps, OpenedMeter } from './meter.ts';
import { mqtt } from './mqtt.ts';
import { shellyGen1 } from './shelly-gen1.ts';
import { shellyGen2 } from './shelly-gen2.ts';
import { tasmota } from './tasmota.ts';

/** Every kind of meter. A new one is one file, its settings in the contract and a line here. */
export const meters = [shellyGen1, shellyGen2, tasmota, homeAssistant, httpJson, mqtt] as const;

/** Opens a meter as its settings say; it connects with the first reading. */
export function openMeter(settings: MeterSettings, deps: MeterDeps): OpenedMeter {
  const found = meters.find(({ kind }) => kind === settings.kind);
  if (found === undefined) throw new Error(`no meter of kind ${settings.kind}`);
  // The kind was just matched: definition and settings belong together.
  const { open, intervalMs, staleAfterMs } = found as unknown as MeterDefinition;
  return { meter: open(settings, deps), intervalMs, staleAfterMs };
}

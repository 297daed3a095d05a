import { openHttpMeter } from './http-meter.ts';
import { valueAt } from './json-path.ts';
import { defineMeter, type MeterAnswer, polled, wattsFrom } from './meter.ts';

/** A state of Home Assistant: text, with its unit among the attributes. */
export function wattsFromHomeAssistant(json: unknown): MeterAnswer {
  const state = valueAt(json, 'state');
  const unit = valueAt(json, 'attributes.unit_of_measurement');
  if (state === 'unavailable' || state === 'unknown') {
    return { ok: false, problem: `Home Assistant says: ${state}` };
  }
  if (unit !== 'W' && unit !== 'kW') {
    return {
      ok: false,
      problem: 'this entity is not in W or kW: choose its power, not its energy',
    };
  }
  return wattsFrom(state, unit);
}

/** Source: Home Assistant REST API, `GET /api/states/<entity_id>`. */
export const homeAssistant = defineMeter({
  kind: 'home-assistant',
  ...polled,
  open: (settings, deps) =>
    openHttpMeter(
      {
        address: settings.address.includes('://') ? settings.address : withPort(settings.address),
        path: `/api/states/${settings.entity}`,
        headers: { authorization: `Bearer ${deps.secret}` },
        parse: wattsFromHomeAssistant,
      },
      deps,
    ),
});

/** Home Assistant listens at 8123, not at the port of the web. */
function withPort(address: string): string {
  return /:\d+$/.test(address) ? address : `${address}:8123`;
}

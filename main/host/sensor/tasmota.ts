import { openHttpMeter } from './http-meter.ts';
import { valueAt } from './json-path.ts';
import { defineMeter, type MeterAnswer, polled, wattsFrom } from './meter.ts';

/** The answer to `Status 8`: a number, or one for each output of a device with several. */
export function wattsFromTasmota(json: unknown, channel: number): MeterAnswer {
  if (valueAt(json, 'WARNING') !== undefined) return { ok: false, problem: 'it refused the login' };
  const power = valueAt(json, 'StatusSNS.ENERGY.Power');
  if (power === undefined) return { ok: false, problem: 'it does not measure power' };
  return wattsFrom(Array.isArray(power) ? power[channel] : power);
}

/** Source: Tasmota documentation, Commands and JSON-Status-Responses. Its login travels in the address. */
export const tasmota = defineMeter({
  kind: 'tasmota',
  ...polled,
  open: (settings, deps) => {
    const login = new URLSearchParams({ user: settings.user, password: deps.secret });
    return openHttpMeter(
      {
        address: settings.address,
        path: `/cm?${deps.secret === '' ? '' : `${login}&`}cmnd=Status%208`,
        parse: (json) => wattsFromTasmota(json, settings.channel),
      },
      deps,
    );
  },
});

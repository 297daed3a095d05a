import { basicAuthorization } from '../../net/http.ts';
import { openHttpMeter } from './http-meter.ts';
import { valueAt } from './json-path.ts';
import { defineMeter, type MeterAnswer, polled, wattsFrom } from './meter.ts';

/** `/status` of a Shelly of the first generation: plugs have `meters`, energy meters `emeters`, both in W. */
export function wattsFromShellyGen1(json: unknown, channel: number): MeterAnswer {
  const meter = valueAt(json, `emeters[${channel}]`) ?? valueAt(json, `meters[${channel}]`);
  if (meter === undefined) return { ok: false, problem: `it has no meter ${channel}` };
  if (valueAt(meter, 'is_valid') === false) {
    return { ok: false, problem: 'it says that its own reading is not valid' };
  }
  return wattsFrom(valueAt(meter, 'power'));
}

/** Source: Shelly Gen1 HTTP API, `/status`. */
export const shellyGen1 = defineMeter({
  kind: 'shelly-gen1',
  ...polled,
  open: (settings, deps) =>
    openHttpMeter(
      {
        address: settings.address,
        path: '/status',
        ...(deps.secret === ''
          ? {}
          : { headers: { authorization: basicAuthorization(settings.user, deps.secret) } }),
        parse: (json) => wattsFromShellyGen1(json, settings.channel),
      },
      deps,
    ),
});

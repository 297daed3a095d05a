import { openHttpMeter } from './http-meter.ts';
import { valueAt } from './json-path.ts';
import { defineMeter, polled, wattsFrom } from './meter.ts';

/** Any device that answers with JSON, by the path to its number. */
export const httpJson = defineMeter({
  kind: 'http-json',
  ...polled,
  open: (settings, deps) =>
    openHttpMeter(
      {
        address: settings.address,
        path: null,
        ...(deps.secret === '' ? {} : { headers: { authorization: `Bearer ${deps.secret}` } }),
        parse: (json) => wattsFrom(valueAt(json, settings.path), settings.unit),
      },
      deps,
    ),
});

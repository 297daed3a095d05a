import { z } from 'zod';
import { defineFeed, parseAnswer } from './feed.ts';
import { inOrder, instant, mostSlots } from './slot.ts';

const Answer = z.object({
  data: z
    .array(
      z.object({
        from: instant,
        to: instant,
        intensity: z.object({ forecast: z.number().nullable(), actual: z.number().nullable() }),
      }),
    )
    .max(mostSlots),
});

/** Great Britain's grid by the half hour, with a forecast of two days. */
export const ukCarbonIntensity = defineFeed({
  id: 'uk-carbon-intensity',
  kind: 'carbon',
  label: 'Carbon Intensity (Great Britain)',
  baseUrl: 'https://api.carbonintensity.org.uk',
  learns: 'your address on the net',
  attribution: 'National Energy System Operator, CC BY 4.0',
  area: null,
  key: 'none',
  refreshMs: 1_800_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { nowMs }) {
    // From half an hour ago on, so that the half hour under way is among them.
    const from = new Date(nowMs - 1_800_000).toISOString().slice(0, 16);
    const { data } = parseAnswer(Answer, await ask({ path: `/intensity/${from}Z/fw48h` }));
    const slots = data.flatMap(({ from: startMs, to: endMs, intensity }) => {
      const value = intensity.actual ?? intensity.forecast;
      return value === null ? [] : [{ startMs, endMs, value }];
    });
    return { kind: 'carbon', slots: inOrder('carbon', slots) };
  },
});

import { z } from 'zod';
import { defineFeed, type FeedSlot, parseAnswer } from './feed.ts';
import { inOrder, instant, mostSlots } from './slot.ts';

const Answer = z.object({
  next: z.string().max(1000).nullable(),
  results: z
    .array(
      z.object({
        value_inc_vat: z.number(),
        valid_from: instant,
        valid_to: instant.nullable(),
      }),
    )
    .max(mostSlots),
});

/** Newest first, in pence; negative at times. A page holds 100 unless more are asked for. */
export const octopusAgile = defineFeed({
  id: 'octopus-agile',
  kind: 'tariff',
  label: 'Octopus Agile',
  baseUrl: 'https://api.octopus.energy',
  learns: 'your address on the net, your tariff and region',
  attribution: 'Octopus Energy',
  area: {
    label: 'Product and region letter, as AGILE-24-10-01/C',
    standard: 'AGILE-24-10-01/C',
    pattern: /^[A-Z0-9-]{3,40}\/[A-P]$/,
  },
  key: 'none',
  refreshMs: 1_800_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { area, nowMs }) {
    const [product = '', region = ''] = area.split('/');
    const time = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    const endMs = nowMs + 48 * 3_600_000;
    const path = `/v1/products/${product}/electricity-tariffs/E-1R-${product}-${region}/standard-unit-rates/`;
    let query: string | undefined =
      `?period_from=${time(nowMs - 24 * 3_600_000)}Z&period_to=${time(endMs)}Z&page_size=1500`;
    const slots: FeedSlot[] = [];
    for (let page = 0; query !== undefined && page < 5; page += 1) {
      const text: string | undefined = await ask({ path: path + query });
      const { next, results } = parseAnswer(Answer, text);
      for (const { value_inc_vat, valid_from, valid_to } of results) {
        slots.push({ startMs: valid_from, endMs: valid_to ?? endMs, value: value_inc_vat / 100 });
      }
      // Only the query of the next page's address is taken: it may not lead elsewhere.
      const at = next?.indexOf('?') ?? -1;
      query = next === null || at < 0 ? undefined : next.slice(at);
    }
    return { kind: 'tariff', currency: 'GBP', slots: inOrder('tariff', slots) };
  },
});

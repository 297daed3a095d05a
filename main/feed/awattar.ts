import { z } from 'zod';
import { defineFeed, parseAnswer } from './feed.ts';
import { inOrder, mostSlots } from './slot.ts';

const Answer = z.object({
  data: z
    .array(
      z.object({
        start_timestamp: z.number(),
        end_timestamp: z.number(),
        marketprice: z.number(),
        unit: z.literal('Eur/MWh'),
      }),
    )
    .max(mostSlots),
});

/** Exchange prices of Germany or Austria. A hundred requests a day are fair use. */
export const awattar = defineFeed({
  id: 'awattar',
  kind: 'tariff',
  label: 'aWATTar',
  baseUrl: 'https://api.awattar.de',
  learns: 'your address on the net',
  attribution: 'aWATTar',
  area: null,
  key: 'none',
  refreshMs: 1_800_000,
  leastMs: 900_000,
  staleAfterMs: 0,
  async read(ask, { nowMs }) {
    const startMs = Math.floor(nowMs / 3_600_000 - 24) * 3_600_000;
    const path = `/v1/marketdata?start=${startMs}&end=${startMs + 72 * 3_600_000}`;
    const { data } = parseAnswer(Answer, await ask({ path }));
    const slots = data.map(({ start_timestamp, end_timestamp, marketprice }) => ({
      startMs: start_timestamp,
      endMs: end_timestamp,
      value: marketprice / 1000,
    }));
    return { kind: 'tariff', currency: 'EUR', slots: inOrder('tariff', slots) };
  },
});

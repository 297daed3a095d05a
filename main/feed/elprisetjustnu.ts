import { z } from 'zod';
import { createLocalClock, dateOfDay } from '../../common/economics/energy/local-time.ts';
import { defineFeed, type FeedSlot, parseAnswer } from './feed.ts';
import { inOrder, instant, mostSlots } from './slot.ts';

const Answer = z
  .array(
    z.object({
      SEK_per_kWh: z.number(),
      EUR_per_kWh: z.number(),
      time_start: instant,
      time_end: instant,
    }),
  )
  .max(mostSlots);

/** Swedish exchange prices without VAT, a file a day; tomorrow's is missing until about 13:00. */
export const elprisetjustnu = defineFeed({
  id: 'elprisetjustnu',
  kind: 'tariff',
  label: 'Elpriset just nu',
  baseUrl: 'https://www.elprisetjustnu.se',
  learns: 'your address on the net, your price area',
  attribution: 'elprisetjustnu.se',
  area: { label: 'Price area SE1 to SE4', standard: 'SE3', pattern: /^SE[1-4]$/ },
  key: 'none',
  refreshMs: 1_800_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { area, currency, nowMs }) {
    const { day } = createLocalClock('Europe/Stockholm').at(nowMs);
    const slots: FeedSlot[] = [];
    for (const each of [day - 1, day, day + 1]) {
      const [year, month, date] = dateOfDay(each).split('-');
      const path = `/api/v1/prices/${year}/${month}-${date}_${area}.json`;
      const text = await ask({ path, mayBeMissing: each !== day });
      if (text === undefined) continue;
      for (const row of parseAnswer(Answer, text)) {
        const value = currency === 'EUR' ? row.EUR_per_kWh : row.SEK_per_kWh;
        slots.push({ startMs: row.time_start, endMs: row.time_end, value });
      }
    }
    return {
      kind: 'tariff',
      currency: currency === 'EUR' ? 'EUR' : 'SEK',
      slots: inOrder('tariff', slots),
    };
  },
});

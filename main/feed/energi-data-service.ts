import { z } from 'zod';
import { createLocalClock, dateOfDay } from '../../common/economics/energy/local-time.ts';
import { defineFeed, parseAnswer } from './feed.ts';
import { inOrder, mostSlots, withEnds } from './slot.ts';

const Answer = z.object({
  records: z
    .array(
      z.object({
        /** UTC, though it does not say so. */
        TimeUTC: z
          .string()
          .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
          .transform((text) => Date.parse(`${text}Z`)),
        PriceArea: z.string(),
        DayAheadPriceEUR: z.number(),
        DayAheadPriceDKK: z.number(),
      }),
    )
    .max(mostSlots),
});

/** Danish exchange prices by the quarter hour. */
export const energiDataService = defineFeed({
  id: 'energi-data-service',
  kind: 'tariff',
  label: 'Energi Data Service',
  baseUrl: 'https://api.energidataservice.dk',
  learns: 'your address on the net, your price area',
  attribution: 'Energinet',
  area: { label: 'Price area DK1 or DK2', standard: 'DK1', pattern: /^(DK[12]|SE[34]|NO2|DE)$/ },
  key: 'none',
  refreshMs: 1_800_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { area, currency, nowMs }) {
    const { day } = createLocalClock('Europe/Copenhagen').at(nowMs);
    const filter = encodeURIComponent(JSON.stringify({ PriceArea: [area] }));
    const range = `start=${dateOfDay(day - 1)}&end=${dateOfDay(day + 2)}`;
    const path = `/dataset/DayAheadPrices?${range}&filter=${filter}&limit=1000`;
    const { records } = parseAnswer(Answer, await ask({ path }));
    const starts = records
      .filter(({ PriceArea }) => PriceArea === area)
      .map(({ TimeUTC, DayAheadPriceEUR, DayAheadPriceDKK }) => ({
        startMs: TimeUTC,
        value: (currency === 'EUR' ? DayAheadPriceEUR : DayAheadPriceDKK) / 1000,
      }));
    return {
      kind: 'tariff',
      currency: currency === 'EUR' ? 'EUR' : 'DKK',
      slots: inOrder('tariff', withEnds(starts)),
    };
  },
});

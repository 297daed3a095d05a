import { z } from 'zod';
import { createLocalClock, dateOfDay } from '../../common/economics/energy/local-time.ts';
import { defineFeed, FeedProblem, parseAnswer } from './feed.ts';
import { inOrder, mostSlots, withEnds } from './slot.ts';

const Answer = z.object({
  unix_seconds: z.array(z.number().int()).max(mostSlots),
  price: z.array(z.number().nullable()).max(mostSlots),
  unit: z.string().regex(/^EUR ?\/ ?MWh$/),
});

/** Exchange prices of a European bidding zone; null where none is published. */
export const energyCharts = defineFeed({
  id: 'energy-charts',
  kind: 'tariff',
  label: 'Energy-Charts',
  baseUrl: 'https://api.energy-charts.info',
  learns: 'your address on the net, your bidding zone',
  attribution: 'Energy-Charts, Bundesnetzagentur | SMARD.de, CC BY 4.0',
  area: { label: 'Bidding zone', standard: 'DE-LU', pattern: /^[A-Z]{2}[A-Z0-9-]{0,10}$/ },
  key: 'none',
  refreshMs: 1_800_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { area, nowMs }) {
    const { day } = createLocalClock('Europe/Berlin').at(nowMs);
    const path = `/price?bzn=${area}&start=${dateOfDay(day - 1)}&end=${dateOfDay(day + 1)}`;
    const answer = parseAnswer(Answer, await ask({ path }));
    if (answer.price.length !== answer.unix_seconds.length) {
      throw new FeedProblem('it sent times and prices that do not belong together');
    }
    const slots = withEnds(
      answer.unix_seconds.map((second, at) => ({
        startMs: second * 1000,
        value: answer.price[at] ?? Number.NaN,
      })),
    );
    const known = slots
      .filter(({ value }) => !Number.isNaN(value))
      .map((slot) => ({ ...slot, value: slot.value / 1000 }));
    return { kind: 'tariff', currency: 'EUR', slots: inOrder('tariff', known) };
  },
});

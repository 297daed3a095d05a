import { z } from 'zod';
import { defineFeed, FeedProblem, parseAnswer } from './feed.ts';
import { inOrder, instant, mostSlots, withEnds } from './slot.ts';

const Prices = z
  .array(z.object({ total: z.number(), startsAt: instant, currency: z.string().max(3) }))
  .max(mostSlots);
const Answer = z.object({
  data: z
    .object({
      viewer: z.object({
        homes: z
          .array(
            z.object({
              currentSubscription: z
                .object({ priceInfo: z.object({ today: Prices, tomorrow: Prices }) })
                .nullable(),
            }),
          )
          .max(50),
      }),
    })
    .nullish(),
  errors: z.array(z.object({ message: z.string().max(2000) })).optional(),
});

const fields = '{ total startsAt currency }';
const query = `{ viewer { homes { currentSubscription { priceInfo { today ${fields} tomorrow ${fields} } } } } }`;

/** What the customer pays, tax included. Tomorrow is empty before about 13:00. */
export const tibber = defineFeed({
  id: 'tibber',
  kind: 'tariff',
  label: 'Tibber',
  baseUrl: 'https://api.tibber.com',
  learns: 'your address on the net, your account',
  attribution: 'Tibber',
  area: { label: 'Which home, counted from 1', standard: '1', pattern: /^[1-9]\d?$/ },
  key: 'required',
  refreshMs: 1_800_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { area, key }) {
    const text = await ask({
      method: 'POST',
      path: '/v1-beta/gql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = parseAnswer(Answer, text);
    const words = errors?.[0]?.message;
    if (words !== undefined) throw new FeedProblem(`it says: ${words.slice(0, 200)}`);
    const info = data?.viewer.homes[Number(area) - 1]?.currentSubscription?.priceInfo;
    if (info === undefined) throw new FeedProblem(`home ${area} has no subscription`);
    const prices = [...info.today, ...info.tomorrow];
    return {
      kind: 'tariff',
      currency: prices[0]?.currency ?? '',
      slots: inOrder(
        'tariff',
        withEnds(prices.map(({ startsAt, total }) => ({ startMs: startsAt, value: total }))),
      ),
    };
  },
});

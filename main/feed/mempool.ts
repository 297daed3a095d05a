import { z } from 'zod';
import { defineFeed, FeedProblem, parseAnswer } from './feed.ts';

const Prices = z.record(z.string().max(20), z.number());
const Adjustment = z.object({
  difficultyChange: z.number(),
  /** Milliseconds. */
  estimatedRetargetDate: z.number(),
});
const Hashrate = z.object({ currentDifficulty: z.number().positive() });

/** Bitcoin's price, difficulty and next adjustment. It bans who asks too often, without saying how often that is. */
export const mempool = defineFeed({
  id: 'mempool',
  kind: 'market',
  label: 'mempool.space',
  baseUrl: 'https://mempool.space',
  learns: 'your address on the net',
  attribution: 'mempool.space',
  area: null,
  key: 'none',
  refreshMs: 900_000,
  leastMs: 120_000,
  staleAfterMs: 3_600_000,
  async read(ask, { currency, nowMs }) {
    const prices = parseAnswer(Prices, await ask({ path: '/api/v1/prices' }));
    const adjustment = parseAnswer(
      Adjustment,
      await ask({ path: '/api/v1/difficulty-adjustment' }),
    );
    const hashrate = parseAnswer(Hashrate, await ask({ path: '/api/v1/mining/hashrate/3d' }));
    const price = prices[currency];
    if (price !== undefined && !(price > 0)) throw new FeedProblem('its price can not be right');
    return {
      kind: 'market',
      prices:
        price === undefined
          ? []
          : [{ chainId: 'bitcoin', currency, price, atMs: (prices['time'] ?? 0) * 1000 }],
      difficulty: {
        chainId: 'bitcoin',
        difficulty: hashrate.currentDifficulty,
        nextChangePercent: adjustment.difficultyChange,
        nextAtMs: adjustment.estimatedRetargetDate,
        atMs: nowMs,
      },
    };
  },
});

import { z } from 'zod';
import { defineFeed, FeedProblem, parseAnswer } from './feed.ts';

/** Its names are ours for every coin that is mined here. */
const known = new Set(['bitcoin', 'bitcoin-cash', 'litecoin', 'dogecoin', 'monero']);
const Answer = z.record(z.string().max(40), z.record(z.string().max(40), z.number().nullable()));

/** Prices of the coins that are mined. The free plan allows 30 requests a minute. */
export const coingecko = defineFeed({
  id: 'coingecko',
  kind: 'market',
  label: 'CoinGecko',
  baseUrl: 'https://api.coingecko.com',
  learns: 'your address on the net, which coins you mine, your currency',
  attribution: 'CoinGecko',
  area: null,
  key: 'optional',
  refreshMs: 600_000,
  leastMs: 60_000,
  staleAfterMs: 3_600_000,
  async read(ask, { chains, currency, key }) {
    const ids = chains.filter((chain) => known.has(chain));
    if (ids.length === 0) throw new FeedProblem('it has no price for the coin that is mined');
    const unit = currency.toLowerCase();
    const text = await ask({
      path: `/api/v3/simple/price?ids=${ids.join(',')}&vs_currencies=${unit}&include_last_updated_at=true`,
      headers: key === '' ? {} : { 'x-cg-demo-api-key': key },
    });
    const answer = parseAnswer(Answer, text);
    const prices = ids.flatMap((chainId) => {
      const price = answer[chainId]?.[unit] ?? null;
      const at = answer[chainId]?.['last_updated_at'] ?? null;
      if (price === null || at === null) return [];
      if (!(price > 0)) throw new FeedProblem('its price can not be right');
      return [{ chainId, currency, price, atMs: at * 1000 }];
    });
    if (prices.length === 0) throw new FeedProblem(`it has no price in ${currency}`);
    return { kind: 'market', prices, difficulty: null };
  },
});

import { z } from 'zod';
import { defineFeed, FeedProblem, parseAnswer } from './feed.ts';

/** Its names of coins; the key of the answer holds them too, with letters around. */
const tickers: Readonly<Record<string, string>> = {
  bitcoin: 'XBT',
  'bitcoin-cash': 'BCH',
  litecoin: 'LTC',
  dogecoin: 'XDG',
  monero: 'XMR',
};

const Answer = z.object({
  error: z.array(z.string().max(500)).max(20),
  result: z
    .record(z.string().max(20), z.object({ c: z.array(z.string().max(40)).min(1).max(4) }))
    .optional(),
});

/** Last trades of an exchange. About one request a second is allowed. */
export const kraken = defineFeed({
  id: 'kraken',
  kind: 'market',
  label: 'Kraken',
  baseUrl: 'https://api.kraken.com',
  learns: 'your address on the net, which coins you mine, your currency',
  attribution: 'Kraken',
  area: null,
  key: 'none',
  refreshMs: 600_000,
  leastMs: 60_000,
  staleAfterMs: 3_600_000,
  async read(ask, { chains, currency, nowMs }) {
    const wanted = chains.flatMap((chainId) => {
      const ticker = tickers[chainId];
      return ticker === undefined ? [] : [{ chainId, ticker }];
    });
    if (wanted.length === 0) throw new FeedProblem('it has no price for the coin that is mined');
    const pairs = wanted.map(({ ticker }) => ticker + currency).join(',');
    const answer = parseAnswer(Answer, await ask({ path: `/0/public/Ticker?pair=${pairs}` }));
    const words = answer.error[0];
    if (words !== undefined) throw new FeedProblem(`it says: ${words.slice(0, 200)}`);
    const entries = Object.entries(answer.result ?? {});
    const prices = wanted.map(({ chainId, ticker }) => {
      const entry = entries.find(([name]) => name.includes(ticker));
      const price = Number(entry?.[1].c[0]);
      if (!(price > 0)) throw new FeedProblem('its price can not be right');
      return { chainId, currency, price, atMs: nowMs };
    });
    return { kind: 'market', prices, difficulty: null };
  },
});

import { z } from 'zod';

/** Schemas of feeds: what the app may ask of somebody else's server. Each is off until the user turns it on. */

export const FeedId = z.enum([
  'octopus-agile',
  'tibber',
  'awattar',
  'energy-charts',
  'elprisetjustnu',
  'energi-data-service',
  'entso-e',
  'uk-carbon-intensity',
  'electricity-maps',
  'mempool',
  'coingecko',
  'kraken',
  'openadr',
  'room-temperature',
]);
export type FeedId = z.infer<typeof FeedId>;

export const FeedKind = z.enum(['tariff', 'carbon', 'market', 'event', 'temperature']);
export type FeedKind = z.infer<typeof FeedKind>;

export const FeedSettings = z.strictObject({
  id: FeedId,
  enabled: z.boolean(),
  /** Another server of the same kind, http(s)://host[:port][/path]; '' is the feed's own. */
  url: z.string().trim().max(500),
  /** Price area, zone, tariff or path, in the feed's own words; '' is its standard. */
  area: z.string().trim().max(200),
  /** Of the login, where one is needed; the key or password is the secret. */
  user: z.string().trim().max(200),
});
export type FeedSettings = z.infer<typeof FeedSettings>;

/** How a feed stands. 'stale': what it gave no longer counts. 'failing': it could not be had, what it gave still counts. */
export const FeedState = z.enum(['off', 'waiting', 'fresh', 'failing', 'stale']);
export type FeedState = z.infer<typeof FeedState>;

export const FeedInfo = z.object({
  id: FeedId,
  kind: FeedKind,
  label: z.string(),
  /** Host that is asked. */
  host: z.string(),
  /** What that host learns from being asked. */
  learns: z.string(),
  /** Who is to be named for the data. */
  attribution: z.string(),
  /** Words for `area`, '' where the feed has none. */
  areaLabel: z.string(),
  area: z.string(),
  key: z.enum(['none', 'optional', 'required']),
  hasKey: z.boolean(),
  state: FeedState,
  /** '' while all is well. */
  problem: z.string(),
  /** When it was last asked; null: not since it was turned on. */
  askedAtMs: z.number().nullable(),
  /** When it last gave something; null: never. */
  gotAtMs: z.number().nullable(),
  /** When it is asked next; null while off. */
  nextAtMs: z.number().nullable(),
  /** End of what it gave; null where that is a moment. */
  throughMs: z.number().nullable(),
});
export type FeedInfo = z.infer<typeof FeedInfo>;

/** What market feeds tell, each with who says so. */
export const MarketInfo = z.object({
  /** Money for a whole coin; of a coin the first counts. */
  prices: z.array(
    z.object({
      chainId: z.string(),
      currency: z.string(),
      price: z.number(),
      atMs: z.number(),
      from: z.string(),
    }),
  ),
  /** null where no feed tells it. */
  difficulty: z
    .object({
      chainId: z.string(),
      difficulty: z.number(),
      /** Change that the next adjustment is expected to bring, percent, and when. */
      nextChangePercent: z.number(),
      nextAtMs: z.number(),
      atMs: z.number(),
      from: z.string(),
    })
    .nullable(),
});
export type MarketInfo = z.infer<typeof MarketInfo>;

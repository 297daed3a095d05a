import { z } from 'zod';
import type { FeedId, FeedKind } from '../../common/contract/feed.ts';
import { GridEvent } from '../../common/contract/plan.ts';

/** A stretch of time with one value: money/kWh or g/kWh. */
export const FeedSlot = z.object({ startMs: z.number(), endMs: z.number(), value: z.number() });
export type FeedSlot = z.infer<typeof FeedSlot>;

/** Slots rise and do not overlap; what is missing between them is not known. */
export const FeedData = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tariff'), currency: z.string(), slots: z.array(FeedSlot) }),
  z.object({ kind: z.literal('carbon'), slots: z.array(FeedSlot) }),
  z.object({
    kind: z.literal('market'),
    /** Money for a whole coin, by chain id. */
    prices: z.array(
      z.object({
        chainId: z.string(),
        currency: z.string(),
        price: z.number(),
        atMs: z.number(),
      }),
    ),
    difficulty: z
      .object({
        chainId: z.string(),
        difficulty: z.number(),
        /** Change that the next retarget is expected to bring, percent, and when. */
        nextChangePercent: z.number(),
        nextAtMs: z.number(),
        atMs: z.number(),
      })
      .nullable(),
  }),
  z.object({
    kind: z.literal('event'),
    events: z.array(GridEvent),
    /** What the same server tells of prices and carbon; empty where it tells nothing. */
    prices: z.object({ currency: z.string(), slots: z.array(FeedSlot) }),
    carbon: z.array(FeedSlot),
  }),
  z.object({ kind: z.literal('temperature'), celsius: z.number(), atMs: z.number() }),
]);
export type FeedData = z.infer<typeof FeedData>;
export type DataOf<Kind extends FeedKind> = Extract<FeedData, { kind: Kind }>;

/** One request below the feed's base address. */
export interface FeedRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** 204 and 404 mean "not published yet", not a fault. */
  readonly mayBeMissing?: boolean;
  /** 409 means that what is posted is there already. */
  readonly mayExist?: boolean;
}

/** What mining used in a time, and what it would have used without an event; null when that is not known. */
export type EnergyUse = (
  fromMs: number,
  toMs: number,
) => { readonly usedKwh: number; readonly baselineKwh: number | null };

/**
 * Sends a request and gives the text of the answer; undefined where it may be missing and is.
 *
 * @throws {@link FeedProblem}; an AbortError when the feed was turned off
 */
export type Ask = (request: FeedRequest) => Promise<string | undefined>;

export interface FeedContext {
  /** As typed, or the feed's standard. */
  readonly area: string;
  readonly user: string;
  /** Key or password, '' for none. */
  readonly key: string;
  /** Of the money settings, ISO 4217. */
  readonly currency: string;
  /** Chains that the user's sources mine; never empty. */
  readonly chains: readonly string[];
  readonly nowMs: number;
  /** Host that is asked. */
  readonly host: string;
  /** Kept while the feed is on: tokens. */
  readonly memo: Map<string, { readonly value: string; readonly untilMs: number }>;
  /** For whoever asks for a report. */
  readonly energyUse: EnergyUse;
}

export interface FeedDefinition {
  readonly id: FeedId;
  readonly kind: FeedKind;
  readonly label: string;
  /** https address that paths are appended to; '' when only the user knows it. */
  readonly baseUrl: string;
  readonly learns: string;
  readonly attribution: string;
  readonly area: {
    readonly label: string;
    readonly standard: string;
    readonly pattern: RegExp;
  } | null;
  readonly key: 'none' | 'optional' | 'required';
  /** Between two reads while nothing is missing. */
  readonly refreshMs: number;
  /** Least time between two reads, whatever happens: the provider's limit with room to spare. */
  readonly leastMs: number;
  /** How long what was read counts; for slots their own end counts instead. */
  readonly staleAfterMs: number;
  read(ask: Ask, context: FeedContext): Promise<FeedData>;
}

/** Types its argument: what is read is of the feed's kind. */
export function defineFeed<Kind extends FeedKind>(
  definition: FeedDefinition & {
    readonly kind: Kind;
    read(ask: Ask, context: FeedContext): Promise<DataOf<Kind>>;
  },
): FeedDefinition {
  return definition;
}

/** Why a feed gave nothing, in words, and how long it asked to be left alone. */
export class FeedProblem extends Error {
  readonly retryAfterMs: number | null;
  constructor(problem: string, retryAfterMs: number | null = null) {
    super(problem);
    this.name = 'FeedProblem';
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Takes text as JSON of a shape.
 *
 * @throws {@link FeedProblem} naming the first field that is not as it should be
 */
export function parseAnswer<T>(schema: z.ZodType<T>, text: string | undefined): T {
  let json: unknown;
  try {
    json = JSON.parse(text ?? '');
  } catch {
    throw new FeedProblem('it answered with something else than JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new FeedProblem(`its answer has another form than it should${where && `, at ${where}`}`);
}

import { AppError } from '../../common/contract/errors.ts';
import { FeedId, type FeedSettings } from '../../common/contract/feed.ts';
import { defaultPlanSettings, type PlanSettings } from '../../common/contract/plan.ts';
import { defaultSettings, type Settings } from '../../common/contract/settings.ts';
import { choiceFlag, numberFlag, wholeFlag } from './arguments.ts';
import { timesFrom } from './time-flag.ts';

/** Flags that say when it is worth mining, as the app's plan does. */
export const planOptions = {
  plan: { type: 'string' },
  hours: { type: 'string' },
  strike: { type: 'string' },
  deadline: { type: 'string' },
  price: { type: 'string' },
  'coin-price': { type: 'string' },
  currency: { type: 'string' },
  feed: { type: 'string', multiple: true },
  'energy-cap': { type: 'string' },
  'carbon-limit': { type: 'string' },
  'min-on': { type: 'string' },
  'min-off': { type: 'string' },
} as const;

export const planHelp = `  --hours <from>-<to>      mine between these times only, for example 22-6 or 22:00-06:30
  --strike <price>[,<p2>]  mine at or below this price of a kWh, rest above it (above p2)
  --deadline <hours>       mine so many hours a week, the cheapest ones
  --plan value             mine while the expected reward is worth more than the power
  --price <p>              what a kWh costs; --coin-price <p>: what a coin is worth
  --currency <code>        of all prices (USD)
  --feed <id>[=<area>]     ask a feed for prices or carbon, its key in ADIT_FEED_KEY_<ID>; may be repeated:
                           octopus-agile, tibber, awattar, energy-charts, elprisetjustnu, energi-data-service,
                           entso-e, uk-carbon-intensity, electricity-maps, mempool, coingecko, kraken
  --energy-cap <kWh>       rest when the day's energy is used
  --carbon-limit <g>       rest while a kWh of the grid causes more
  --min-on, --min-off <m>  minutes that a plan by price or value stays on, or off (15)`;

export interface PlanFlags {
  readonly plan?: string | undefined;
  readonly hours?: string | undefined;
  readonly strike?: string | undefined;
  readonly deadline?: string | undefined;
  readonly price?: string | undefined;
  readonly 'coin-price'?: string | undefined;
  readonly currency?: string | undefined;
  readonly feed?: readonly string[] | undefined;
  readonly 'energy-cap'?: string | undefined;
  readonly 'carbon-limit'?: string | undefined;
  readonly 'min-on'?: string | undefined;
  readonly 'min-off'?: string | undefined;
}

/** What the flags decide of the settings. */
export type PlanChoice = Pick<Settings, 'plan' | 'tariff' | 'money' | 'feeds'>;

/** The variable of the environment that holds a feed's key: ADIT_FEED_KEY_ENTSO_E. */
export function feedKeyName(id: FeedId): string {
  return `ADIT_FEED_KEY_${id.toUpperCase().replaceAll('-', '_')}`;
}

const priceFeeds = new Set<string>([
  'octopus-agile',
  'tibber',
  'awattar',
  'energy-charts',
  'elprisetjustnu',
  'energi-data-service',
  'entso-e',
]);

/**
 * @param chainId - whose coin `--coin-price` tells
 * @param nowMs - when the prices were typed
 * @throws AppError cli.usage
 */
export function planFromFlags(flags: PlanFlags, chainId: string, nowMs: number): PlanChoice {
  const typed = (value: number | undefined) =>
    value === undefined ? undefined : { value, typedAtMs: nowMs };
  const coin = typed(numberFlag('coin-price', flags['coin-price'], 0, 1e12));
  const feeds = (flags.feed ?? []).map(feedFrom);
  const hasPriceFeed = feeds.some(({ id }) => priceFeeds.has(id));
  return {
    plan: planOf(flags),
    tariff: { ...defaultSettings.tariff, kind: hasPriceFeed ? 'feed' : 'flat' },
    money: {
      ...defaultSettings.money,
      currency: currencyOf(flags.currency),
      price: coin === undefined ? {} : { [chainId]: coin },
      electricity: typed(numberFlag('price', flags.price, 0, 100)) ?? null,
    },
    feeds,
  };
}

function planOf(flags: PlanFlags): PlanSettings {
  const own = (['hours', 'strike', 'deadline'] as const).filter(
    (mode) => flags[mode] !== undefined,
  );
  const told = choiceFlag('plan', flags.plan, ['off', 'value', 'hours', 'deadline', 'strike']);
  const [mode = told ?? 'off', other] =
    told === undefined ? own : [told, ...own.filter((each) => each !== told)];
  if (other !== undefined) {
    throw usage(
      `--${other} and ${told === undefined ? `--${mode}` : `--plan ${mode}`} can not both decide when to mine.`,
    );
  }
  const base = defaultPlanSettings;
  return {
    ...base,
    mode,
    hours: flags.hours === undefined ? base.hours : timesFrom('hours', flags.hours, 5),
    strike: flags.strike === undefined ? base.strike : strikeFrom(flags.strike),
    hoursPerWeek: numberFlag('deadline', flags.deadline, 0, 168) ?? base.hoursPerWeek,
    dailyEnergyCapKwh: numberFlag('energy-cap', flags['energy-cap'], 0, 100_000) ?? null,
    carbonLimitG: numberFlag('carbon-limit', flags['carbon-limit'], 0, 5000) ?? null,
    minOnMinutes: wholeFlag('min-on', flags['min-on'], 0, 1440) ?? base.minOnMinutes,
    minOffMinutes: wholeFlag('min-off', flags['min-off'], 0, 1440) ?? base.minOffMinutes,
  };
}

function strikeFrom(text: string): PlanSettings['strike'] {
  const [first, second = first, ...more] = text.split(',');
  const resumeAt = numberFlag('strike', first, -100, 100) ?? 0;
  const stopAbove = numberFlag('strike', second, -100, 100) ?? resumeAt;
  if (more.length > 0 || stopAbove < resumeAt) {
    throw usage(
      `--strike is ${JSON.stringify(text)}: it must be a price, or two of which the second is not lower.`,
    );
  }
  return { resumeAt, stopAbove };
}

function feedFrom(text: string): FeedSettings {
  const at = text.indexOf('=');
  const id = FeedId.safeParse(at < 0 ? text : text.slice(0, at));
  if (!id.success) {
    throw usage(`--feed is ${JSON.stringify(text)}: it must be ${FeedId.options.join(' or ')}.`);
  }
  return { id: id.data, enabled: true, url: '', area: at < 0 ? '' : text.slice(at + 1), user: '' };
}

function currencyOf(text: string | undefined): string {
  if (text === undefined) return defaultSettings.money.currency;
  if (!/^[A-Z]{3}$/.test(text)) {
    throw usage(`--currency is ${JSON.stringify(text)}: it must be three capital letters, as EUR.`);
  }
  return text;
}

function usage(problem: string): AppError {
  return new AppError('cli.usage', { problem });
}

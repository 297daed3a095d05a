import { DAYS_PER_YEAR } from '../work.ts';
import { revertingDeviation } from './mean-reversion.ts';
import { type SpreadMethod, spreadPayoff } from './spread.ts';

/** A rig seen as a strip of options, each the right to swap power for hashes over one period. */
interface Strip {
  /** Reward of 1 PH/s for a day, now; money. */
  readonly hashprice: number;
  /** At the wall, J/TH. */
  readonly efficiencyJPerTh: number;
  /** money/kWh; the forward of every period that `powerCurve` does not name. */
  readonly powerPrice: number;
  /** Forward power price by month from now, money/kWh; may be negative. */
  readonly powerCurve: readonly number[];
  /** Other cost that stops when the rig stops, money per PH/s and day. */
  readonly otherCost: number;
  /** Growth of difficulty per year as a ratio: 0.3 is +30 %. */
  readonly difficultyGrowth: number;
  readonly months: number;
  readonly period: 'month' | 'day';
  readonly hashpriceVolatility: number;
  readonly powerVolatility: number;
  readonly correlation: number;
  /** Speed at which hashprice returns to its forward, per year; 0 is a random walk. */
  readonly reversion: number;
  readonly rate: number;
  readonly method: SpreadMethod;
}

/** One option of the strip; money per PH/s for the whole period, discounted. */
interface StripPeriod {
  readonly years: number;
  readonly hashpriceForward: number;
  readonly cost: number;
  readonly value: number;
  readonly intrinsic: number;
  readonly alwaysOn: number;
}

/** Days of a month in the model: a twelfth of a Julian year. */
const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/**
 * Values each period of the strip at its middle.
 *
 * F_h = h0 e^(-gT) with g = ln(1 + growth), F_p = 24 * efficiency * price, K = other cost;
 * value = days * e^(-rT) * E[max(h - p - K, 0)].
 *
 * @param shiftYears - moves every expiry, for theta; expiries stop at 0
 */
export function stripPeriods(strip: Strip, shiftYears = 0): StripPeriod[] {
  const perYear = strip.period === 'day' ? DAYS_PER_YEAR : 12;
  const days = strip.period === 'day' ? 1 : DAYS_PER_MONTH;
  const count = Math.round((strip.months / 12) * perYear);
  const growth = Math.log1p(strip.difficultyGrowth);
  return Array.from({ length: count }, (_, index) => {
    const years = Math.max(0, (index + 0.5) / perYear + shiftYears);
    const month = Math.min(strip.months - 1, Math.floor(((index + 0.5) / perYear) * 12));
    const hashpriceForward = strip.hashprice * Math.exp(-growth * years);
    const power = 24 * strip.efficiencyJPerTh * (strip.powerCurve[month] ?? strip.powerPrice);
    const cost = power + strip.otherCost;
    const scale = days * Math.exp(-strip.rate * years);
    const payoff = spreadPayoff(strip.method, {
      received: hashpriceForward,
      given: power,
      cost: strip.otherCost,
      receivedDeviation: revertingDeviation(strip.hashpriceVolatility, strip.reversion, years),
      givenDeviation: strip.powerVolatility * Math.sqrt(years),
      correlation: strip.correlation,
    });
    return {
      years,
      hashpriceForward,
      cost,
      value: scale * payoff,
      intrinsic: scale * Math.max(0, hashpriceForward - cost),
      alwaysOn: scale * (hashpriceForward - cost),
    };
  });
}

/** What the strip is worth and why; money per PH/s. `value` = alwaysOn + rightToStop + timeValue. */
interface StripValue {
  readonly value: number;
  /** Run whatever happens. */
  readonly alwaysOn: number;
  /** What stopping on today's forward curve adds. */
  readonly rightToStop: number;
  readonly intrinsic: number;
  /** What deciding later, by the price of the day, adds. */
  readonly timeValue: number;
}

/** Adds up the periods of a strip. */
export function stripValue(periods: readonly StripPeriod[]): StripValue {
  let [value, intrinsic, alwaysOn] = [0, 0, 0];
  for (const period of periods) {
    value += period.value;
    intrinsic += period.intrinsic;
    alwaysOn += period.alwaysOn;
  }
  return {
    value,
    alwaysOn,
    rightToStop: intrinsic - alwaysOn,
    intrinsic,
    timeValue: value - intrinsic,
  };
}

/** Sensitivities of the strip, per 1 of each input (volatility, correlation, growth per 1.00), theta per day. */
interface StripGreeks {
  readonly hashprice: number;
  readonly powerPrice: number;
  readonly hashpriceVolatility: number;
  readonly powerVolatility: number;
  readonly correlation: number;
  readonly difficultyGrowth: number;
  readonly rate: number;
  readonly thetaPerDay: number;
}

/**
 * Greeks by central differences (0.01 of hashprice, 1e-4 per kWh, 0.01 of the rest), one-sided where an
 * input meets its bound. Cost: fifteen valuations of the strip.
 */
export function stripGreeks(strip: Strip): StripGreeks {
  const total = (changed: Strip, shiftYears = 0) =>
    stripValue(stripPeriods(changed, shiftYears)).value;
  const slope = (key: NumericInput, step: number, low: number, high: number) => {
    const up = Math.min(high, strip[key] + step);
    const down = Math.max(low, strip[key] - step);
    return (total({ ...strip, [key]: up }) - total({ ...strip, [key]: down })) / (up - down);
  };
  const unbounded = Number.POSITIVE_INFINITY;
  return {
    hashprice: slope('hashprice', 0.01, 0, unbounded),
    powerPrice: (total(withPower(strip, 1e-4)) - total(withPower(strip, -1e-4))) / 2e-4,
    hashpriceVolatility: slope('hashpriceVolatility', 0.01, 0, unbounded),
    powerVolatility: slope('powerVolatility', 0.01, 0, unbounded),
    correlation: slope('correlation', 0.01, -1, 1),
    difficultyGrowth: slope('difficultyGrowth', 0.01, -0.99, unbounded),
    rate: slope('rate', 0.01, -unbounded, unbounded),
    thetaPerDay: total(strip, -1 / DAYS_PER_YEAR) - total(strip),
  };
}

/** The strip with its whole power curve moved in parallel. */
function withPower(strip: Strip, by: number): Strip {
  return {
    ...strip,
    powerPrice: strip.powerPrice + by,
    powerCurve: strip.powerCurve.map((price) => price + by),
  };
}

type NumericInput =
  | 'hashprice'
  | 'hashpriceVolatility'
  | 'powerVolatility'
  | 'correlation'
  | 'difficultyGrowth'
  | 'rate';

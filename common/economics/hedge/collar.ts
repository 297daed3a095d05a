import { z } from 'zod';
import { findRoot } from '../../stats/root.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { black76 } from '../option/black-76.ts';
import { priceField, rateField, volatilityField, yearsField } from '../option/field.ts';

/** The market a collar is written on. */
interface CollarMarket {
  readonly forward: number;
  readonly years: number;
  readonly rate: number;
  readonly volatility: number;
}

/** Below this share of the coin's price a premium is rounding, and no strike can be read from it. */
const LEAST_PREMIUM = 1e-9;

/**
 * The call strike whose premium pays for a put; null if no finite strike does (a put that costs nothing,
 * or one that costs as much as the coin).
 */
export function zeroCostCallStrike(market: CollarMarket, putStrike: number): number | null {
  const premium = black76({ ...market, side: 'put', strike: putStrike });
  const most = market.forward * Math.exp(-market.rate * market.years);
  if (!(premium > LEAST_PREMIUM * most && premium < most)) return null;
  const deviation = market.volatility * Math.sqrt(market.years);
  const excess = (logStrike: number) =>
    black76({ ...market, side: 'call', strike: Math.exp(logStrike) }) / premium - 1;
  const centre = Math.log(market.forward);
  // A call this far out is worth nothing beside any put that is worth something.
  let [low, high] = [centre - 1, centre + 1];
  while (excess(low) < 0 && low > centre - 700) low -= 1 + deviation;
  while (excess(high) > 0 && high < centre + 700) high += 1 + deviation * deviation;
  if (excess(low) < 0 || excess(high) > 0) return null;
  return Math.exp(findRoot(excess, low, high, 1e-14));
}

/**
 * A floor for coins to come: a put, alone or paid for by giving up the gain above a cap.
 *
 * Premiums by Black-76. The put keeps the upside and costs its premium at once; the zero-cost collar costs
 * nothing and sells the upside above its call strike. Losses are limited, so both suit uncertain production
 * better than a forward. Vector: forward 60,000, half a year, 60 %, floor 50,000.
 */
export const collarModel = defineModel({
  id: 'collar',
  title: 'Floor under the coin price: put and collar',
  section: '6.1',
  formula: 'put(Kp) = e^(-rT) (Kp N(-d2) - F N(-d1)); zero cost: call(Kc) = put(Kp)',
  source: 'Black 1976; Hull, "Options, Futures, and Other Derivatives", chapter 12',
  wrongWhen: 'Puts trade at a higher volatility than calls, as they do: the cap then lies nearer.',
  input: z.object({
    forward: priceField('Forward price of the coin'),
    putStrike: priceField('Floor (put strike)'),
    years: yearsField,
    rate: rateField.default(0.04),
    volatility: volatilityField('Volatility of the coin'),
    coins: quantity('Coins protected', 'coin', { min: 0, max: 1e12 }).default(1),
  }),
  output: z.object({
    putPremium: quantity('Premium per coin', 'money'),
    premium: quantity('Premium in all', 'money'),
    floorAfterPremium: quantity('Worst price with the put, premium paid', 'money'),
    callStrike: quantityOrNull(
      'Cap of the zero-cost collar',
      'money',
      'the floor costs nothing, or as much as the coin',
    ),
    collarWorst: quantity('Worst revenue with the collar', 'money'),
    collarBest: quantityOrNull('Best revenue with the collar', 'money', 'no cap'),
    putWorst: quantity('Worst revenue with the put', 'money'),
  }),
  example: { forward: 60000, putStrike: 50000, years: 0.5, rate: 0.04, volatility: 0.6 },
  run: ({ coins, putStrike, ...market }) => {
    const putPremium = black76({ ...market, side: 'put', strike: putStrike });
    // Paid today, so it has grown by settlement.
    const floorAfterPremium = putStrike - putPremium * Math.exp(market.rate * market.years);
    const callStrike = zeroCostCallStrike(market, putStrike);
    return {
      putPremium,
      premium: putPremium * coins,
      floorAfterPremium,
      callStrike,
      collarWorst: coins * (callStrike === null ? putStrike : Math.min(putStrike, callStrike)),
      collarBest: callStrike === null ? null : coins * Math.max(putStrike, callStrike),
      putWorst: coins * floorAfterPremium,
    };
  },
});

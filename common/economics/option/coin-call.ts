import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { europeanOption } from './european-option.ts';
import { countField, priceField, rateField, volatilityField } from './field.ts';

/** What {@link coinCallStrip} values. */
interface CoinCall {
  readonly coinPrice: number;
  /** Cash cost of mining one coin today. */
  readonly costPerCoin: number;
  /** Coins mined in the first month. */
  readonly coinsPerMonth: number;
  readonly difficultyGrowth: number;
  readonly months: number;
  readonly volatility: number;
  readonly rate: number;
}

/**
 * The rig as long-dated calls on the coin, struck at its unit cost: `sum q e^-gt C(S, K e^gt, t)`, t the
 * middle of each month, g = ln(1 + growth).
 *
 * @returns one call per month: its date in years, coins, strike and value in money
 */
function coinCallStrip(rig: CoinCall) {
  const growth = Math.log1p(rig.difficultyGrowth);
  return Array.from({ length: rig.months }, (_, month) => {
    const years = (month + 0.5) / 12;
    const coins = rig.coinsPerMonth * Math.exp(-growth * years);
    const strike = rig.costPerCoin * Math.exp(growth * years);
    const call = europeanOption({
      side: 'call',
      spot: rig.coinPrice,
      strike,
      years,
      rate: rig.rate,
      carryYield: 0,
      volatility: rig.volatility,
    });
    return { years, coins, strike, value: coins * call };
  });
}

/**
 * The essay's long-dated call: a rig is the right to coins at their unit cash cost.
 *
 * Difficulty growth shrinks the coins and raises the strike by the same factor. Volatility 0 leaves the
 * discounted margin of the months in which mining pays.
 */
export const coinCallModel = defineModel({
  id: 'coin-call',
  title: 'The rig as a long-dated call on the coin',
  section: '5.3',
  formula: 'Σ q e^(-gt) C(S, K e^(gt), t), g = ln(1 + difficulty growth)',
  source: 'Black and Scholes 1973 on the coin; strip as section 5.2 (our composition)',
  wrongWhen:
    'Difficulty answers price, which it does: the price of the coin alone overstates the option.',
  input: z.object({
    coinPrice: priceField('Coin price'),
    costPerCoin: priceField('Cash cost per coin today'),
    coinsPerMonth: quantity('Coins in the first month', 'coin', { min: 0, max: 1e12 }),
    difficultyGrowth: quantity('Difficulty growth per year', '1', { min: -0.99, max: 100 }),
    months: countField('Remaining life', 'months', { min: 0, max: 600 }),
    volatility: volatilityField('Volatility of the coin'),
    rate: rateField,
  }),
  output: z.object({
    value: quantity('Value', 'money'),
    intrinsic: quantity('Value at volatility 0', 'money'),
    timeValue: quantity('Time value', 'money'),
    delta: quantity('Coins the rig behaves like (delta)', 'coin'),
    coins: quantity('Coins it can mine in all', 'coin'),
  }),
  example: {
    coinPrice: 60000,
    costPerCoin: 45000,
    coinsPerMonth: 0.002673625,
    difficultyGrowth: 0.3,
    months: 36,
    volatility: 0.6,
    rate: 0.04,
  },
  run: (rig) => {
    const total = (changed: CoinCall) =>
      coinCallStrip(changed).reduce((sum, call) => sum + call.value, 0);
    const value = total(rig);
    const intrinsic = total({ ...rig, volatility: 0 });
    const step = Math.max(1e-9, rig.coinPrice * 1e-5);
    const up = total({ ...rig, coinPrice: rig.coinPrice + step });
    const down = total({ ...rig, coinPrice: Math.max(0, rig.coinPrice - step) });
    return {
      value,
      intrinsic,
      timeValue: value - intrinsic,
      delta: (up - down) / (step + Math.min(step, rig.coinPrice)),
      coins: coinCallStrip(rig).reduce((sum, call) => sum + call.coins, 0),
    };
  },
});

import { z } from 'zod';
import { defineModel, flag, fraction, quantity } from '../model.ts';
import { priceField, volatilityField } from '../option/field.ts';
import {
  bestTailShare,
  poissonHedgeEffectiveness,
  prudentForwardShare,
  soloRisk,
} from './solo-production.ts';

/**
 * Whether a solo miner should sell forward at all.
 *
 * Output is Poisson, price lognormal around the forward, both independent. The variance-minimal sale is always
 * the expected output, yet with few blocks it removes almost nothing, `R^2 = m v/(1+v+m v)`, and without a
 * block there is nothing to deliver: the forward is a naked short. Tail figures are exact (a sum over block
 * counts of lognormal closed forms) and are checked against simulation. The rule: sell what is accrued,
 * plus what there will be with 95 % certainty, and nothing ahead below five expected blocks.
 */
export const soloHedgeModel = defineModel({
  id: 'solo-hedge',
  title: 'Forward sale by a solo miner',
  section: '6.3',
  formula: 'R² = m v / (1 + v + m v), v = e^(σ²T) - 1; CVaR of N B S - h (S - F), N ~ Poisson(m)',
  source:
    'Our derivation from Ederington 1979 and Rockafellar and Uryasev 2000; checked by simulation',
  wrongWhen:
    'Difficulty follows price within the horizon: output and price are then not independent.',
  input: z.object({
    expectedBlocks: quantity('Expected blocks within the horizon', '1', { min: 0, max: 10_000 }),
    blockCoins: quantity('Coins of a block', 'coin', { min: 0, max: 1e9 }).default(3.125),
    accruedCoins: quantity('Coins already in hand', 'coin', { min: 0, max: 1e12 }).default(0),
    forward: priceField('Forward price of the coin'),
    years: quantity('Horizon', 'a', { min: 0, max: 5 }),
    volatility: volatilityField('Volatility of the coin'),
    costs: quantity('Costs over the horizon', 'money', { min: 0, max: 1e12 }).default(0),
    confidence: quantity('Confidence', '1', { min: 0.5, max: 0.999 }).default(0.95),
  }),
  output: z.object({
    variationSquared: quantity('Squared variation of the price', '1'),
    effectiveness: fraction('Share of variance a forward can remove'),
    varianceShare: quantity('Variance-minimal sale, of expected output', '1'),
    tailShare: quantity('Sale with the best tail, of expected output', '1'),
    prudentShare: quantity('Sale that production covers with 95 %', '1'),
    sellableCoins: quantity('Coins that may be sold forward', 'coin'),
    isRefused: flag('Selling ahead is refused: too few blocks'),
    tailUnhedged: quantity('Mean of the worst outcomes, unhedged', 'money'),
    tailFullyHedged: quantity('Mean of the worst outcomes, all sold forward', 'money'),
    tailBest: quantity('Mean of the worst outcomes, best sale', 'money'),
    lossChanceUnhedged: fraction('Chance of a loss, unhedged'),
    lossChanceFullyHedged: fraction('Chance of a loss, all sold forward'),
  }),
  example: { expectedBlocks: 0.025, forward: 60000, years: 0.5, volatility: 0.6 },
  run: (input) => {
    const { expectedBlocks, blockCoins, forward, costs } = input;
    const deviation = input.volatility * Math.sqrt(input.years);
    const production = { expectedBlocks, blockCoins, forward, deviation, costs };
    const tail = 1 - input.confidence;
    const tailShare = bestTailShare(production, tail);
    const unhedged = soloRisk({ ...production, share: 0 }, tail);
    const full = soloRisk({ ...production, share: 1 }, tail);
    const prudentShare = prudentForwardShare(expectedBlocks);
    return {
      variationSquared: Math.expm1(deviation * deviation),
      effectiveness: poissonHedgeEffectiveness(expectedBlocks, deviation),
      varianceShare: 1,
      tailShare,
      prudentShare,
      sellableCoins: input.accruedCoins + prudentShare * expectedBlocks * blockCoins,
      isRefused: prudentShare === 0,
      tailUnhedged: unhedged.tailMean,
      tailFullyHedged: full.tailMean,
      tailBest: soloRisk({ ...production, share: tailShare }, tail).tailMean,
      lossChanceUnhedged: unhedged.lossChance,
      lossChanceFullyHedged: full.lossChance,
    };
  },
});

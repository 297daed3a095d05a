import { z } from 'zod';
import { defineModel, flag, fraction, quantity, quantityOrNull } from '../model.ts';
import { black76 } from '../option/black-76.ts';
import { countField, priceField, rateField, volatilityField } from '../option/field.ts';
import type { Progress } from '../progress.ts';
import { zeroCostCallStrike } from './collar.ts';
import { histogramOf, riskOf } from './risk.ts';
import { type Hedge, simulateHedge } from './simulation.ts';
import { prudentForwardShare } from './solo-production.ts';

/** About one difficulty epoch of 14 days. */
const STEPS_PER_YEAR = 26;

const BINS = 40;

const riskOutput = (label: string) =>
  z
    .object({
      mean: quantity('Mean', 'money'),
      deviation: quantity('Standard deviation', 'money'),
      meanError: quantity('95 % error of the mean', 'money'),
      valueAtRisk: quantity('Value at risk (a loss above 0)', 'money'),
      valueAtRiskError: quantity('95 % error of value at risk', 'money'),
      expectedShortfall: quantity('Expected shortfall, CVaR (a loss above 0)', 'money'),
      expectedShortfallError: quantity('95 % error of expected shortfall', 'money'),
      lossChance: fraction('Chance of a loss'),
    })
    .meta({ label, unit: 'money' });

/**
 * What a miner's gain may be over a horizon, with a hedge and without, by simulation.
 *
 * Hedges, as shares of the expected coins: sold forward; protected by puts (premium by Black-76); collared
 * (puts paid for by calls). For a solo miner a forward sale is cut to what production covers with 95 %.
 * Both reports use the same paths, so their difference is the hedge. The cash a forward seller must post on
 * the way is reported beside the gain: liquidity can fail where the gain would not.
 */
export const hedgeReportModel = defineModel({
  id: 'hedge-report',
  title: 'Gain with and without a hedge',
  section: '6.4',
  formula:
    'gain = N S_T - power - costs + h (F - S_T) + puts - calls; VaR = -quantile, CVaR = -mean of the tail',
  source:
    'Monte Carlo; Rockafellar and Uryasev 2000 for CVaR; production as Poisson (section 2), price as Black and Scholes 1973',
  wrongWhen: 'Prices jump, or difficulty answers price otherwise than by the elasticity given.',
  input: z.object({
    coinPrice: priceField('Coin price now'),
    volatility: volatilityField('Volatility of the coin').default(0.6),
    drift: quantity('Expected growth of the price', '1/a', { min: -2, max: 2 }).default(0),
    rate: rateField.default(0.04),
    years: quantity('Horizon', 'a', { min: 0, max: 5 }).default(0.5),
    forward: quantity('Forward price (null: the expected price)', 'money', { min: 0, max: 1e12 })
      .nullable()
      .meta({
        label: 'Forward price',
        unit: 'money',
        absent: 'the expected price',
      })
      .default(null),
    expectedCoins: quantity('Coins over the horizon at today’s difficulty', 'coin', {
      min: 0,
      max: 1e9,
    }),
    blockCoins: quantity('Coins of a block if mining solo (0: pooled)', 'coin', {
      min: 0,
      max: 1e9,
    }).default(0),
    difficultyGrowth: quantity('Difficulty growth per year', '1', { min: -0.99, max: 100 }).default(
      0,
    ),
    elasticity: quantity('Share of a price move that difficulty follows', '1', {
      min: 0,
      max: 1,
    }).default(0),
    lagEpochs: countField('Epochs it takes to follow', '1', { min: 0, max: 26 }).default(2),
    energyKwh: quantity('Energy over the horizon', 'kWh', { min: 0, max: 1e12 }).default(0),
    powerPrice: quantity('Power price', 'money/kWh', { min: -1e4, max: 1e4 }).default(0),
    powerVolatility: volatilityField('Power volatility (0: fixed tariff)').default(0),
    powerReversion: quantity('Mean reversion of power', '1/a', { min: 0, max: 100 }).default(5),
    otherCosts: quantity('Other costs over the horizon', 'money', { min: 0, max: 1e12 }).default(0),
    basisDeviation: quantity('Own price over index, standard deviation', '1', {
      min: 0,
      max: 1,
    }).default(0),
    forwardShare: fraction('Share sold forward').default(0),
    putShare: fraction('Share protected by puts').default(0),
    collarShare: fraction('Share collared at no cost').default(0),
    putStrike: quantity('Floor, of the forward price', '1', { min: 0, max: 2 }).default(0.85),
    marginShare: fraction('Initial margin of a forward sale').default(0.35),
    confidence: quantity('Confidence', '1', { min: 0.5, max: 0.999 }).default(0.95),
    paths: countField('Paths', '1', { min: 1000, max: 1_000_000 }).default(40_000),
    seed: countField('Seed', '1', { min: 0, max: Number.MAX_SAFE_INTEGER }).default(11),
  }),
  output: z.object({
    unhedged: riskOutput('Unhedged'),
    hedged: riskOutput('Hedged'),
    forward: quantity('Forward price', 'money'),
    coinsSoldForward: quantity('Coins sold forward', 'coin'),
    isForwardCut: flag('The forward sale was cut: too few blocks to deliver it'),
    premium: quantity('Premium of the puts', 'money'),
    callStrike: quantityOrNull('Cap of the collar', 'money', 'no collar, or no cap pays for it'),
    initialMargin: quantity('Initial margin', 'money'),
    peakCash: quantity('Cash the forward needs at its worst, at that confidence', 'money'),
    histogram: z
      .object({
        edges: z.array(quantity('Edge', 'money')).meta({ label: 'Edges', unit: 'money' }),
        unhedged: z.array(fraction('Share')).meta({ label: 'Unhedged', unit: '1' }),
        hedged: z.array(fraction('Share')).meta({ label: 'Hedged', unit: '1' }),
      })
      .meta({ label: 'Histogram of the gain', unit: '1' }),
  }),
  example: {
    coinPrice: 60000,
    expectedCoins: 0.1368,
    energyKwh: 76_700,
    powerPrice: 0.08,
    otherCosts: 180,
    forwardShare: 0.75,
  },
  run: (input, progress?: Progress) => {
    const { years, rate, volatility, expectedCoins, blockCoins } = input;
    const forward = input.forward ?? input.coinPrice * Math.exp(input.drift * years);
    const market = { forward, years, rate, volatility };
    const strike = input.putStrike * forward;
    const most = blockCoins > 0 ? prudentForwardShare(expectedCoins / blockCoins) : 1;
    const forwardShare = Math.min(input.forwardShare, most);
    const callStrike = input.collarShare > 0 ? zeroCostCallStrike(market, strike) : null;
    const collarCoins = callStrike === null ? 0 : input.collarShare * expectedCoins;
    const putCoins = input.putShare * expectedCoins;
    const premium = putCoins * black76({ ...market, side: 'put', strike });
    const hedge: Hedge = {
      forward,
      forwardCoins: forwardShare * expectedCoins,
      putCoins: putCoins + collarCoins,
      putStrike: strike,
      callCoins: collarCoins,
      callStrike: callStrike ?? 0,
      premium: premium * Math.exp(rate * years),
    };
    const { unhedged, hedged, peaks } = simulateHedge(
      {
        ...input,
        hedge,
        lag: input.lagEpochs,
        steps: Math.max(1, Math.round(years * STEPS_PER_YEAR)),
      },
      progress,
    );
    for (const list of [unhedged, hedged, peaks]) list.sort();
    const { edges, shares } = histogramOf([unhedged, hedged], BINS);
    const peak = peaks[Math.floor(input.confidence * (peaks.length - 1))] as number;
    const initialMargin = input.marginShare * hedge.forwardCoins * forward;
    return {
      unhedged: riskOf(unhedged, input.confidence),
      hedged: riskOf(hedged, input.confidence),
      forward,
      coinsSoldForward: hedge.forwardCoins,
      isForwardCut: forwardShare < input.forwardShare,
      premium,
      callStrike,
      initialMargin,
      peakCash: initialMargin + hedge.forwardCoins * Math.max(0, peak - forward),
      histogram: { edges, unhedged: shares[0] ?? [], hedged: shares[1] ?? [] },
    };
  },
});

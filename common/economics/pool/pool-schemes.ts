import { z } from 'zod';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';
import { blockRate, SECONDS_PER_DAY, workFields } from '../work.ts';

/**
 * Variance of what one difficulty-1 share pays, in units of (expected pay)^2 = (pB)^2, p = 1/D.
 *
 * SOLO (1-p)/p; PROP -ln p/(1-p) - 1; PPLNS 1/X; PPS and FPPS 0.
 *
 * @param difficulty - at least 1
 * @param window - X of PPLNS: the window in units of the difficulty, above 0
 */
export function shareVariance(difficulty: number, window: number) {
  const over = difficulty - 1;
  return {
    solo: over,
    prop: over === 0 ? 0 : (Math.log1p(over) * difficulty) / over - 1,
    pplns: 1 / window,
    pps: 0,
    fpps: 0,
  };
}

const scheme = z.object({
  scheme: z.enum(['solo', 'prop', 'pplns', 'pps', 'fpps']).meta({ label: 'Scheme', unit: '1' }),
  meanCoin: quantity('Expected pay', 'coin', { min: 0 }),
  spreadCoin: quantity('Standard deviation', 'coin', { min: 0 }),
  relativeSpread: quantityOrNull('Standard deviation over mean', '1', 'nothing is expected'),
  shareVariance: quantity('Variance of one share over its mean squared', '1', { min: 0 }),
  riskBearer: z.enum(['miner', 'pool']).meta({ label: 'Who bears the luck', unit: '1' }),
});

/**
 * What the same work is paid under each reward scheme, and how evenly.
 *
 * With m own blocks expected and a share s of the pool: solo spread B sqrt(m), pooled B sqrt(m s), paid per
 * share none. PPS pays the subsidy, FPPS the fees as well. PROP is shown as an honest miner sees it.
 * Source: Rosenfeld 2011; PROP and PPLNS variances re-derived and simulated.
 */
export const poolSchemes = defineModel({
  id: 'pool-schemes',
  title: 'Pool reward schemes: mean and spread',
  section: '3.1',
  formula: 'mean = (1-fee) m B; spread solo B sqrt(m), PROP and PPLNS B sqrt(m s), PPS and FPPS 0',
  source: 'Rosenfeld, Analysis of Bitcoin Pooled Mining Reward Systems, arXiv:1112.4980',
  wrongWhen: 'The pool cheats, is hopped (PROP), goes broke (PPS) or its hash rate moves much.',
  input: z.object({
    ...workFields,
    difficulty: quantity('Network difficulty', '1', { min: 1, max: 1e80 }),
    subsidyCoin: quantity('Block subsidy', 'coin', { min: 0, max: 1e15 }),
    feesCoin: quantity('Fees per block', 'coin', { min: 0, max: 1e15 }).default(0),
    horizonDays: quantity('Horizon', 'd', { min: 0, max: 1e6 }).default(30),
    poolHashrateHps: quantity('Hash rate of the pool, yours included', 'H/s', {
      positive: true,
      max: 1e40,
    }),
    pplnsWindow: quantity('PPLNS window in units of the difficulty', '1', {
      positive: true,
      max: 1e6,
    }).default(2),
    soloFee: fraction('Fee of solo mining').default(0),
    propFee: fraction('Fee of PROP').default(0.01),
    pplnsFee: fraction('Fee of PPLNS').default(0.01),
    ppsFee: fraction('Fee of PPS').default(0.03),
    fppsFee: fraction('Fee of FPPS').default(0.03),
  }),
  output: z.object({
    expectedBlocks: quantity('Own blocks expected within the horizon', '1', { min: 0 }),
    poolShare: fraction('Your share of the pool'),
    chanceOfNothingSolo: fraction('Chance that solo mining pays nothing'),
    schemes: z.array(scheme).meta({ label: 'Schemes', unit: '1' }),
  }),
  example: {
    hashrateHps: 200e12,
    difficulty: 144.4e12,
    subsidyCoin: 3.125,
    feesCoin: 0.03,
    poolHashrateHps: 100e18,
  },
  run: (input) => {
    const expectedBlocks = blockRate(input) * SECONDS_PER_DAY * input.horizonDays;
    const poolShare = Math.min(1, input.hashrateHps / input.poolHashrateHps);
    const reward = input.subsidyCoin + input.feesCoin;
    const variance = shareVariance(input.difficulty, input.pplnsWindow);
    const row = (
      name: keyof typeof variance,
      pay: number,
      fee: number,
      /** Blocks' worth of luck left with the miner: sd = pay * sqrt(m * exposure). */
      exposure: number,
    ) => ({
      scheme: name,
      meanCoin: (1 - fee) * pay * expectedBlocks,
      spreadCoin: (1 - fee) * pay * Math.sqrt(expectedBlocks * exposure),
      relativeSpread: expectedBlocks > 0 ? Math.sqrt(exposure / expectedBlocks) : null,
      shareVariance: variance[name],
      riskBearer: variance[name] > 0 ? ('miner' as const) : ('pool' as const),
    });
    return {
      expectedBlocks,
      poolShare,
      chanceOfNothingSolo: Math.exp(-expectedBlocks),
      schemes: [
        row('solo', reward, input.soloFee, 1),
        row('prop', reward, input.propFee, poolShare),
        row('pplns', reward, input.pplnsFee, poolShare),
        row('pps', input.subsidyCoin, input.ppsFee, 0),
        row('fpps', reward, input.fppsFee, 0),
      ],
    };
  },
});

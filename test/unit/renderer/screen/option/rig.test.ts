import { describe, expect, it } from 'vitest';
import { readChain } from '../../../../../common/chain/registry.ts';
import { miningStripModel } from '../../../../../common/economics/option/mining-strip.ts';
import { hashprice } from '../../../../../common/economics/profit/profit.ts';
import {
  hedgeInput,
  isSimulatedZero,
  latticeInput,
  raceInput,
  reversionRange,
  stripInput,
} from '../../../../../renderer/screen/option/option-model.ts';
import {
  coinsOver,
  hashpriceOf,
  hopelessnessOf,
  rigOf,
} from '../../../../../renderer/screen/option/rig.ts';
import { answerOf } from '../../../../../renderer/what-if/answer.ts';

const bitcoin = readChain('bitcoin')!;
const monero = readChain('monero')!;
const market = { difficulty: 144.4e12, subsidyCoin: 3.125, feesCoin: 0.03, coinPrice: 65_000 };
const s21 = { hashrateHps: 200e12, powerW: 3500, powerPrice: 0.08, hashprice: 45 };
const judgements = {
  powerPrice: 0.08,
  hashprice: 45,
  difficultyGrowth: 0.3,
  months: 36,
  hashpriceVolatility: 0.65,
  powerVolatility: 0,
  correlation: 0.1,
  reversion: 1,
  rate: 0.04,
};

describe('rigOf', () => {
  it('counts Bitcoin in PH/s and J/TH', () => {
    const rig = rigOf(bitcoin, s21);
    expect(rig.speed).toBeCloseTo(0.2, 12);
    expect(rig.efficiency).toBeCloseTo(17.5, 12);
    expect(rig.cost).toBeCloseTo(33.6, 12);
    expect(rig.revenuePerDay).toBeCloseTo(9, 12);
    expect(rig.powerCostPerDay).toBeCloseTo(6.72, 12);
  });

  it('gives the same money whatever unit a coin counts in', () => {
    const cpu = { hashrateHps: 20_000, powerW: 120, powerPrice: 0.2 };
    const price = hashpriceOf(monero, {
      difficulty: 300e9,
      subsidyCoin: 0.6,
      feesCoin: 0,
      coinPrice: 300,
    });
    const rig = rigOf(monero, { ...cpu, hashprice: price });
    expect(rig.speed).toBeCloseTo(0.02, 12);
    expect(rig.revenuePerDay).toBeCloseTo((20_000 / 300e9) * 86_400 * 0.6 * 300, 9);
    expect(rig.speed * rig.cost).toBeCloseTo(rig.powerCostPerDay, 9);
  });
});

describe('hashpriceOf', () => {
  it('is the profit model’s hashprice for Bitcoin', () => {
    expect(hashpriceOf(bitcoin, market)).toBeCloseTo(
      hashprice({ difficulty: 144.4e12, hashesPerDifficulty: 2 ** 32 }, 3.155, 65_000),
      9,
    );
  });
});

describe('hopelessnessOf', () => {
  it('is the ratio of cost to hashprice for a processor on Bitcoin', () => {
    const cpu = rigOf(bitcoin, {
      hashrateHps: 386.2e6,
      powerW: 142,
      powerPrice: 0.28,
      hashprice: 28.57,
    });
    expect(hopelessnessOf(cpu, 28.57)).toBeCloseTo(86_486, -2);
  });
  it('is null for a machine of today, for free power and for no hashrate', () => {
    expect(hopelessnessOf(rigOf(bitcoin, s21), 45)).toBeNull();
    expect(hopelessnessOf(rigOf(bitcoin, { ...s21, powerPrice: 0 }), 45)).toBeNull();
    expect(hopelessnessOf(rigOf(bitcoin, { ...s21, hashrateHps: 0 }), 45)).toBeNull();
  });
  it('is infinite where nothing is earned', () => {
    expect(hopelessnessOf(rigOf(bitcoin, s21), 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('stripInput', () => {
  it('gives the worked example of the model book, five times smaller for a fifth of a PH/s', () => {
    const answer = answerOf(miningStripModel, stripInput(rigOf(bitcoin, s21), judgements));
    const book = answerOf(miningStripModel, { ...miningStripModel.example, otherCost: 0 });
    if (answer.kind !== 'ready' || book.kind !== 'ready') throw new Error('both run');
    expect(answer.output.value * 5).toBeCloseTo(book.output.value, 6);
  });
  it('has its judgement of mean reversion within the range', () => {
    const input = stripInput(rigOf(bitcoin, s21), judgements);
    const answer = answerOf(miningStripModel, input);
    const range = reversionRange(input);
    if (answer.kind !== 'ready' || range === null) throw new Error('both run');
    expect(range.low.output.value).toBeLessThan(answer.output.value);
    expect(range.high.output.value).toBeGreaterThan(answer.output.value);
  });
  it('is refused, naming the field, for a rig without hashrate', () => {
    const rig = rigOf(bitcoin, { ...s21, hashrateHps: 0 });
    const answer = answerOf(miningStripModel, stripInput(rig, judgements));
    expect(answer).toMatchObject({ kind: 'refused', issues: [{ field: 'efficiencyJPerTh' }] });
    expect(reversionRange(stripInput(rig, judgements))).toBeNull();
  });
});

describe('the other inputs', () => {
  const rig = rigOf(bitcoin, s21);
  it('decide daily over the life', () => {
    const costs = { suspendCost: 50, restartCost: 50, standbyPerDay: 0.1 };
    expect(latticeInput(rig, { ...judgements, ...costs })).toMatchObject({
      years: 3,
      steps: 1095,
      volatility: 0.65,
    });
    expect(latticeInput(rig, { ...judgements, ...costs, months: 0 }).steps).toBe(1);
  });
  it('put the share on the instrument that is chosen', () => {
    const values = {
      coinPrice: 65_000,
      volatility: 0.6,
      drift: 0,
      rate: 0.04,
      years: 0.5,
      difficultyGrowth: 0.3,
      elasticity: 0,
      putStrike: 0.85,
      powerPrice: 0.08,
    };
    const shares = (instrument: Parameters<typeof hedgeInput>[2], share: number) => {
      const input = hedgeInput(rig, values, instrument, share, 0);
      return [input.forwardShare, input.putShare, input.collarShare];
    };
    expect(shares('forward', 0.75)).toEqual([0.75, 0, 0]);
    expect(shares('put', 0.75)).toEqual([0, 0.75, 0]);
    expect(shares('collar', 0.75)).toEqual([0, 0, 0.75]);
    expect(shares('least', 1.4)).toEqual([1, 0, 0]);
    expect(shares('least', -0.4)).toEqual([0, 0, 0]);
    const input = hedgeInput(rig, values, 'forward', 1, 3.155);
    expect(input.energyKwh).toBeCloseTo(84 * 182.625, 6);
    expect(input.expectedCoins).toBeCloseTo(coinsOver(rig, 65_000, 0.5), 12);
    expect(hedgeInput(rig, { ...values, powerPrice: 0 }, 'put', 1, 0).energyKwh).toBe(0);
  });
  it('earn nothing in coins of no price, and cost nothing at a negative price of power', () => {
    expect(coinsOver(rig, 0, 1)).toBe(0);
    const values = {
      coinPrice: 65_000,
      volatility: 0.6,
      drift: 0,
      raceMonths: 24,
      difficultyGrowth: 0.3,
      startCoins: 0,
      startFiat: 6000,
      sellShare: 0.5,
      targetWeight: 0.5,
      sellAbove: 90_000,
    };
    const paid = rigOf(bitcoin, { ...s21, powerPrice: -0.05 });
    expect(raceInput(paid, values, 0).costPerMonth).toBe(0);
    expect(raceInput(rig, values, 0)).toMatchObject({ months: 24, startFiat: 6000 });
  });
  it('tell simulated nothing from nothing', () => {
    expect([0, 0.0009, 0.001].map(isSimulatedZero)).toEqual([true, true, false]);
  });
});

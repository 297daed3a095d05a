import type { z } from 'zod';
import type { hedgeReportModel } from '../../../common/economics/hedge/hedge-report.ts';
import { miningStripModel } from '../../../common/economics/option/mining-strip.ts';
import type { switchingLatticeModel } from '../../../common/economics/option/switching-lattice.ts';
import type { treasuryRaceModel } from '../../../common/economics/treasury/treasury-race.ts';
import { DAYS_PER_YEAR } from '../../../common/economics/work.ts';
import { type Answer, answerOf, type Ready } from '../../what-if/answer.ts';
import { coinsOver, type Rig } from './rig.ts';

/** From numbers of the screen to inputs of the models. */

export type StripInput = z.input<typeof miningStripModel.input>;
export type StripAnswer = Answer<(typeof miningStripModel)['output']>;
type StripReady = Ready<(typeof miningStripModel)['output']>;
type LatticeInput = z.input<typeof switchingLatticeModel.input>;
type HedgeInput = z.input<typeof hedgeReportModel.input>;
type RaceInput = z.input<typeof treasuryRaceModel.input>;

/** Values by the screen's names, as a what-if gives them. */
export interface StripValues {
  readonly hashprice: number;
  readonly powerPrice: number;
  readonly difficultyGrowth: number;
  readonly months: number;
  readonly hashpriceVolatility: number;
  readonly powerVolatility: number;
  readonly correlation: number;
  readonly reversion: number;
  readonly rate: number;
}

/** Model 5.2 for a rig. */
export function stripInput(rig: Rig, values: StripValues): StripInput {
  const { hashprice, powerPrice, difficultyGrowth, months, rate, reversion } = values;
  const { hashpriceVolatility, powerVolatility, correlation } = values;
  return {
    hashprice,
    efficiencyJPerTh: rig.efficiency,
    powerPrice,
    hashratePhs: rig.speed,
    difficultyGrowth,
    months,
    hashpriceVolatility,
    reversion,
    powerVolatility,
    correlation,
    rate,
  };
}

/** The value at mean reversion 0 and at twice the one chosen: what the judgement is worth. */
export function reversionRange(
  input: StripInput,
): { readonly low: StripReady; readonly high: StripReady } | null {
  const [slow, fast] = [0, 2 * (input.reversion ?? 1)].map((reversion) =>
    answerOf(miningStripModel, { ...input, reversion }),
  );
  if (slow?.kind !== 'ready' || fast?.kind !== 'ready') return null;
  return slow.output.value < fast.output.value
    ? { low: slow, high: fast }
    : { low: fast, high: slow };
}

/** Model 5.4 for the same rig; a life of so many days is decided on daily. */
export function latticeInput(
  rig: Rig,
  values: Omit<StripValues, 'powerVolatility' | 'correlation'> & {
    readonly suspendCost: number;
    readonly restartCost: number;
    readonly standbyPerDay: number;
  },
): LatticeInput {
  const years = values.months / 12;
  const { hashprice, powerPrice, difficultyGrowth, reversion, rate } = values;
  const { suspendCost, restartCost, standbyPerDay } = values;
  return {
    hashprice,
    powerPrice,
    difficultyGrowth,
    reversion,
    rate,
    suspendCost,
    restartCost,
    standbyPerDay,
    volatility: values.hashpriceVolatility,
    hashratePhs: rig.speed,
    efficiencyJPerTh: rig.efficiency,
    years,
    steps: Math.min(1095, Math.max(1, Math.round(years * 365))),
  };
}

/** How coins come in: steadily from a pool, or in blocks. */
export type Income = 'pooled' | 'solo';

/** What is held against the price. */
export type Instrument = 'forward' | 'put' | 'collar' | 'least';

export interface HedgeValues {
  readonly coinPrice: number;
  readonly volatility: number;
  readonly drift: number;
  readonly rate: number;
  readonly years: number;
  readonly difficultyGrowth: number;
  readonly elasticity: number;
  readonly putStrike: number;
  readonly powerPrice: number;
}

/**
 * Model 6.4: one instrument over a share of the expected coins.
 *
 * @param blockCoins - coins of a block for a solo miner; 0 for pooled, steady income
 * @param share - 0 to 1; of a least-variance hedge the ratio that another model answered
 */
export function hedgeInput(
  rig: Rig,
  values: HedgeValues,
  instrument: Instrument,
  share: number,
  blockCoins: number,
): HedgeInput {
  const days = values.years * DAYS_PER_YEAR;
  const energyKwh = values.powerPrice === 0 ? 0 : (rig.powerCostPerDay / values.powerPrice) * days;
  const bounded = Math.min(1, Math.max(0, share));
  const isForward = instrument === 'forward' || instrument === 'least';
  const { coinPrice, volatility, drift, rate, years, powerPrice } = values;
  const { difficultyGrowth, elasticity, putStrike } = values;
  return {
    coinPrice,
    volatility,
    drift,
    rate,
    years,
    powerPrice,
    difficultyGrowth,
    elasticity,
    putStrike,
    expectedCoins: coinsOver(rig, values.coinPrice, values.years),
    blockCoins,
    energyKwh,
    forwardShare: isForward ? bounded : 0,
    putShare: instrument === 'put' ? bounded : 0,
    collarShare: instrument === 'collar' ? bounded : 0,
  };
}

export interface RaceValues {
  readonly coinPrice: number;
  readonly volatility: number;
  readonly drift: number;
  readonly raceMonths: number;
  readonly difficultyGrowth: number;
  readonly startCoins: number;
  readonly startFiat: number;
  readonly sellShare: number;
  readonly targetWeight: number;
  readonly sellAbove: number;
}

/** Model 7.2: every policy on the same futures. */
export function raceInput(rig: Rig, values: RaceValues, blockCoins: number): RaceInput {
  const { coinPrice, volatility, drift, difficultyGrowth, startCoins, startFiat } = values;
  return {
    coinPrice,
    volatility,
    drift,
    difficultyGrowth,
    startCoins,
    startFiat,
    sellShare: values.sellShare,
    targetWeight: values.targetWeight,
    sellAbove: values.sellAbove,
    months: values.raceMonths,
    coinsPerMonth: coinsOver(rig, values.coinPrice, 1 / 12),
    costPerMonth: (Math.max(0, rig.powerCostPerDay) * DAYS_PER_YEAR) / 12,
    blockCoins,
  };
}

/** Simulated shares of nothing are not nothing: so many paths can not tell less than a tenth of a percent. */
export function isSimulatedZero(share: number): boolean {
  return share < 0.001;
}

import { hedgeReportModel } from '../../../common/economics/hedge/hedge-report.ts';
import { productionHedgeModel } from '../../../common/economics/hedge/production-hedge.ts';
import { longstaffSchwartzModel } from '../../../common/economics/option/longstaff-schwartz.ts';
import { miningStripModel } from '../../../common/economics/option/mining-strip.ts';
import { switchingLatticeModel } from '../../../common/economics/option/switching-lattice.ts';
import { treasuryRaceModel } from '../../../common/economics/treasury/treasury-race.ts';
import { message } from '../../message/message.ts';
import { assumed, defineField, type LiveValue, unknown } from '../../what-if/field.ts';
import {
  coinPriceField,
  difficultyField,
  electricityField,
  feesField,
  growthField,
  hashrateField,
  powerField,
  subsidyField,
  wealthField,
} from '../../what-if/field-list.ts';
import type { WhatIf } from '../../what-if/use-what-if.ts';
import type { SpeedUnit } from './speed-unit.ts';

const text = message.decide.option.field;
const strip = miningStripModel.input.shape;
const lattice = switchingLatticeModel.input.shape;
const hedge = hedgeReportModel.input.shape;
const race = treasuryRaceModel.input.shape;

/** What the earning of a unit of speed, and the rig itself, are made of; named as the screen names them. */
export const marketFields = {
  hashrateHps: hashrateField,
  powerW: powerField,
  difficulty: difficultyField,
  subsidyCoin: subsidyField,
  feesCoin: feesField,
  coinPrice: coinPriceField,
};

/** A judgement of the models' own default, with the reason. */
function judgement<const Id extends string>(field: {
  readonly id: Id;
  readonly label: string;
  readonly unit: string;
  readonly schema: Parameters<typeof defineField>[0]['schema'];
  readonly value: number;
  readonly why: string;
  readonly sharedByCoins?: boolean;
}) {
  const { value, why, ...rest } = field;
  return defineField({ ...rest, live: () => assumed(value, why) });
}

const fixedFields = {
  ...marketFields,
  powerPrice: electricityField,
  difficultyGrowth: growthField,
  startFiat: wealthField,
  months: judgement({
    id: 'optionMonths',
    label: text.months,
    unit: 'months',
    schema: strip.months,
    value: 36,
    why: text.why.months,
  }),
  hashpriceVolatility: judgement({
    id: 'hashpriceVolatility',
    label: text.hashpriceVolatility,
    unit: 'percent',
    schema: strip.hashpriceVolatility,
    value: 0.65,
    why: text.why.hashpriceVolatility,
  }),
  reversion: judgement({
    id: 'reversion',
    label: text.reversion,
    unit: '1/a',
    schema: lattice.reversion,
    value: 1,
    why: text.why.reversion,
  }),
  powerVolatility: judgement({
    id: 'powerVolatility',
    label: text.powerVolatility,
    unit: 'percent',
    schema: strip.powerVolatility,
    value: 0,
    why: text.why.powerVolatility,
    sharedByCoins: true,
  }),
  correlation: judgement({
    id: 'hashpricePowerCorrelation',
    label: text.correlation,
    unit: '1',
    schema: strip.correlation,
    value: 0.1,
    why: text.why.correlation,
  }),
  rate: judgement({
    id: 'interestRate',
    label: text.rate,
    unit: 'percent',
    schema: strip.rate,
    value: 0.04,
    why: text.why.rate,
    sharedByCoins: true,
  }),
  suspendCost: judgement({
    id: 'suspendCost',
    label: text.suspendCost,
    unit: 'money',
    schema: lattice.suspendCost,
    value: 50,
    why: text.why.switching,
    sharedByCoins: true,
  }),
  restartCost: judgement({
    id: 'restartCost',
    label: text.restartCost,
    unit: 'money',
    schema: lattice.restartCost,
    value: 50,
    why: text.why.switching,
    sharedByCoins: true,
  }),
  standbyPerDay: judgement({
    id: 'standbyPerDay',
    label: text.standby,
    unit: 'money/d',
    schema: lattice.standbyPerDay,
    value: 0.1,
    why: text.why.standby,
    sharedByCoins: true,
  }),
  volatility: judgement({
    id: 'coinVolatility',
    label: text.volatility,
    unit: 'percent',
    schema: hedge.volatility,
    value: 0.6,
    why: text.why.volatility,
  }),
  drift: judgement({
    id: 'coinDrift',
    label: text.drift,
    unit: 'percent',
    schema: hedge.drift,
    value: 0,
    why: text.why.drift,
  }),
  years: judgement({
    id: 'hedgeYears',
    label: text.years,
    unit: 'a',
    schema: hedge.years,
    value: 0.5,
    why: text.why.horizon,
  }),
  hedgeShare: judgement({
    id: 'hedgeShare',
    label: text.hedgeShare,
    unit: 'percent',
    schema: hedge.forwardShare,
    value: 0.75,
    why: text.why.share,
  }),
  putStrike: judgement({
    id: 'putStrike',
    label: text.putStrike,
    unit: 'percent',
    schema: hedge.putStrike,
    value: 0.85,
    why: text.why.putStrike,
  }),
  elasticity: judgement({
    id: 'difficultyElasticity',
    label: text.elasticity,
    unit: 'percent',
    schema: hedge.elasticity,
    value: 0,
    why: text.why.elasticity,
  }),
  outputVariation: judgement({
    id: 'outputVariation',
    label: text.outputVariation,
    unit: 'percent',
    schema: productionHedgeModel.input.shape.outputVariation,
    value: 0.1,
    why: text.why.outputVariation,
  }),
  outputCorrelation: judgement({
    id: 'outputCorrelation',
    label: text.outputCorrelation,
    unit: '1',
    schema: productionHedgeModel.input.shape.correlation,
    value: -0.3,
    why: text.why.outputCorrelation,
  }),
  raceMonths: judgement({
    id: 'raceMonths',
    label: text.raceMonths,
    unit: 'months',
    schema: race.months,
    value: 24,
    why: text.why.horizon,
  }),
  startCoins: judgement({
    id: 'startCoins',
    label: text.startCoins,
    unit: 'coin',
    schema: race.startCoins,
    value: 0,
    why: text.why.startCoins,
  }),
  sellShare: judgement({
    id: 'sellShare',
    label: text.sellShare,
    unit: 'percent',
    schema: race.sellShare,
    value: 0.5,
    why: text.why.policy,
  }),
  targetWeight: judgement({
    id: 'targetWeight',
    label: text.targetWeight,
    unit: 'percent',
    schema: race.targetWeight,
    value: 0.5,
    why: text.why.policy,
  }),
  machinePrice: defineField({
    id: 'machinePrice',
    label: text.machinePrice,
    unit: 'money',
    schema: longstaffSchwartzModel.input.shape.spot,
    sharedByCoins: true,
    live: () => unknown(text.why.machinePrice),
    ofMachine: ({ priceUsd }) => priceUsd,
    usual: () => text.why.machinePrice,
  }),
  sellAbove: defineField({
    id: 'sellAbove',
    label: text.sellAbove,
    unit: 'money/coin',
    schema: race.sellAbove,
    live: (facts) => {
      const price = coinPriceField.live(facts).value;
      return assumed(price === null ? 1e12 : 1.5 * price, text.why.sellAbove);
    },
  }),
};

/** Figures worked out from the market and the machine as they stand. */
export interface DerivedNow {
  /** Per unit of speed and day. */
  readonly hashprice: LiveValue;
  /** In units of speed. */
  readonly speed: LiveValue;
  /** Joules for a thousandth of a unit. */
  readonly efficiency: LiveValue;
}

/**
 * Every input of the screen. Hashprice follows from the market, changes included, and can itself be changed. Speed
 * and efficiency follow from hashrate and power; they are here so that an explanation names them in the coin's units.
 */
export function optionFields(unit: SpeedUnit, now: DerivedNow) {
  return {
    ...fixedFields,
    hashprice: defineField({
      id: 'hashprice',
      label: text.hashprice,
      unit: `money/(${unit.name})/d`,
      schema: strip.hashprice,
      live: () => now.hashprice,
      usual: () => text.usualHashprice,
    }),
    hashratePhs: defineField({
      id: 'optionSpeed',
      label: hashrateField.label,
      unit: unit.name,
      schema: strip.hashratePhs,
      live: () => now.speed,
    }),
    efficiencyJPerTh: defineField({
      id: 'optionEfficiency',
      label: text.efficiency,
      unit: unit.efficiency,
      schema: strip.efficiencyJPerTh,
      live: () => now.efficiency,
    }),
  };
}

export type OptionFields = ReturnType<typeof optionFields>;
export type OptionWhatIf = WhatIf<keyof OptionFields>;

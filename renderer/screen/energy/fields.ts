import { carbonAccounting } from '../../../common/economics/energy/carbon-accounting.ts';
import { demandResponse } from '../../../common/economics/energy/demand-response.ts';
import { heatCredit } from '../../../common/economics/energy/heat-credit.ts';
import { miningSchedule } from '../../../common/economics/energy/mining-schedule.ts';
import { powerPurchase } from '../../../common/economics/energy/power-purchase.ts';
import { powerPurchaseValue } from '../../../common/economics/energy/power-purchase-value.ts';
import { pvSurplus } from '../../../common/economics/energy/pv-surplus.ts';
import { thermalDerating } from '../../../common/economics/energy/thermal-derating.ts';
import { message } from '../../message/message.ts';
import {
  assumed,
  defineField,
  type Facts,
  type LiveValue,
  type NumberSchema,
} from '../../what-if/field.ts';
import {
  coinPriceField,
  difficultyField,
  electricityField,
  feesField,
  growthField,
  hashrateField,
  powerField,
  subsidyField,
} from '../../what-if/field-list.ts';
import type { WhatIf } from '../../what-if/use-what-if.ts';
import { processorReading, resistanceNow, usualRestC } from './temperature.ts';

const text = message.decide.energy.field;
const schedule = miningSchedule.input.shape;
const heat = heatCredit.input.shape;
const carbon = carbonAccounting.input.shape;
const sun = pvSurplus.input.shape;
const event = demandResponse.input.shape;
const contract = powerPurchase.input.shape;
const thermal = thermalDerating.input.shape;
const longContract = powerPurchaseValue.input.shape;

/** What the value of a kWh and the flat price are made of. */
export const marketFields = {
  hashrateHps: hashrateField,
  powerW: powerField,
  difficulty: difficultyField,
  subsidyCoin: subsidyField,
  feesCoin: feesField,
  coinPrice: coinPriceField,
  pricePerKwh: electricityField,
};

/** A rule that mining itself follows, from the settings, until another is tried. */
function ofThePlan<const Id extends string>(
  id: Id,
  label: string,
  unit: string,
  schema: NumberSchema,
  read: (settings: Facts['settings']) => number,
) {
  return defineField({
    id,
    label,
    unit,
    schema,
    sharedByCoins: true,
    live: ({ settings }) => assumed(read(settings), text.why.plan),
  });
}

/** A place's own figure, the same for every coin, assumed until the user puts his. */
function ofThePlace<const Id extends string>(
  id: Id,
  label: string,
  unit: string,
  schema: NumberSchema,
  value: number,
  why: string,
) {
  return defineField({
    id,
    label,
    unit,
    schema,
    sharedByCoins: true,
    live: () => assumed(value, why),
  });
}

const fixedFields = {
  ...marketFields,
  minOnMinutes: ofThePlan(
    'minOnMinutes',
    text.minOn,
    'min',
    schedule.minOnMinutes,
    (settings) => settings.plan.minOnMinutes,
  ),
  minOffMinutes: ofThePlan(
    'minOffMinutes',
    text.minOff,
    'min',
    schedule.minOffMinutes,
    (settings) => settings.plan.minOffMinutes,
  ),
  startCost: ofThePlan(
    'startCost',
    text.startCost,
    'money',
    schedule.startCost,
    (settings) => settings.plan.startCost,
  ),
  requiredHours: ofThePlace(
    'requiredHours',
    text.required,
    'h',
    schedule.requiredHours,
    0,
    text.why.none,
  ),
  carbonPricePerT: ofThePlan(
    'carbonPricePerT',
    text.carbonPrice,
    'money/t',
    schedule.carbonPricePerT,
    (settings) => settings.plan.carbonPricePerT,
  ),
  usefulFraction: ofThePlan(
    'usefulFraction',
    text.useful,
    'percent',
    heat.usefulFraction,
    (settings) => settings.plan.usefulHeat,
  ),
  cop: ofThePlace('heatPumpCop', text.cop, '1', heat.cop, 3, text.why.device),
  fuelPerKwh: ofThePlace(
    'fuelPerKwh',
    text.fuel,
    'money/kWh',
    heat.fuelPerKwh,
    0.1,
    text.why.device,
  ),
  fuelEfficiency: ofThePlace(
    'fuelEfficiency',
    text.boiler,
    'percent',
    heat.fuelEfficiency,
    0.92,
    text.why.device,
  ),
  gridGPerKwh: ofThePlace(
    'gridGPerKwh',
    text.grid,
    'g/kWh',
    carbon.gridGPerKwh,
    263,
    text.why.grid,
  ),
  coveredShare: ofThePlace(
    'coveredShare',
    text.covered,
    'percent',
    carbon.coveredShare,
    0,
    text.why.none,
  ),
  contractGPerKwh: ofThePlace(
    'contractGPerKwh',
    text.contract,
    'g/kWh',
    carbon.contractGPerKwh,
    0,
    text.why.none,
  ),
  residualGPerKwh: ofThePlace(
    'residualGPerKwh',
    text.residual,
    'g/kWh',
    carbon.residualGPerKwh,
    300,
    text.why.residual,
  ),
  peakKw: ofThePlace('peakKw', text.peak, 'kW', sun.peakKw, 5, text.why.sun),
  irradianceWPerM2: ofThePlace(
    'irradianceWPerM2',
    text.irradiance,
    'W/m2',
    sun.irradianceWPerM2,
    400,
    text.why.sun,
  ),
  airC: ofThePlace('airC', text.air, '°C', sun.airC, 10, text.why.sun),
  baseLoadW: ofThePlace('baseLoadW', text.base, 'W', sun.baseLoadW, 450, text.why.sun),
  feedInPerKwh: ofThePlace(
    'feedInPerKwh',
    text.feedIn,
    'money/kWh',
    sun.feedInPerKwh,
    0.08,
    text.why.sun,
  ),
  ambientC: ofThePlace('restC', text.restC, '°C', thermal.ambientC, usualRestC, text.why.device),
  resistanceKPerW: defineField({
    id: 'thermalResistance',
    label: text.resistance,
    unit: 'K/W',
    schema: thermal.resistanceKPerW,
    sharedByCoins: true,
    live: (facts) => resistanceNow(facts, { measured: text.why.warmth, usual: text.why.device }),
  }),
  timeConstantS: ofThePlace(
    'thermalTime',
    text.timeConstant,
    's',
    thermal.timeConstantS,
    300,
    text.why.device,
  ),
  startC: defineField({
    id: 'temperatureNow',
    label: text.temperatureNow,
    unit: '°C',
    schema: thermal.startC,
    sharedByCoins: true,
    live: (facts) => processorReading(facts) ?? assumed(usualRestC, text.why.device),
  }),
  limitC: defineField({
    id: 'temperatureLimit',
    label: text.limitC,
    unit: '°C',
    schema: thermal.limitC,
    sharedByCoins: true,
    live: ({ settings }) => assumed(settings.guards.temperature.limitC, text.why.plan),
  }),
  annualGrowth: growthField,
  strikePerKwh: ofThePlace(
    'contractPrice',
    text.contractPrice,
    'money/kWh',
    contract.strikePerKwh,
    0.1,
    text.why.contract,
  ),
  resaleFeePerKwh: ofThePlace(
    'resaleFee',
    text.resaleFee,
    'money/kWh',
    contract.resaleFeePerKwh,
    0,
    text.why.none,
  ),
  contractMonths: ofThePlace(
    'contractMonths',
    text.contractMonths,
    'months',
    longContract.months,
    36,
    text.why.contract,
  ),
  miningVolatility: ofThePlace(
    'hashpriceVolatility',
    text.miningVolatility,
    'percent',
    longContract.miningVolatility,
    0.65,
    text.why.swings,
  ),
  spotVolatility: ofThePlace(
    'spotVolatility',
    text.spotVolatility,
    'percent',
    longContract.spotVolatility,
    0.5,
    text.why.swings,
  ),
  contractRate: ofThePlace(
    'interestRate',
    text.contractRate,
    'percent',
    longContract.rate,
    0.04,
    text.why.round,
  ),
  eventHours: ofThePlace('eventHours', text.eventHours, 'h', event.eventHours, 3, text.why.event),
  energyPayPerKwh: ofThePlace(
    'energyPayPerKwh',
    text.energyPay,
    'money/kWh',
    event.energyPayPerKwh,
    0.5,
    text.why.event,
  ),
  capacityPricePerKw: ofThePlace(
    'capacityPricePerKw',
    text.capacity,
    'money/kW',
    event.capacityPricePerKw,
    0,
    text.why.none,
  ),
};

/**
 * Every input of the screen. What a kWh earns is computed from the market as it stands and can itself be changed; the
 * energy cap is all the energy there is until one is put.
 */
export function energyFields(valueNow: LiveValue, allEnergyKwh: number) {
  return {
    ...fixedFields,
    valuePerKwh: defineField({
      id: 'valuePerKwh',
      label: text.value,
      unit: 'money/kWh',
      schema: schedule.valuePerKwh,
      live: () => valueNow,
      usual: () => text.usualValue,
    }),
    energyCapKwh: ofThePlace(
      'energyCapKwh',
      text.cap,
      'kWh',
      schedule.energyCapKwh,
      allEnergyKwh,
      text.why.noCap,
    ),
  };
}

export type EnergyFields = ReturnType<typeof energyFields>;
export type EnergyWhatIf = WhatIf<keyof EnergyFields>;

import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import type { Progress } from '../progress.ts';
import { countField, rateField, volatilityField } from './field.ts';
import { rigFields } from './mining-strip.ts';
import { valueSwitching } from './switching.ts';

const perHash = 'money/(PH/s)/d';
const noSuchPrice = 'at no hashprice within reach';

/** Dates at which thresholds are reported: today and each twelfth of the life. */
const DATES = 12;

/** Points of the value curve that a screen draws. */
const CURVE_POINTS = 60;

const switchCost = (label: string) => quantity(label, 'money', { min: 0, max: 1e12 });

/**
 * When to suspend, restart and scrap a rig if every change costs money, and what the rig is then worth.
 *
 * Dynamic programming on a binomial lattice of hashprice: a running rig keeps running below its cost because
 * stopping and restarting cost money and price may return; a suspended one waits above it. The gap between
 * the two thresholds widens with volatility and with the cost of switching; without switching cost both sit
 * at the cost of running and the value is the strip of options. Use 1,095 steps or more for thresholds.
 * Checked against the option strip, Dixit's entry and exit, and brute force on small lattices.
 */
export const switchingLatticeModel = defineModel({
  id: 'switching-lattice',
  title: 'Suspend, restart, scrap',
  section: '5.4',
  formula:
    'on = max((h-c)dt + e^(-r dt) E[on], off - k_off, 0), off = max(-s dt + e^(-r dt) E[off], on - k_on, 0)',
  source:
    'Brennan and Schwartz 1985; Dixit 1989; lattice of Cox, Ross and Rubinstein 1979, Nelson and Ramaswamy 1990',
  wrongWhen: 'Power price moves too, or scrap value is not zero: only hashprice is uncertain here.',
  input: z.object({
    ...rigFields,
    hashratePhs: quantity('Hash rate', 'PH/s', { min: 0, max: 1e9 }).default(1),
    standbyPerDay: quantity('Cost of standing by', 'money/d', { min: 0, max: 1e12 }).default(1),
    suspendCost: switchCost('Cost of suspending').default(500),
    restartCost: switchCost('Cost of restarting').default(500),
    volatility: volatilityField('Hashprice volatility').default(0.65),
    reversion: quantity('Mean reversion of hashprice', '1/a', { min: 0, max: 20 }).default(1),
    rate: rateField.default(0.04),
    years: quantity('Remaining life', 'a', { min: 0, max: 20 }).default(3),
    steps: countField('Steps', '1', { min: 1, max: 5000 }).default(1095),
  }),
  output: z.object({
    running: quantity('Value while running', 'money'),
    suspended: quantity('Value while suspended', 'money'),
    cost: quantity('Cost of running', perHash),
    stopBelow: quantityOrNull('Today: keep running down to', perHash, noSuchPrice),
    restartAbove: quantityOrNull('Today: restart from', perHash, noSuchPrice),
    abandonBelow: quantityOrNull('Today: scrap below', perHash, 'waiting is free or never so low'),
    thresholds: z
      .array(
        z.object({
          years: quantity('Date', 'a'),
          stopBelow: quantityOrNull('Keep running down to', perHash, noSuchPrice),
          restartAbove: quantityOrNull('Restart from', perHash, noSuchPrice),
          abandonBelow: quantityOrNull('Scrap below', perHash, 'waiting is free'),
        }),
      )
      .meta({ label: 'Thresholds over the life', unit: perHash }),
    curve: z
      .array(
        z.object({
          hashprice: quantity('Hashprice today', perHash),
          running: quantity('Value while running', 'money'),
          suspended: quantity('Value while suspended', 'money'),
        }),
      )
      .meta({ label: 'Value against hashprice', unit: 'money' }),
  }),
  example: {
    hashprice: 45,
    efficiencyJPerTh: 17.5,
    powerPrice: 0.08,
    otherCost: 1,
    difficultyGrowth: 0.3,
  },
  run: (input, progress?: Progress) => {
    const { efficiencyJPerTh, powerPrice, otherCost, ...rig } = input;
    const cost = 24 * efficiencyJPerTh * powerPrice + otherCost;
    const dates = Array.from({ length: DATES }, (_, i) => (i * rig.years) / DATES);
    const { running, suspended, thresholds, curve } = valueSwitching(
      { ...rig, cost },
      dates,
      progress,
    );
    const stride = Math.max(1, Math.ceil(curve.length / CURVE_POINTS));
    const today = thresholds[0];
    return {
      running,
      suspended,
      cost,
      stopBelow: today?.stopBelow ?? null,
      restartAbove: today?.restartAbove ?? null,
      abandonBelow: today?.abandonBelow ?? null,
      thresholds: [...thresholds],
      curve: curve.filter((_, i) => i % stride === 0),
    };
  },
});

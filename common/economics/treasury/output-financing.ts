import { z } from 'zod';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';
import { countField, priceField, rateField, volatilityField } from '../option/field.ts';
import { DAYS_PER_YEAR } from '../work.ts';
import { chanceOfFalling } from './barrier.ts';

const perHash = 'money/(PH/s)/d';
const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/** Output sold ahead: hashprice on its forward curve over a term. */
interface PledgedOutput {
  readonly hashprice: number;
  readonly difficultyGrowth: number;
  readonly hashratePhs: number;
  readonly months: number;
  readonly rate: number;
}

/** Present value of the output, `sum df F_h PH days`, month by month at mid-month; and its hash days. */
export function outputValue(output: PledgedOutput): { value: number; hashDays: number } {
  const growth = Math.log1p(output.difficultyGrowth);
  let value = 0;
  for (let month = 0; month < output.months; month++) {
    const years = (month + 0.5) / 12;
    value += Math.exp(-(growth + output.rate) * years);
  }
  const perMonth = output.hashratePhs * DAYS_PER_MONTH;
  return {
    value: value * output.hashprice * perMonth,
    hashDays: perMonth * output.months,
  };
}

/**
 * Money now for hashrate to come, and how likely the rig will not earn its service.
 *
 * Advance `A = sum df F_h PH days (1 - haircut)`, repaid in hash days. The lender is at risk from the day on
 * which hashprice touches what running and repaying cost per PH/s and day; the chance is the first passage
 * of a lognormal hashprice that falls with difficulty growth.
 */
export const outputFinancingModel = defineModel({
  id: 'output-financing',
  title: 'Financing against future output',
  section: '7.5',
  formula:
    'advance = Σ e^(-rT) F_h PH days (1 - haircut); default if hashprice touches cost + service',
  source: 'Present value of the hashprice forward curve (section 5.2); first passage (section 7.2)',
  wrongWhen: 'Hashprice reverts to its mean (the chance is then lower), or the rig fails.',
  input: z.object({
    hashprice: priceField('Hashprice now', perHash),
    difficultyGrowth: quantity('Difficulty growth per year', '1', { min: -0.99, max: 100 }).default(
      0.3,
    ),
    hashratePhs: quantity('Hash rate pledged', 'PH/s', { min: 0, max: 1e9 }),
    months: countField('Term', 'months', { min: 0, max: 240 }),
    rate: rateField.default(0.12),
    haircut: fraction('Haircut').default(0.25),
    runningCost: quantity('Cost of running', perHash, { min: 0, max: 1e12 }),
    volatility: volatilityField('Hashprice volatility').default(0.65),
  }),
  output: z.object({
    outputValue: quantity('Value of the output pledged', 'money'),
    advance: quantity('Advance', 'money'),
    hashDays: quantity('Hash days pledged', '(PH/s) d'),
    paybackHashDays: quantity('Hash days that repay it at today’s hashprice', '(PH/s) d'),
    service: quantity('Repayment per PH/s and day', perHash),
    needed: quantity('Hashprice that pays running and repayment', perHash),
    cushion: quantityOrNull('Hashprice may fall by', '1', 'hashprice is 0'),
    defaultChance: fraction('Chance that hashprice touches that within the term'),
  }),
  example: { hashprice: 45, hashratePhs: 10, months: 12, runningCost: 20 },
  run: (input) => {
    const { hashprice, months, hashratePhs, haircut, volatility } = input;
    const { value, hashDays } = outputValue(input);
    const advance = value * (1 - haircut);
    const years = months / 12;
    // Level repayment per hash day whose present value is the advance.
    const annuityDays = outputValue({ ...input, hashprice: 1, difficultyGrowth: 0 }).value;
    const service = annuityDays > 0 ? advance / annuityDays : 0;
    const needed = input.runningCost + service;
    const isOwing = advance > 0 && hashratePhs > 0;
    return {
      outputValue: value,
      advance,
      hashDays,
      paybackHashDays: hashprice > 0 ? advance / hashprice : 0,
      service,
      needed,
      cushion: hashprice > 0 ? 1 - needed / hashprice : null,
      defaultChance: isOwing
        ? chanceOfFalling({
            start: hashprice,
            level: needed,
            drift: -Math.log1p(input.difficultyGrowth),
            volatility,
            years,
          })
        : 0,
    };
  },
});

import { z } from 'zod';
import { findRoot } from '../../stats/root.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { type HalvingPath, halvingsBy, rewardFactor } from './halving-factor.ts';
import { halvingFields } from './halving-fields.ts';

/** Days of a year of daily cash flows. */
const YEAR_DAYS = 365;

interface Investment {
  /** Money paid at the start. */
  readonly capex: number;
  /** Money per day at the start. */
  readonly revenuePerDay: number;
  readonly costPerDay: number;
  /** Continuous growth of difficulty per year. */
  readonly growth: number;
  readonly years: number;
  /** Money received at the end. */
  readonly salvage: number;
  readonly halving: HalvingPath;
}

/** What the machine earns each day over its cost, at the day's middle; 0 while it is better switched off. */
function dailyCashFlows(plan: Investment): Float64Array {
  const flows = new Float64Array(Math.floor(plan.years * YEAR_DAYS));
  for (let day = 0; day < flows.length; day++) {
    const years = (day + 0.5) / YEAR_DAYS;
    const factor = rewardFactor(plan.halving.feeShare, halvingsBy(years, plan.halving));
    const revenue = plan.revenuePerDay * Math.exp(-plan.growth * years) * factor;
    flows[day] = Math.max(revenue - plan.costPerDay, 0);
  }
  return flows;
}

/** Value today of daily flows and a salvage at a continuous rate per year, less the price paid. */
function netPresentValue(plan: Investment, flows: Float64Array, rate: number): number {
  let value = 0;
  for (let day = 0; day < flows.length; day++) {
    value += flows[day]! * Math.exp((-rate * (day + 0.5)) / YEAR_DAYS);
  }
  return value + plan.salvage * Math.exp(-rate * plan.years) - plan.capex;
}

/**
 * The same in closed form, money flowing continuously and no halving.
 *
 * NPV = rev (1 - e^(-(r+g)t*))/(r+g) - cost (1 - e^(-r t*))/r + salvage e^(-rT) - capex with annual rev and
 * cost, running until t* = min(T, ln(rev/cost)/g).
 */
function netPresentValueClosed(plan: Investment, rate: number): number {
  const { revenuePerDay, costPerDay, growth, years } = plan;
  const ratio = Math.log(revenuePerDay / costPerDay);
  const dies = growth > 0 ? ratio / growth : ratio > 0 ? years : 0;
  const until = Math.max(0, Math.min(years, dies));
  const revenue = revenuePerDay * YEAR_DAYS * annuity(rate + growth, until);
  const cost = costPerDay * YEAR_DAYS * annuity(rate, until);
  return revenue - cost + plan.salvage * Math.exp(-rate * years) - plan.capex;
}

/** Integral of e^(-rate t) from 0 to `years`. */
function annuity(rate: number, years: number): number {
  return Math.abs(rate * years) < 1e-12 ? years : -Math.expm1(-rate * years) / rate;
}

/**
 * A machine as an investment: value today, payback, return and the day it is switched off for good.
 *
 * Revenue falls as e^(-g t) and by the halvings, cost stays; a day that would lose money is not run.
 * Source: discounted cash flow; the closed form is the continuous limit without halving.
 */
export const investment = defineModel({
  id: 'investment',
  title: 'Buying a machine: payback, value and return',
  section: '4.3',
  formula: 'NPV = -capex + sum max(rev e^(-g t) halving - cost, 0) e^(-r t) + salvage e^(-r T)',
  source: 'Discounted cash flow with the option to switch off; daily flows at mid-day',
  wrongWhen: 'The coin price moves: it is held still, so the value of waiting is missing.',
  input: z.object({
    capex: quantity('Price of the machine', 'money', { min: 0, max: 1e15 }),
    revenuePerDay: quantity('Revenue per day now', 'money/d', { min: 0, max: 1e15 }),
    costPerDay: quantity('Running cost per day', 'money/d', { min: 0, max: 1e15 }),
    annualGrowth: quantity('Growth of difficulty per year', '1', { min: -0.99, max: 1e4 }),
    discountRate: quantity('Discount rate, continuous', '1/a', { min: -0.5, max: 10 }).default(0.1),
    years: quantity('Life', 'a', { min: 0, max: 50 }).default(4),
    salvage: quantity('Resale value at the end', 'money', { min: 0, max: 1e15 }).default(0),
    ...halvingFields,
  }),
  output: z.object({
    netPresentValue: quantity('Net present value', 'money'),
    netPresentValueClosed: quantityOrNull(
      'Net present value, closed form',
      'money',
      'there is a halving, or running costs nothing',
    ),
    undiscountedProfit: quantity('Sum of all flows', 'money'),
    paybackDays: quantityOrNull('Paid back after', 'd', 'never within its life'),
    lastProfitableDay: quantityOrNull('Last day worth running', 'd', 'not worth running at all'),
    annualReturn: quantityOrNull(
      'Internal rate of return per year',
      '1',
      'nothing was paid, or nothing comes back',
    ),
  }),
  example: {
    capex: 2699,
    revenuePerDay: 9,
    costPerDay: 4.2,
    annualGrowth: 0.3,
    yearsToHalving: 1.7,
    feeShare: 0.02,
  },
  run: (input) => {
    const halving: HalvingPath = input;
    const plan: Investment = { ...input, growth: Math.log1p(input.annualGrowth), halving };
    const flows = dailyCashFlows(plan);
    let sum = 0;
    let paybackDays: number | null = input.capex === 0 ? 0 : null;
    let lastProfitableDay: number | null = null;
    for (let day = 0; day < flows.length; day++) {
      const flow = flows[day]!;
      sum += flow;
      if (flow > 0) lastProfitableDay = day;
      if (paybackDays === null && sum >= input.capex) paybackDays = day + 1;
    }
    const hasClosedForm =
      (input.yearsToHalving === null || input.yearsToHalving >= input.years) &&
      input.revenuePerDay > 0 &&
      input.costPerDay > 0 &&
      plan.growth >= 0;
    return {
      netPresentValue: netPresentValue(plan, flows, input.discountRate),
      netPresentValueClosed: hasClosedForm ? netPresentValueClosed(plan, input.discountRate) : null,
      undiscountedProfit: sum + input.salvage - input.capex,
      paybackDays,
      lastProfitableDay,
      annualReturn: annualReturn(plan, flows, sum),
    };
  },
});

/** Rates between which a return is looked for: losing all but e^-20 of it, or doubling every two weeks. */
const RATES = { low: -20, high: 20 } as const;

function annualReturn(plan: Investment, flows: Float64Array, sum: number): number | null {
  if (plan.capex === 0 || plan.years === 0 || sum + plan.salvage === 0) return null;
  const value = (rate: number) => netPresentValue(plan, flows, rate);
  if (!(value(RATES.low) > 0 && value(RATES.high) < 0)) return null;
  return Math.expm1(findRoot(value, RATES.low, RATES.high, 1e-12));
}

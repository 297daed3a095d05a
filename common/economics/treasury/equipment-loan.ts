import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { countField } from '../option/field.ts';

/** Present value of 1 per period for n periods, `(1 - (1+i)^-n)/i`; n without interest. */
function annuityFactor(rate: number, periods: number): number {
  return rate * periods < 1e-14 ? periods : -Math.expm1(-periods * Math.log1p(rate)) / rate;
}

/** Level payment per period: `P i / (1 - (1+i)^-n)`. `rate` per period from 0, n from 1. */
export function levelPayment(principal: number, rate: number, periods: number): number {
  return principal / annuityFactor(rate, periods);
}

/** A loan for machines, repaid in level monthly payments, against what the machines earn. */
export const equipmentLoanModel = defineModel({
  id: 'equipment-loan',
  title: 'Loan for machines',
  section: '7.4',
  formula: 'payment = P i / (1 - (1+i)^(-n)), i = yearly rate / 12',
  source: 'Annuity formula; any text on financial mathematics',
  wrongWhen: 'The loan has fees, a balloon, or a rate that moves.',
  input: z.object({
    principal: quantity('Borrowed', 'money', { min: 0, max: 1e12 }),
    yearlyRate: quantity('Nominal interest per year', '1/a', { min: 0, max: 5 }),
    months: countField('Term', 'months', { min: 1, max: 600 }),
    paidMonths: countField('Months already paid', 'months', { min: 0, max: 600 }).default(0),
    marginPerMonth: quantity('What the machines earn after power', 'money', {
      min: -1e12,
      max: 1e12,
    }).default(0),
  }),
  output: z.object({
    payment: quantity('Payment per month', 'money'),
    total: quantity('Paid in all', 'money'),
    interest: quantity('Interest in all', 'money'),
    balance: quantity('Still owed', 'money'),
    effectiveRate: quantity('Effective interest per year', '1/a'),
    coverage: quantityOrNull('Margin over payment', '1', 'nothing to pay'),
  }),
  example: { principal: 100_000, yearlyRate: 0.06, months: 360 },
  run: ({ principal, yearlyRate, months, paidMonths, marginPerMonth }) => {
    const rate = yearlyRate / 12;
    const payment = levelPayment(principal, rate, months);
    const left = Math.max(0, months - paidMonths);
    return {
      payment,
      total: payment * months,
      interest: payment * months - principal,
      balance: payment * annuityFactor(rate, left),
      effectiveRate: Math.expm1(12 * Math.log1p(rate)),
      coverage: payment > 0 ? marginPerMonth / payment : null,
    };
  },
});

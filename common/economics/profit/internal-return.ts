import { z } from 'zod';
import { findRoot } from '../../stats/root.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';

/** How often the flows change from paying to receiving or back. */
function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/** Value of flows one period apart at a rate per period, as a function of ln(1 + rate). */
function presentValue(flows: readonly number[], logRate: number): number {
  let value = 0;
  for (let k = flows.length - 1; k >= 0; k--) value = value * Math.exp(-logRate) + flows[k]!;
  return value;
}

/**
 * Internal rate of return per period of flows one period apart; null unless they change sign exactly once,
 * for only then is there one answer.
 */
export function internalReturn(flows: readonly number[]): number | null {
  if (signChanges(flows) !== 1) return null;
  const value = (logRate: number) => presentValue(flows, logRate);
  for (let reach = 1; reach <= 16; reach *= 2) {
    if (value(-reach) < 0 !== value(reach) < 0) {
      return Math.expm1(findRoot(value, -reach, reach, 1e-15));
    }
  }
  return null;
}

/**
 * The rate at which a list of payments is worth nothing.
 *
 * Source: textbook internal rate of return by Brent's method on ln(1 + rate), e^-16 to e^16.
 */
export const internalReturnModel = defineModel({
  id: 'internal-return',
  title: 'Internal rate of return of any payments',
  section: '4.3',
  formula: 'sum flow_k / (1 + irr)^k = 0',
  source: 'Standard corporate finance (Brealey & Myers)',
  wrongWhen: 'Flows change sign more than once: then only the net present value decides.',
  input: z.object({
    flows: z
      .array(quantity('Payment', 'money', { min: -1e15, max: 1e15 }))
      .min(2, { error: 'must hold at least two payments' })
      .max(10_000, { error: 'must hold at most 10000 payments' })
      .meta({ label: 'Payments, one per period', unit: 'money' }),
    ratePerPeriod: quantity('Discount rate per period', '1', { min: -0.99, max: 100 }).default(0.1),
  }),
  output: z.object({
    internalReturn: quantityOrNull(
      'Internal rate of return per period',
      '1',
      'the payments change sign never, or more than once',
    ),
    signChanges: quantity('Changes of sign', '1', { min: 0 }),
    netPresentValue: quantity('Net present value at the discount rate', 'money'),
  }),
  example: { flows: [-100, 60, 60] },
  run: ({ flows, ratePerPeriod }) => ({
    internalReturn: internalReturn(flows),
    signChanges: signChanges(flows),
    netPresentValue: presentValue(flows, Math.log1p(ratePerPeriod)),
  }),
});

import { z } from 'zod';
import { defineModel } from '../model.ts';
import { spreadExample, spreadFields, spreadOption, spreadOutput } from './spread-option.ts';

/**
 * Spread option by Bjerksund and Stensland's closed form, the value of a feasible exercise rule.
 *
 * `e^-rT (F1 N(d1) - F2 N(d2) - K N(d3))` with a = F2+K, b = F2/a. Never above the exact value, usually closer
 * than Kirk. Vector: QuantLib's put.
 */
export const bjerksundStenslandModel = defineModel({
  id: 'bjerksund-stensland',
  title: 'Spread option, Bjerksund and Stensland',
  section: '5.1',
  formula: 'e^(-rT) (F1 N(d1) - F2 N(d2) - K N(d3)), a = F2+K, b = F2/a',
  source:
    'Bjerksund and Stensland 2014, "Closed form spread option valuation", Quantitative Finance 14',
  wrongWhen: 'Volatility times root time is well above 1: compare with the exact model.',
  input: z.object(spreadFields),
  output: z.object(spreadOutput),
  example: spreadExample,
  run: (input) => spreadOption('bjerksund-stensland', input),
});

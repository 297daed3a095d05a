import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { exactSpread } from './spread.ts';
import {
  spreadAtExpiry,
  spreadExample,
  spreadFields,
  spreadOption,
  spreadOutput,
} from './spread-option.ts';

/**
 * Spread option without approximation: one price integrated out, the other in closed form.
 *
 * `value = e^-rT (F1 P1 - F2 P2 - K P3)`, each P a one-dimensional integral of a normal probability by
 * tanh-sinh. The errors of Kirk and of Bjerksund-Stensland are given beside it. Checked against Lo's
 * operator-splitting table and simulation.
 */
export const spreadExactModel = defineModel({
  id: 'spread-exact',
  title: 'Spread option, exact',
  section: '5.1',
  formula: 'e^(-rT) (F1 P1 - F2 P2 - K P3), P = ∫ n(z) N(d(z)) dz under each measure',
  source:
    'Pearson 1995, "An efficient approach for pricing spread options"; measure changes as Margrabe',
  wrongWhen: 'Prices are not jointly lognormal.',
  input: z.object(spreadFields),
  output: z.object({
    ...spreadOutput,
    receivedDelta: quantityOrNull('Delta to what is received', '1', 'no lognormal model'),
    givenDelta: quantityOrNull('Delta to what is given', '1', 'no lognormal model'),
    kirkError: quantity('Kirk minus exact', 'money'),
    bjerksundStenslandError: quantity('Bjerksund-Stensland minus exact', 'money'),
  }),
  example: spreadExample,
  run: (input) => {
    const exact = spreadOption('exact', input);
    const isLognormal = input.received > 0 && input.given >= 0 && input.given + input.cost > 0;
    const discount = Math.exp(-input.rate * input.years);
    const parity = input.side === 'put' ? 1 : 0;
    const chances = isLognormal ? exactSpread(spreadAtExpiry(input)) : undefined;
    return {
      ...exact,
      receivedDelta: chances ? discount * (chances.receivedChance - parity) : null,
      givenDelta: chances ? discount * (parity - chances.givenChance) : null,
      kirkError: spreadOption('kirk', input).value - exact.value,
      bjerksundStenslandError: spreadOption('bjerksund-stensland', input).value - exact.value,
    };
  },
});

import { z } from 'zod';
import { defineModel } from '../model.ts';
import { spreadExample, spreadFields, spreadOption, spreadOutput } from './spread-option.ts';

/**
 * Spread option by Kirk's approximation: Black-76 on F1 against F2 + K.
 *
 * `f = F2/(F2+K)`, `s^2 = s1^2 - 2 rho s1 s2 f + (s2 f)^2`. Exact for K = 0 (Margrabe) and for a fixed power
 * price (s2 = 0). Where F2 < 0 or F2 + K <= 0 Bachelier takes over. Vectors: Haug p. 59, QuantLib/Lo.
 */
export const kirkModel = defineModel({
  id: 'kirk',
  title: 'Spread option, Kirk',
  section: '5.1',
  formula: 'Black-76 on F1 vs F2+K, σ² = σ1² - 2ρσ1σ2f + (σ2f)², f = F2/(F2+K)',
  source: 'Kirk 1995, "Correlation in the energy markets"; Haug 2007, section 5.5',
  wrongWhen: 'K is large against F2 and correlation is far from 0: compare with the exact model.',
  input: z.object(spreadFields),
  output: z.object(spreadOutput),
  example: spreadExample,
  run: (input) => spreadOption('kirk', input),
});

import type { z } from 'zod';
import { type Model, ModelInputError, runModel } from './model.ts';

/** How one output answers to one input. */
export interface Sensitivity {
  /** Input field. */
  readonly field: string;
  /** Value of the input, and of the output with the input lowered and raised; null where refused. */
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Distance between the two, 0 when one is missing. */
  readonly swing: number;
}

/**
 * What moves an output most: each numeric input lowered and raised by a share, one at a time, the rest held.
 *
 * Inputs at 0 and those whose change the model refuses on both sides are left out.
 *
 * @param output - name of a numeric output
 * @param share - above 0, for example 0.2 for 20 % either way
 * @returns widest swing first
 */
export function sensitivityOf<Input extends z.ZodObject, Output extends z.ZodObject>(
  model: Model<Input, Output>,
  input: z.input<Input>,
  output: keyof z.output<Output> & string,
  share: number,
): Sensitivity[] {
  const given: Record<string, unknown> = model.input.parse(input);
  const answer = (field: string, value: number): number | null => {
    try {
      const result: Record<string, unknown> = runModel(model, { ...input, [field]: value });
      const found = result[output];
      return typeof found === 'number' ? found : null;
    } catch (error) {
      if (error instanceof ModelInputError) return null;
      throw error;
    }
  };
  return Object.entries(given)
    .flatMap(([field, value]) => {
      if (typeof value !== 'number' || value === 0) return [];
      const low = answer(field, value * (1 - share));
      const high = answer(field, value * (1 + share));
      if (low === null && high === null) return [];
      const swing = low === null || high === null ? 0 : Math.abs(high - low);
      return [{ field, value, low, high, swing }];
    })
    .sort((a, b) => b.swing - a.swing);
}

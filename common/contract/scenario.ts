import { z } from 'zod';

/** A what-if under a name: what was asked of a model and what it said, to be compared and opened again. */
export const Scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(60),
  savedAtMs: z.number(),
  /** Id of the economics model. */
  model: z.string().max(60),
  chainId: z.string().max(40),
  /** The model's input, as `adit economics <model> --input` reads it. */
  input: z.record(z.string().max(80), z.unknown()),
  /** Every input of the screen by field, whether the model took it or not. */
  values: z.record(z.string().max(80), z.number()),
  /** What the model answered then; only what a comparison shows. */
  output: z.record(z.string().max(80), z.union([z.number(), z.string(), z.boolean(), z.null()])),
});
export type Scenario = z.infer<typeof Scenario>;

/** As many as a person can tell apart. */
export const mostScenarios = 50;

export const ScenarioList = z.array(Scenario).max(mostScenarios);

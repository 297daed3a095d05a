import { z } from 'zod';
import {
  type InputIssue,
  type Model,
  ModelInputError,
  runModel,
} from '../../common/economics/model.ts';

// The page's policy allows no code made at run time, which zod would otherwise try.
z.config({ jitless: true });

/** A model's output with all that explains it. */
export interface Ready<Output extends z.ZodObject = z.ZodObject> {
  readonly kind: 'ready';
  readonly model: Model;
  /** As given, so without the model's defaults: what `adit economics <model> --input` reads. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: z.output<Output>;
}

/** What a model says, or why it says nothing yet. */
export type Answer<Output extends z.ZodObject = z.ZodObject> =
  | Ready<Output>
  /** A value it needs is unknown. */
  | { readonly kind: 'missing'; readonly model: Model }
  /** The model refuses the input: each field, its value and what is allowed. */
  | { readonly kind: 'refused'; readonly model: Model; readonly issues: readonly InputIssue[] }
  /** Long work under way; 0 to 1. */
  | { readonly kind: 'running'; readonly done: number }
  /** Long work the user stopped. */
  | { readonly kind: 'cancelled' }
  /** A fault of ours: the calculation broke off. */
  | { readonly kind: 'broken'; readonly problem: string };

/** Runs a model; null input is a missing value. Never throws for what a user can type. */
export function answerOf<Input extends z.ZodObject, Output extends z.ZodObject>(
  model: Model<Input, Output>,
  input: z.input<Input> | null,
): Answer<Output> {
  if (input === null) return { kind: 'missing', model: asModel(model) };
  try {
    return { kind: 'ready', model: asModel(model), input, output: runModel(model, input) };
  } catch (error) {
    if (error instanceof ModelInputError) {
      return { kind: 'refused', model: asModel(model), issues: error.issues };
    }
    return { kind: 'broken', problem: String(error) };
  }
}

/** Any model is a {@link Model}: `run` is a method, so its argument is not checked. */
export function asModel<Input extends z.ZodObject, Output extends z.ZodObject>(
  model: Model<Input, Output>,
): Model {
  return model as unknown as Model;
}

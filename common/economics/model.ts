import { z } from 'zod';
import type { Progress } from './progress.ts';

/**
 * What every economics model is: a pure function from validated inputs to outputs, with the words that
 * make it checkable on screen. A model has no clock, no I/O and no randomness that is not in its input
 * (a `seed`).
 *
 * Each input and output field carries `.meta({ label, unit })`; `unit` is a standard symbol ('W', 'H/s',
 * '1' for a plain number, 'd' for days), with 'money' for the currency the user thinks in ('money/kWh') and
 * 'coin' for whole coins. No field ever holds NaN or Infinity: what never happens is null.
 */
export interface Model<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  /** Kebab-case, unique: `adit economics <id>`. */
  readonly id: string;
  readonly title: string;
  /** Section of the model book, for example '2.1'. */
  readonly section: string;
  /** The formula in one line of plain text. */
  readonly formula: string;
  /** Where it comes from: author, year, section, or specification. */
  readonly source: string;
  /** When the answer is wrong, in one sentence. */
  readonly wrongWhen: string;
  readonly input: Input;
  readonly output: Output;
  /** A worked input: shown as the starting point, run by the conformance test. */
  readonly example: z.input<Input>;
  /** Pure. A method, so that a list of different models is a list of {@link Model}. */
  /** @param progress - told by long models; a short one ignores it */
  run(input: z.output<Input>, progress?: Progress): z.output<Output>;
}

/** Types a model's `run` by its schemas; returns its argument. */
export function defineModel<Input extends z.ZodObject, Output extends z.ZodObject>(
  model: Model<Input, Output>,
): Model<Input, Output> {
  return model;
}

/** One wrong field of a model's input: which, what it was, and what is allowed. */
export interface InputIssue {
  readonly field: string;
  readonly value: unknown;
  readonly allowed: string;
}

/** Thrown by {@link runModel} when the input does not satisfy the model's schema. */
export class ModelInputError extends Error {
  readonly issues: readonly InputIssue[];
  constructor(modelId: string, issues: readonly InputIssue[]) {
    const first = issues
      .map((issue) => `${issue.field} is ${show(issue.value)}: ${issue.allowed}`)
      .join('; ');
    super(`${modelId}: ${first}`);
    this.name = 'ModelInputError';
    this.issues = issues;
  }
}

/**
 * Validates `input`, runs the model and checks that every number it answers is finite.
 *
 * @throws {@link ModelInputError} naming each field, its value and the allowed range; a field the model
 *   does not have is refused as well, so that a misspelt one never silently becomes its default
 */
export function runModel<Input extends z.ZodObject, Output extends z.ZodObject>(
  model: Model<Input, Output>,
  input: unknown,
  progress?: Progress,
): z.output<Output> {
  const known = Object.keys(model.input.shape);
  const strange = Object.entries(typeof input === 'object' && input !== null ? input : {}).filter(
    ([key]) => !known.includes(key),
  );
  if (strange.length > 0) {
    throw new ModelInputError(
      model.id,
      strange.map(([field, value]) => ({
        field,
        value,
        allowed: `must not be given: the fields are ${known.join(', ')}`,
      })),
    );
  }
  const parsed = model.input.safeParse(input);
  if (!parsed.success) {
    throw new ModelInputError(
      model.id,
      parsed.error.issues.map((issue) => ({
        field: issue.path.join('.') || '(input)',
        value: valueAt(input, issue.path),
        allowed: issue.message,
      })),
    );
  }
  const output = model.run(parsed.data, progress);
  const answer = model.output.safeParse(output);
  if (!answer.success) {
    throw new ModelInputError(
      model.id,
      answer.error.issues.map((issue) => ({
        field: issue.path.join('.') || '(result)',
        value: valueAt(output, issue.path),
        allowed: 'must stay a number a double can hold: inputs too extreme together',
      })),
    );
  }
  return output;
}

/** Throws for one field that the schema alone can not judge, for example two inputs that contradict. */
export function refuseInput(
  modelId: string,
  field: string,
  value: unknown,
  allowed: string,
): never {
  throw new ModelInputError(modelId, [{ field, value, allowed }]);
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  );
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/** A finite number with label, unit and bounds; the common field of a model. */
export function quantity(
  label: string,
  unit: string,
  bounds: { readonly min?: number; readonly max?: number; readonly positive?: boolean } = {},
): z.ZodNumber {
  const inUnit = unit === '1' ? '' : ` ${unit}`;
  let schema = z.number({
    error: () => `must be a finite number${unit === '1' ? '' : ` (${unit})`}`,
  });
  if (bounds.positive) schema = schema.positive({ error: `must be above 0${inUnit}` });
  if (bounds.min !== undefined) {
    schema = schema.min(bounds.min, { error: `must be at least ${bounds.min}${inUnit}` });
  }
  if (bounds.max !== undefined) {
    schema = schema.max(bounds.max, { error: `must be at most ${bounds.max}${inUnit}` });
  }
  return schema.meta({ label, unit });
}

/** A share of a whole, 0 to 1. */
export function fraction(label: string): z.ZodNumber {
  return quantity(label, '1', { min: 0, max: 1 });
}

/** A number that may have no finite value; `absent` says in words what null means ('never'). */
export function quantityOrNull(label: string, unit: string, absent: string) {
  return z
    .number({ error: () => `must be a finite number (${unit}) or null` })
    .nullable()
    .meta({ label, unit, absent });
}

/** A yes or no. */
export function flag(label: string) {
  return z.boolean({ error: 'must be true or false' }).meta({ label, unit: '1' });
}

/** A whole number of any size as a decimal string (amounts in atomic units, chain work); bigint inside. */
export function wholeNumber(label: string, unit: string) {
  return z
    .string()
    .regex(/^\d{1,78}$/, { error: 'must be a whole number written in decimal digits' })
    .transform((text) => BigInt(text))
    .meta({ label, unit });
}

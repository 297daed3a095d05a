import { AppError } from '../../common/contract/errors.ts';
import { type Model, ModelInputError, runModel } from '../../common/economics/model.ts';

/** Runs a model, turning its input error into the coded one that every client understands. */
export function runCoded(model: Model, input: unknown): Record<string, unknown> {
  try {
    return runModel(model, input) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof ModelInputError)) throw error;
    const [issue] = error.issues;
    throw new AppError(
      'economics.invalid-input',
      {
        model: model.id,
        field: issue?.field ?? '(input)',
        value: JSON.stringify(issue?.value)?.slice(0, 80) ?? 'missing',
        allowed: error.issues
          .map((each, index) => (index === 0 ? each.allowed : `${each.field} ${each.allowed}`))
          .join('; '),
      },
      { cause: error },
    );
  }
}

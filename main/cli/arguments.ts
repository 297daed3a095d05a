import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../../common/contract/errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** node:util's parser, with its complaint turned into a usage error. */
export function readArguments<const O extends Options>(
  words: readonly string[],
  options: O,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals, strict: true });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('cli.usage', { problem }, { cause });
  }
}

/**
 * A whole number within bounds from a flag.
 *
 * @throws AppError cli.usage naming the flag, its value and what is allowed
 */
export function wholeFlag(
  name: string,
  text: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < min || value > max) {
    throw new AppError('cli.usage', {
      problem: `--${name} is ${JSON.stringify(text)}: it must be a whole number from ${min} to ${max}.`,
    });
  }
  return value;
}

/** A number within bounds from a flag, with a point for its fraction. */
export function numberFlag(
  name: string,
  text: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^-?\d+(\.\d+)?$/.test(text) || value < min || value > max) {
    throw new AppError('cli.usage', {
      problem: `--${name} is ${JSON.stringify(text)}: it must be a number from ${min} to ${max}.`,
    });
  }
  return value;
}

/** A positive number of seconds from a flag. */
export function secondsFlag(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !(value > 0) || value > 1e8) {
    throw new AppError('cli.usage', {
      problem: `--${name} is ${JSON.stringify(text)}: it must be a number of seconds above 0.`,
    });
  }
  return value;
}

/** One of a few words. */
export function choiceFlag<const T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) {
    throw new AppError('cli.usage', {
      problem: `--${name} is ${JSON.stringify(text)}: it must be ${choices.join(' or ')}.`,
    });
  }
  return found;
}

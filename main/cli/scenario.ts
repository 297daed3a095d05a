import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../common/contract/errors.ts';
import { Scenario } from '../../common/contract/scenario.ts';

/** A named question to a model, as the screens export it and keep it. */
const Asked = z.object({
  name: Scenario.shape.name,
  model: Scenario.shape.model,
  input: Scenario.shape.input,
});
export type Asked = z.infer<typeof Asked>;

/**
 * The scenarios of a file that a screen exported, or the kept one of a name.
 *
 * @param dataFolder - where the app keeps its scenarios
 * @throws AppError cli.usage with what is missing
 */
export function readScenarios(fileOrName: string, dataFolder: string): readonly Asked[] {
  if (fileOrName === '-' || existsSync(fileOrName)) {
    const asked = readList(fileOrName === '-' ? 0 : fileOrName);
    if (asked.length > 0) return asked;
    throw new AppError('cli.usage', { problem: `${fileOrName} holds no scenario.` });
  }
  const kept = join(dataFolder, 'scenarios.json');
  const all = existsSync(kept) ? readList(kept) : [];
  const named = all.filter(({ name }) => name.toLowerCase() === fileOrName.toLowerCase());
  if (named.length > 0) return named;
  const names = all.map(({ name }) => JSON.stringify(name)).join(', ');
  throw new AppError('cli.usage', {
    problem: `There is no file and no scenario called ${JSON.stringify(fileOrName)}. Kept: ${names === '' ? 'none' : names}.`,
  });
}

/** What of a file are scenarios: a list of them, or one. */
function readList(file: string | 0): readonly Asked[] {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new AppError('cli.usage', { problem: `${file || 'The input'} is not JSON.` }, { cause });
  }
  return (Array.isArray(read) ? read : [read]).flatMap(
    (each: unknown) => Asked.safeParse(each).data ?? [],
  );
}

import { readFileSync } from 'node:fs';

import { z } from 'zod';
import { AppError } from '../../common/contract/errors.ts';
import type { Model } from '../../common/economics/model.ts';
import { findModel, models } from '../../common/economics/registry.ts';
import { runCoded } from '../app/economics.ts';
import { readArguments } from './arguments.ts';
import { defaultDataFolder } from './folder.ts';
import { exitCode, writeJson, writeLine } from './output.ts';
import { type Asked, readScenarios } from './scenario.ts';

export const economicsHelp = `adit economics list [--json]
adit economics <model> --input <file|-> [--json]
adit economics <model> --example            prints an input that works
adit economics --scenario <name|file|-> [--data-dir <dir>] [--json]
                                            asks again what a screen kept or exported

Runs one economics model. Input and output are JSON; the schemas with units are in 'list --json'.`;

/** \`adit economics\`: lists the models or runs one. */
export function economics(words: readonly string[]): number {
  const { values, positionals } = readArguments(
    words,
    {
      input: { type: 'string' },
      json: { type: 'boolean' },
      example: { type: 'boolean' },
      scenario: { type: 'string' },
      'data-dir': { type: 'string' },
    },
    true,
  );
  const [name] = positionals;
  if (values.scenario !== undefined) {
    if (name !== undefined || values.input !== undefined) {
      throw new AppError('cli.usage', { problem: '--scenario names its model and input itself.' });
    }
    const folder = values['data-dir'] ?? defaultDataFolder();
    return runScenarios(readScenarios(values.scenario, folder), values.json === true);
  }
  if (name === undefined || positionals.length > 1) {
    throw new AppError('cli.usage', { problem: 'Name one model, or "list".' });
  }
  if (name === 'list') return list(values.json === true);
  const model = modelOf(name);
  if (values.example) {
    writeJson(model.example);
    return exitCode.done;
  }
  if (values.input === undefined) {
    throw new AppError('cli.usage', { problem: `${name} needs --input <file|->.` });
  }
  const output = runCoded(model, readInput(values.input));
  if (values.json) writeJson(output);
  else for (const line of table(model, output)) writeLine(line);
  return exitCode.done;
}

function modelOf(id: string): Model {
  const model = findModel(id);
  if (model === undefined) throw new AppError('economics.unknown-model', { model: id });
  return model;
}

/** Each under its name: the model is asked anew, so that its answer is today's. */
function runScenarios(scenarios: readonly Asked[], asJson: boolean): number {
  const answered = scenarios.map(({ name, model, input }) => ({
    name,
    model,
    input,
    output: runCoded(modelOf(model), input),
  }));
  if (asJson) writeJson(answered);
  else
    for (const { name, model, output } of answered) {
      writeLine(`${name} (${model})`);
      for (const line of table(modelOf(model), output)) writeLine(`  ${line}`);
    }
  return exitCode.done;
}

function list(asJson: boolean): number {
  if (!asJson) {
    for (const model of models)
      writeLine(`${model.id.padEnd(32)} ${model.section.padEnd(6)} ${model.title}`);
    return exitCode.done;
  }
  writeJson(
    models.map(({ id, title, section, formula, source, wrongWhen, input, output, example }) => ({
      id,
      title,
      section,
      formula,
      source,
      wrongWhen,
      input: z.toJSONSchema(input, { io: 'input' }),
      output: z.toJSONSchema(output),
      example,
    })),
  );
  return exitCode.done;
}

function readInput(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new AppError('cli.usage', { problem: `${path} can not be read: ${code}.` }, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('cli.usage', { problem: `${path} is not JSON.` }, { cause });
  }
}

/** Label, value and unit of each output, one line each; lists are counted. */
function table(model: Model, output: Record<string, unknown>): string[] {
  return Object.entries(output).map(([key, value]) => {
    const meta = model.output.shape[key]?.meta() as
      | { label?: string; unit?: string; absent?: string }
      | undefined;
    const shown = Array.isArray(value)
      ? `${value.length} values (see --json)`
      : showValue(value, meta?.absent);
    return `${(meta?.label ?? key).padEnd(44)} ${shown}${meta?.unit && meta.unit !== '1' && value !== null ? ` ${meta.unit}` : ''}`;
  });
}

function showValue(value: unknown, absent = 'unknown'): string {
  if (value === null) return absent;
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

import type { Scenario } from '../../common/contract/scenario.ts';
import type { Model } from '../../common/economics/model.ts';

/** A scenario as files show it; what is on screen now has no id. */
export type Column = Pick<Scenario, 'name' | 'model' | 'input' | 'output'>;

/** One line of a comparison: an output or an input with its unit. */
export interface Line {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly of: 'output' | 'input';
}

/**
 * A comparison as RFC 4180 text: one row for each line, one column for each scenario, numbers as the model
 * gave them.
 */
export function csvOf(lines: readonly Line[], columns: readonly Column[]): string {
  const head = ['field', 'label', 'unit', ...columns.map(({ name }) => name)];
  const rows = lines.map(({ name, label, unit, of }) => [
    name,
    label,
    unit,
    ...columns.map((column) => plain(column[of][name])),
  ]);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** The same as JSON: each scenario with the model, its whole input and what it answered. */
export function jsonOf(columns: readonly Column[]): string {
  const entries = columns.map(({ name, model, input, output }) => ({ name, model, input, output }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** The input alone: `adit economics <model> --input` opens it. */
export function inputFileOf({ input }: Pick<Column, 'input'>): string {
  return `${JSON.stringify(input, null, 2)}\n`;
}

/**
 * The numbers of an input file, or of the first scenario of an exported one, for a model's fields; null where the
 * text holds no input of it. A whole reward
 * is the subsidy without fees, since files do not tell them apart.
 */
export function valuesOfInput(text: string, model: Model): Record<string, number> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Not JSON at all: no input either.
    return null;
  }
  if (Array.isArray(parsed)) parsed = inputAmong(parsed, model.id);
  const input = model.input.safeParse(parsed);
  if (!input.success || typeof parsed !== 'object' || parsed === null) return null;
  const values: Record<string, number> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value !== 'number') continue;
    if (name === 'rewardCoin') Object.assign(values, { subsidyCoin: value, feesCoin: 0 });
    else values[name] = value;
  }
  return values;
}

/** The input that the first scenario of a model was asked with. */
function inputAmong(scenarios: readonly unknown[], model: string): unknown {
  return scenarios
    .map((each) => each as Partial<Column> | null)
    .find((each) => each?.model === model)?.input;
}

/** A file name that every system takes: "S21 at night" gives "s21-at-night". */
export function fileNameOf(name: string): string {
  const plainName = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plainName === '' ? 'scenario' : plainName;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Quoted where needed; a text that a spreadsheet would take for a formula is made text. */
function cell(value: string): string {
  const isFormula = /^[=+@\t]|^-(?!\d)/.test(value);
  const safe = isFormula ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the user as a file. */
export function download(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

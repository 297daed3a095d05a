import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../common/contract/errors.ts';
import { ExportFormat, ExportRequest, ExportWhat } from '../../common/contract/export.ts';
import { exportRecord } from '../record/export.ts';
import { readRecord } from '../record/record-reader.ts';
import { choiceFlag, readArguments } from './arguments.ts';
import { defaultDataFolder } from './folder.ts';
import { exitCode } from './output.ts';

export const exportHelp = `adit export <blocks|shares|energy|all> [--format csv|json|beancount|hledger] [--from <day>] [--to <day>]
            [--data-dir <dir>]

Writes the record to standard output; Adit may be running meanwhile. Blocks carry the price at their receipt.

  --format    csv (one table), json, or a journal of rewards and electricity for beancount or hledger
  --from      first UTC day, 2026-11-20 (the beginning)
  --to        last UTC day, whole (today)`;

/** \`adit export\`. */
export function exportCommand(words: readonly string[]): number {
  const { values, positionals } = readArguments(
    words,
    {
      format: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      'data-dir': { type: 'string' },
      json: { type: 'boolean' },
    },
    true,
  );
  const what = choiceFlag('what', positionals[0], ExportWhat.options);
  if (what === undefined || positionals.length > 1) {
    throw new AppError('cli.usage', {
      problem: `Say what to export: ${ExportWhat.options.join(', ')}.`,
    });
  }
  const format =
    choiceFlag('format', values.format, ExportFormat.options) ??
    (values.json || what === 'all' ? 'json' : 'csv');
  const request = ExportRequest.safeParse({
    what,
    format,
    fromMs: dayFlag('from', values.from) ?? 0,
    toMs: (dayFlag('to', values.to) ?? Date.now()) + dayMs - 1,
  });
  if (!request.success) {
    const problem = request.error.issues.map(({ message }) => message).join('; ');
    throw new AppError('cli.usage', { problem: `--format ${format}: ${problem}.` });
  }
  const folder = values['data-dir'] ?? defaultDataFolder();
  const file = join(folder, 'history.db');
  if (!existsSync(file)) {
    throw new AppError('cli.usage', { problem: `There is no record at ${file}: --data-dir?` });
  }
  const { text } = readRecord(file, (reader) => exportRecord(reader, request.data));
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return exitCode.done;
}

const dayMs = 86_400_000;

/** The first moment of a UTC day. */
function dayFlag(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const atMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // The parser takes 2026-02-30 for the second of March.
  if (Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 10) !== text) {
    throw new AppError('cli.usage', {
      problem: `--${name} is ${JSON.stringify(text)}: it must be a day as 2026-11-20.`,
    });
  }
  return atMs;
}

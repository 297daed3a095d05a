import type { WireError } from '../../common/contract/errors.ts';
import { errorText } from '../../common/message/error.ts';

/** Exit codes of every command; others script them. */
export const exitCode = { done: 0, failed: 1, usage: 2 } as const;

/** Writes one line for a program or a person. */
export function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One JSON object per line, nothing else on standard output. */
export function writeJson(value: object): void {
  process.stdout.write(
    `${JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? item.toString() : item))}\n`,
  );
}

/** Notes for a person while standard output belongs to a program. */
export function writeNote(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** An error in three sentences: what, why, what to do. */
export function sentenceOf(error: WireError): string {
  const { title, detail, action } = errorText(error);
  return [title, detail, action].filter((part) => part !== '').join(' ');
}

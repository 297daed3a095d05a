import { readFileSync } from 'node:fs';
import { AppError } from '../../common/contract/errors.ts';

/** A password from its file, its flag or the environment; '' when none was given. A file keeps it out of `ps`. */
export function passwordFrom(flag: string | undefined, file: string | undefined): string {
  if (file !== undefined) {
    try {
      return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new AppError(
        'cli.usage',
        { problem: `--pass-file ${file} can not be read: ${code}.` },
        { cause },
      );
    }
  }
  return flag ?? process.env['ADIT_PASSWORD'] ?? '';
}

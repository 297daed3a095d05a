import type { WireError } from '../contract/errors.ts';
import { errorTexts } from './en/error.ts';
import { type ErrorText, writeError } from './error-text.ts';

/**
 * The English text of any coded error. The command line, the log and what goes into a script stay English
 * whatever the interface speaks; a page words the code itself.
 */
export function errorText(error: WireError): ErrorText {
  return writeError(errorTexts, error);
}

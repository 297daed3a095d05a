import type { ErrorCode, ErrorParams, WireError } from '../contract/errors.ts';

/** An error for people: what happened, why as far as known, and what to do. Plain sentences. */
export interface ErrorText {
  readonly title: string;
  readonly detail: string;
  readonly action: string;
}

/** A language's text for every code; one that is missing does not compile. */
export type ErrorTexts = { readonly [Code in ErrorCode]: (params: ErrorParams[Code]) => ErrorText };

export const text = (title: string, detail: string, action: string): ErrorText => ({
  title,
  detail,
  action,
});

/** The text of a coded error in the language of the texts. */
export function writeError(texts: ErrorTexts, error: WireError): ErrorText {
  const write = texts[error.code] as (params: unknown) => ErrorText;
  return write(error.params);
}

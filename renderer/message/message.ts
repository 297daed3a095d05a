import type { WireError } from '../../common/contract/errors.ts';
import type { Language } from '../../common/contract/settings.ts';
import type { ErrorText } from '../../common/message/error-text.ts';
import { writeError } from '../../common/message/error-text.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Every word of the interface, in the page's language. `load.ts` fills it before any module that draws is
 * loaded, so that components read it like a constant; another language is another load of the page.
 */
export let message: Catalogue;

/** The language of {@link message}, which numbers and dates follow. */
export let language: Language = 'en';

/** Only `load.ts` and tests call it. */
export function speak(spoken: Language, catalogue: Catalogue): void {
  language = spoken;
  message = catalogue;
}

/** What a coded error says, with what its parameters say. */
export function errorText({ code, params }: WireError): ErrorText {
  const said = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? message.said(value) : value,
  ]);
  return writeError(message.error, { code, params: Object.fromEntries(said) } as WireError);
}

/** What every language does to texts that are put together. */

/** With a capital, as the beginning of a sentence. */
export function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words that were part of a sentence as one of their own. */
export function asSentence(text: string): string {
  const words = begun(text);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** Appends a detail after a colon when there is one. */
export function because(said: string, detail: string | undefined): string {
  return detail === undefined ? said : `${said}: ${detail}`;
}

type Params = Readonly<Record<string, unknown>>;

/** Reads a parameter as text; what is missing or null is undefined, so that its part of the sentence is left out. */
export function textOf(params: Params, name: string): string | undefined {
  const value = params[name];
  return value === null || value === undefined || value === '' ? undefined : String(value);
}

export function numberOf(params: Params, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
}

import type { Language } from '../contract/settings.ts';

/**
 * English texts that are made where no catalogue is (reasons of main, labels of models) on the left, what they
 * are in a language on the right. `{name}` stands for whatever is there, which is said in the language as well
 * if it can be; `{name#}` for a text whose decimals are written anew.
 *
 * @example { 'power costs {price#}, mining brings {worth#}': 'Strom kostet {price}, Mining bringt {worth}' }
 */
export type Phrases = Readonly<Record<string, string>>;

interface Template {
  /** What stands between the places: always one more than there are places. */
  readonly literals: readonly string[];
  readonly places: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly said: string;
}

/** Longer texts come from outside, are nobody's sentence, and are shown as they are. */
const longest = 1000;
/** Details change by the second; what was said long ago is looked up again. */
const mostKept = 500;

/** Says a text in a language; one that is in no phrase stays as it is. Linear in the length of the text. */
export function createSaid(phrases: Phrases, language: Language): (english: string) => string {
  const templates = Object.entries(phrases)
    .filter(([english]) => english.includes('{'))
    .map(([english, said]) => parseTemplate(english, said))
    // The one that leaves least open is meant.
    .sort((a, b) => b.literals.join('').length - a.literals.join('').length);
  const kept = new Map<string, string>();

  const translate = (english: string): string => {
    for (const template of templates) {
      const found = match(template, english);
      if (found === undefined) continue;
      return template.said.replace(/\{(\w+)\}/g, (_, name: string) => {
        const at = template.places.findIndex((place) => place.name === name);
        const text = found[at] ?? '';
        return template.places[at]?.isNumber === true ? inDigitsOf(say(text), language) : say(text);
      });
    }
    return english;
  };
  const say = (english: string): string => {
    const whole = Object.hasOwn(phrases, english) ? phrases[english] : undefined;
    if (whole !== undefined) return whole;
    if (english.length > longest) return english;
    const known = kept.get(english);
    if (known !== undefined) return known;
    const said = translate(english);
    if (kept.size >= mostKept) kept.clear();
    kept.set(english, said);
    return said;
  };
  return say;
}

/** Titles that also stand with a full stop, and as part of a sentence. */
export function withVariants(phrases: Phrases): Phrases {
  const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return Object.fromEntries(
    Object.entries(phrases).flatMap(([english, said]) => [
      [english, said],
      [`${english}.`, `${said}.`],
      [lower(english), said],
      [`${lower(english)}.`, `${said}.`],
    ]),
  );
}

function parseTemplate(english: string, said: string): Template {
  const places = [...english.matchAll(/\{(\w+)(#?)\}/g)].map(([, name = '', mark]) => ({
    name,
    isNumber: mark === '#',
  }));
  return { literals: english.split(/\{\w+#?\}/), places, said };
}

/** What stands at the places of a template; each takes as little as it can, and never nothing. */
function match({ literals }: Template, text: string): readonly string[] | undefined {
  const [first = '', ...rest] = literals;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const end = text.length - last.length;
  const found: string[] = [];
  let at = first.length;
  for (const literal of rest) {
    const next = text.indexOf(literal, at + 1);
    if (next === -1 || next + literal.length > end) return undefined;
    found.push(text.slice(at, next));
    at = next + literal.length;
  }
  if (at >= end) return undefined;
  found.push(text.slice(at, end));
  return found;
}

/** "0.123 EUR/kWh" with the language's decimal sign; main groups no digits. */
function inDigitsOf(text: string, language: Language): string {
  return language === 'en' ? text : text.replace(/(\d)\.(\d)/g, '$1,$2');
}

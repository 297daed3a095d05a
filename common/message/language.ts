import { type Language, type LanguageWish, languages } from '../contract/settings.ts';

/**
 * The language that a wish comes to.
 *
 * @param system - BCP 47 tags or POSIX locales, the preferred first: `de-AT`, `es_MX.UTF-8`
 * @returns the first of them that Adit speaks for 'system'; English where there is none
 */
export function languageOf(wish: LanguageWish, system: readonly string[]): Language {
  if (wish !== 'system') return wish;
  for (const tag of system) {
    const primary = tag.split(/[-_.@]/)[0]?.toLowerCase();
    const spoken = languages.find((language) => language === primary);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

/** What each language calls itself; nobody looks for their own under another's name. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
};

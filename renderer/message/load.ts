import type { Language } from '../../common/contract/settings.ts';
import type { Catalogue } from './catalogue.ts';
import { speak } from './message.ts';

/** One chunk each: a page fetches its own language only. */
const catalogues: Readonly<Record<Language, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  en: () => import('./en/catalogue.ts'),
  de: () => import('./de/catalogue.ts'),
  es: () => import('./es/catalogue.ts'),
};

/** Lets the page speak a language. Nothing that draws may be imported before it has ended. */
export async function loadLanguage(language: Language): Promise<void> {
  const { catalogue } = await catalogues[language]();
  speak(language, catalogue);
}

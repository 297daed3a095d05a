import { type Language, LanguageWish } from '../../common/contract/settings.ts';
import { languageOf } from '../../common/message/language.ts';

/** The wish is in the settings, which come too late for the first word: the page remembers it from last time. */
const storageKey = 'adit.language';

/** A page's language: what its settings said last time, or else what the browser prefers. */
export function pageLanguage(page: Window): Language {
  return languageOf(rememberedWish(page), page.navigator.languages);
}

/**
 * Follows a change of the setting: remembers it, and loads the page anew when it comes to another language.
 * Mining is not touched by that. Without a memory the page stays as it is, rather than load for ever.
 */
export function followWish(page: Window, wish: LanguageWish): void {
  const before = pageLanguage(page);
  if (rememberedWish(page) === wish || !remember(page, wish)) return;
  if (pageLanguage(page) !== before) page.location.reload();
}

function rememberedWish(page: Window): LanguageWish {
  try {
    return LanguageWish.catch('system').parse(page.localStorage.getItem(storageKey));
  } catch {
    return 'system';
  }
}

function remember(page: Window, wish: LanguageWish): boolean {
  try {
    page.localStorage.setItem(storageKey, wish);
    return true;
  } catch {
    return false;
  }
}

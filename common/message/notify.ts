import type { Language } from '../contract/settings.ts';
import { notifyTexts as german } from './de/notify.ts';
import { notifyTexts as english } from './en/notify.ts';
import { notifyTexts as spanish } from './es/notify.ts';
import type { NotifyFact, NotifyText, NotifyTexts } from './notify-text.ts';

/** A message leaves the app without a page that could word it, so main knows every language's. */
const texts: Readonly<Record<Language, NotifyTexts>> = { en: english, de: german, es: spanish };

export function notifyText(fact: NotifyFact, language: Language): NotifyText {
  return texts[language].write(fact);
}

/** What a channel sends when it is tried. */
export function notifyTestText(language: Language): NotifyText {
  return texts[language].test;
}

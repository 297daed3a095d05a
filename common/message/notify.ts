import type { Language } from '../contract/settings.ts';
import { notifyTexts as german } from './de/notify.ts';
import { saidPhrases as germanPhrases } from './de/said.ts';
import { notifyTexts as english } from './en/notify.ts';
import { notifyTexts as spanish } from './es/notify.ts';
import { saidPhrases as spanishPhrases } from './es/said.ts';
import type { NotifyFact, NotifyText, NotifyTexts } from './notify-text.ts';
import { createSaid } from './said.ts';

/** A message leaves the app without a page that could word it, so main knows every language's. */
const texts: Readonly<Record<Language, NotifyTexts>> = { en: english, de: german, es: spanish };

/** Faults and details come in English. */
const said: Readonly<Record<Language, (text: string) => string>> = {
  en: (text) => text,
  de: createSaid(germanPhrases, 'de'),
  es: createSaid(spanishPhrases, 'es'),
};

export function notifyText(fact: NotifyFact, language: Language): NotifyText {
  return texts[language].write(inLanguage(fact, said[language]));
}

function inLanguage(fact: NotifyFact, say: (text: string) => string): NotifyFact {
  switch (fact.event) {
    case 'payout-proof-failed':
    case 'temperature':
      return { ...fact, detail: say(fact.detail) };
    case 'source-lost':
      return { ...fact, problem: say(fact.problem) };
    default:
      return fact;
  }
}

/** What a channel sends when it is tried. */
export function notifyTestText(language: Language): NotifyText {
  return texts[language].test;
}

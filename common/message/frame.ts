import type { Language } from '../contract/settings.ts';
import { frameTexts as german } from './de/frame.ts';
import { frameTexts as english } from './en/frame.ts';
import { frameTexts as spanish } from './es/frame.ts';
import type { FrameTexts } from './frame-text.ts';

const texts: Readonly<Record<Language, FrameTexts>> = { en: english, de: german, es: spanish };

/** What tray and menu say in a language. */
export function frameTextsOf(language: Language): FrameTexts {
  return texts[language];
}

import type { NotifyEvent } from '../contract/notify.ts';
import type { Language } from '../contract/settings.ts';

/** What happened, with what a person wants to know of it. */
export type NotifyFact =
  | {
      readonly event: 'block-found' | 'block-matured' | 'block-orphaned';
      readonly chain: string;
      readonly height: number;
      readonly hash: string;
      /** With its ticker, '' when unknown. */
      readonly reward: string;
    }
  | { readonly event: 'best-share'; readonly difficulty: number }
  | { readonly event: 'payout-proof-failed'; readonly detail: string }
  | { readonly event: 'source-lost'; readonly source: string; readonly problem: string }
  | { readonly event: 'source-back'; readonly source: string; readonly afterMs: number }
  | { readonly event: 'temperature'; readonly detail: string }
  | {
      readonly event: 'profit-crossed';
      readonly netPerDay: number;
      readonly currency: string;
    };

/** A message for a person. */
export interface NotifyText {
  readonly title: string;
  readonly body: string;
}

/** A language's messages: of every fact, and the test. */
export interface NotifyTexts {
  readonly write: (fact: NotifyFact) => NotifyText;
  readonly test: NotifyText;
}

/** Urgent ones may break through silence on a phone. */
export function isUrgent(event: NotifyEvent | 'test'): boolean {
  return event === 'block-found' || event === 'payout-proof-failed' || event === 'temperature';
}

/** Three significant digits, as the language writes them. */
export function round(value: number, language: Language): string {
  return value.toLocaleString(language, { maximumSignificantDigits: 3 });
}

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'];

/** Three significant digits and a prefix: "4.2 M". */
export function compact(value: number, language: Language): string {
  let scaled = value;
  let at = 0;
  while (scaled >= 999.5 && at < prefixes.length - 1) {
    scaled /= 1000;
    at += 1;
  }
  return `${round(scaled, language)}${prefixes[at] === '' ? '' : ` ${prefixes[at]}`}`;
}

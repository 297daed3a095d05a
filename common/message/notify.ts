import type { NotifyEvent } from '../contract/notify.ts';

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

/** English, as {@link errorTexts} is: a message leaves the app without a page that could translate it. */
export function notifyText(fact: NotifyFact): NotifyText {
  switch (fact.event) {
    case 'block-found':
      return {
        title: `Block found: ${fact.chain} ${fact.height}`,
        body: `It is in the best chain.${fact.reward === '' ? '' : ` Reward ${fact.reward}, spendable when it has matured.`} ${fact.hash}`,
      };
    case 'block-matured':
      return {
        title: `Block matured: ${fact.chain} ${fact.height}`,
        body: `${fact.reward === '' ? 'Its reward' : fact.reward} can be spent now. ${fact.hash}`,
      };
    case 'block-orphaned':
      return {
        title: `Block orphaned: ${fact.chain} ${fact.height}`,
        body: `The network kept another block at this height; it pays nothing unless that changes. ${fact.hash}`,
      };
    case 'best-share':
      return {
        title: 'New best share',
        body: `Difficulty ${compact(fact.difficulty)}, the best of all time here.`,
      };
    case 'payout-proof-failed':
      return { title: 'Payout proof failed', body: fact.detail };
    case 'source-lost':
      return {
        title: `${fact.source} is down`,
        body: `${fact.problem} It is tried again by itself where that can help.`,
      };
    case 'source-back':
      return {
        title: `${fact.source} is back`,
        body: `It gives work again after ${minutes(fact.afterMs)}.`,
      };
    case 'temperature':
      return { title: 'Mining rests: too warm', body: fact.detail };
    case 'profit-crossed':
      return fact.netPerDay >= 0
        ? {
            title: 'Mining pays its electricity now',
            body: `Expected ${money(fact.netPerDay)} ${fact.currency} a day after electricity.`,
          }
        : {
            title: 'Mining no longer pays its electricity',
            body: `Expected ${money(fact.netPerDay)} ${fact.currency} a day after electricity.`,
          };
  }
}

export const notifyTestText: NotifyText = {
  title: 'Adit: a test',
  body: 'This is how a message of Adit arrives.',
};

/** Urgent ones may break through silence on a phone. */
export function isUrgent(event: NotifyEvent | 'test'): boolean {
  return event === 'block-found' || event === 'payout-proof-failed' || event === 'temperature';
}

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'];

function compact(value: number): string {
  let scaled = value;
  let at = 0;
  while (scaled >= 999.5 && at < prefixes.length - 1) {
    scaled /= 1000;
    at += 1;
  }
  return `${Number(scaled.toPrecision(3))}${prefixes[at] === '' ? '' : ` ${prefixes[at]}`}`;
}

function minutes(ms: number): string {
  const count = Math.max(1, Math.round(ms / 60_000));
  if (count < 120) return count === 1 ? 'a minute' : `${count} minutes`;
  return `${Math.round(count / 60)} hours`;
}

function money(value: number): string {
  return String(Number(value.toPrecision(3)));
}

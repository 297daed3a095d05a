import {
  compact,
  type NotifyFact,
  type NotifyText,
  type NotifyTexts,
  round,
} from '../notify-text.ts';

function write(fact: NotifyFact): NotifyText {
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
        body: `Difficulty ${compact(fact.difficulty, 'en')}, the best of all time here.`,
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
            body: `Expected ${round(fact.netPerDay, 'en')} ${fact.currency} a day after electricity.`,
          }
        : {
            title: 'Mining no longer pays its electricity',
            body: `Expected ${round(fact.netPerDay, 'en')} ${fact.currency} a day after electricity.`,
          };
  }
}

const test: NotifyText = {
  title: 'Adit: a test',
  body: 'This is how a message of Adit arrives.',
};

function minutes(ms: number): string {
  const count = Math.max(1, Math.round(ms / 60_000));
  if (count < 120) return count === 1 ? 'a minute' : `${count} minutes`;
  return `${Math.round(count / 60)} hours`;
}

export const notifyTexts: NotifyTexts = { write, test };

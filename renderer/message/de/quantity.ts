import type { Catalogue } from '../catalogue.ts';

/** The words in and around numbers, in German. */
export const quantityMessage = {
  /** Long scale: what English calls a billion is a Milliarde. */
  sizes: [
    { from: 1e18, one: 'Trillion', many: 'Trillionen' },
    { from: 1e15, one: 'Billiarde', many: 'Billiarden' },
    { from: 1e12, one: 'Billion', many: 'Billionen' },
    { from: 1e9, one: 'Milliarde', many: 'Milliarden' },
    { from: 1e6, one: 'Million', many: 'Millionen' },
  ],
  oneIn: (count) => `1 zu ${count}`,
  /** Of a whole. */
  none: 'nichts',
  all: 'alles',
  under: (value) => `unter ${value}`,
  over: (value) => `über ${value}`,
  noChance: 'keine',
  allButCertain: 'so gut wie sicher',
  range: (from, to) => `${from} bis ${to}`,
  minutes: 'Minuten',
  hours: 'Stunden',
  day: 'Tag',
  days: 'Tage',
  months: 'Monate',
  year: 'Jahr',
  years: 'Jahre',
  sizeOfYears: (size) => `${size} Jahre`,
  never: 'nie mit dieser Sicherheit',
} satisfies Catalogue['quantity'];

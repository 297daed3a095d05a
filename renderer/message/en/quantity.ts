/** The words in and around numbers, which renderer/format puts together. */
export const quantityMessage = {
  /** Numbers from a million, the largest first: their size and its name, after "1" and after any other. */
  sizes: [
    { from: 1e18, one: 'quintillion', many: 'quintillion' },
    { from: 1e15, one: 'quadrillion', many: 'quadrillion' },
    { from: 1e12, one: 'trillion', many: 'trillion' },
    { from: 1e9, one: 'billion', many: 'billion' },
    { from: 1e6, one: 'million', many: 'million' },
  ],
  oneIn: (count: string) => `1 in ${count}`,
  /** Of a whole. */
  none: 'none',
  all: 'all',
  under: (value: string) => `under ${value}`,
  over: (value: string) => `over ${value}`,
  noChance: 'none',
  allButCertain: 'all but certain',
  range: (from: string, to: string) => `${from} to ${to}`,
  minutes: 'minutes',
  hours: 'hours',
  day: 'day',
  days: 'days',
  months: 'months',
  year: 'year',
  years: 'years',
  /** Years counted in a size: "million years". */
  sizeOfYears: (size: string) => `${size} years`,
  never: 'never at this confidence',
};

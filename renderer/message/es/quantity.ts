import type { Catalogue } from '../catalogue.ts';
/** The words in and around numbers, in Spanish. */
export const quantityMessage = {
  /** Long scale: what English calls billions and quadrillions are thousands of these, "18.600 millones". */
  sizes: [
    { from: 1e18, one: 'trillón', many: 'trillones' },
    { from: 1e12, one: 'billón', many: 'billones' },
    { from: 1e6, one: 'millón', many: 'millones' },
  ],
  oneIn: (count) => `1 en ${count}`,
  none: 'nada',
  all: 'todo',
  under: (value) => `menos de ${value}`,
  over: (value) => `más de ${value}`,
  noChance: 'ninguna',
  allButCertain: 'casi seguro',
  range: (from, to) => `${from} a ${to}`,
  minutes: 'minutos',
  hours: 'horas',
  day: 'día',
  days: 'días',
  months: 'meses',
  year: 'año',
  years: 'años',
  /** "millones de años". */
  sizeOfYears: (size) => `${size} de años`,
  never: 'nunca con esta confianza',
} satisfies Catalogue['quantity'];

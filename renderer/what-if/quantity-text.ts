import { significant, trimZeros, whole, withUnit } from '../format/digits.ts';
import {
  currencySign,
  formatCoins,
  formatEnergyPrice,
  formatMoney,
  formatTypedEnergyPrice,
} from '../format/money.ts';
import { editableNumber, parseNumber } from '../format/parse-number.ts';
import {
  formatDifficulty,
  formatHashes,
  formatHashrate,
  prefixOf,
  scaleOf,
} from '../format/scale.ts';
import { language, message } from '../message/message.ts';

/** The units of the economics models as people read and write them. */

/** What 'money' and 'coin' stand for. */
export interface Units {
  /** ISO 4217. */
  readonly currency: string;
  readonly ticker: string;
}

/**
 * A number in a model's unit: 'H/s', 'money/kWh', 'coin/d', 'a'. Besides those, 'difficulty' and 'percent'
 * say how a plain number is meant.
 */
export function formatQuantity(value: number, unit: string, units: Units): string {
  switch (unit) {
    case 'H/s':
      return formatHashrate(value);
    case 'PH/s':
      return formatHashrate(value * 1e15);
    case 'EH/s':
      return formatHashrate(value * 1e18);
    case 'H':
    case 'hash':
      return formatHashes(value);
    case 'difficulty':
      return formatDifficulty(value);
    case 'percent':
      return withUnit(trimmed(value * 100), '%');
    case 'coin':
      return formatCoins(value, units.ticker);
    case 'money':
      return formatMoney(value, units.currency);
    case 'money/kWh':
      return formatEnergyPrice(value, units.currency);
    case 'W':
      return `${withUnit(trimmed(value / 1000 ** scaleOf(value)), `${prefixOf(scaleOf(value))}W`)}`;
    case 'd':
      return withUnit(trimmed(value), value === 1 ? message.quantity.day : message.quantity.days);
    case 'a':
      return withUnit(trimmed(value), value === 1 ? message.quantity.year : message.quantity.years);
    case '1':
      return trimmed(value);
  }
  if (unit.startsWith('money')) {
    return `${formatMoney(value, units.currency)}${perUnit(unit.slice('money'.length), units)}`;
  }
  return withUnit(trimmed(value), named(unit, units));
}

/** The unit alone. */
function unitText(unit: string, units: Units): string {
  switch (unit) {
    case 'difficulty':
    case '1':
      return '';
    case 'percent':
      return '%';
    case 'a':
      return message.quantity.years;
    case 'd':
      return message.quantity.days;
    case 'money':
      return currencySign(units.currency).trim();
  }
  if (unit.startsWith('money')) {
    return `${currencySign(units.currency).trim()}${perUnit(unit.slice('money'.length), units)}`;
  }
  return named(unit, units);
}

function named(unit: string, { ticker }: Units): string {
  return unit === 'months' ? message.quantity.months : unit.replace('coin', ticker);
}

function perUnit(rest: string, units: Units): string {
  return named(rest, units)
    .replace(/\/d$/, `/${message.quantity.day}`)
    .replace(/\/a$/, `/${message.quantity.year}`);
}

/** Three digits without zeros that say nothing: "0.3", "17.5", "4". */
function trimmed(value: number): string {
  const text =
    Math.abs(value) >= 1000 ? whole(Number(value.toPrecision(4))) : significant(value, 4);
  return Math.abs(value) >= 1e15 ? significant(value) : trimZeros(text);
}

const prefixes = 'kMGTPE';

/** What a model allows, with the user's money and coin: "must be at least 0 $/kWh". */
export function inOwnUnits(allowed: string, { currency, ticker }: Units): string {
  return allowed.replace(/\bmoney\b/, currencySign(currency).trim()).replace(/\bcoin\b/, ticker);
}

/** Whether values of a unit are written with k, M, G, T, P, E. */
function isScaled(unit: string): boolean {
  return ['H/s', 'H', 'hash', 'W', 'difficulty'].includes(unit);
}

/**
 * A value as it stands in a field to be edited. What is written with prefixes carries its whole unit
 * ("386.2 MH/s", "144.4 T"); for the rest {@link fieldUnit} stands behind the field.
 */
export function editableText(value: number, unit: string): string {
  if (unit === 'percent') return plain(value * 100);
  if (!isScaled(unit)) return plain(value);
  const scale = scaleOf(value);
  const bare = unit === 'difficulty' ? '' : unit;
  return `${plain(value / 1000 ** scale)} ${prefixOf(scale)}${bare}`.trim();
}

/** What stands behind a field; nothing where the text itself carries the unit. */
export function fieldUnit(unit: string, units: Units): string {
  return isScaled(unit) ? '' : unitText(unit, units);
}

/** Grouped, and without the noise a binary fraction leaves: 0.28999999999999998 is 0.29. */
function plain(value: number): string {
  const clean = Number(value.toPrecision(12));
  return Math.abs(clean) >= 1000 && Math.abs(clean) < 1e15
    ? clean.toLocaleString(language, { maximumFractionDigits: 8 })
    : editableNumber(clean);
}

/**
 * Reads what a person types into a field of a unit: "0.28", "30 %", "200 TH/s", "144.4 T", "1e12".
 *
 * @returns undefined when it is no number, or its unit is another
 */
export function parseQuantity(text: string, unit: string): number | undefined {
  const match = /^\s*([−+\-\d.,\s\u00a0\u202f_]*\d[\d.,]*(?:e[+-]?\d+)?)\s*(.*?)\s*$/iu.exec(text);
  if (match === null) return undefined;
  const number = parseNumber(match[1] ?? '');
  if (number === null || number === undefined) return undefined;
  const suffix = (match[2] ?? '').replace(/\s/g, '');
  if (unit === 'percent') return suffix === '' || suffix === '%' ? number / 100 : undefined;
  if (suffix === '') return number;
  if (isScaled(unit)) {
    const bare = unit === 'difficulty' ? '' : unit;
    const prefix = suffix.endsWith(bare) ? suffix.slice(0, suffix.length - bare.length) : suffix;
    if (prefix === '') return number;
    const step = prefixes.indexOf(prefix === 'K' ? 'k' : prefix);
    return prefix.length === 1 && step !== -1 ? number * 1000 ** (step + 1) : undefined;
  }
  return undefined;
}

/** What was calculated, to three digits: "196 T", "$47,900/BTC". */
export function formatEstimate(value: number, unit: string, units: Units): string {
  if (isScaled(unit)) {
    const scale = scaleOf(value);
    const bare = unit === 'difficulty' ? '' : unit;
    return withUnit(trimZeros(significant(value / 1000 ** scale)), `${prefixOf(scale)}${bare}`);
  }
  return formatQuantity(Number(value.toPrecision(3)), unit, units);
}

/** What was typed or measured keeps its digits; everything else as {@link formatQuantity}. */
export function formatInput(value: number, unit: string, units: Units): string {
  switch (unit) {
    case 'money/kWh':
      return formatTypedEnergyPrice(value, units.currency);
    case 'coin':
      return withUnit(trimZeros(significant(value, 8)), units.ticker);
    default:
      return formatQuantity(value, unit, units);
  }
}

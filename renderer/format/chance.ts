import { message } from '../message/message.ts';
import { fixed, powerOfTen, significant, trimWhole, withUnit } from './digits.ts';

/** Three digits and the name of a size from a million on, '' below and from 10^21, where it is a power of ten. */
export function splitWords(value: number): { readonly number: string; readonly size: string } {
  const rounded = Number(value.toPrecision(3));
  if (rounded >= 1e21) return { number: powerOfTen(rounded), size: '' };
  for (const { from, one, many } of message.quantity.sizes) {
    if (rounded < from) continue;
    return { number: significant(rounded / from), size: rounded === from ? one : many };
  }
  return { number: significant(rounded), size: '' };
}

/** Three digits, in words from a million: "18.6 billion"; from 10^21 a power of ten. */
export function inWords(value: number): string {
  const { number, size } = splitWords(value);
  return size === '' ? number : `${number} ${size}`;
}

/** "1 in 18.6 billion". */
export function oneIn(count: number): string {
  return message.quantity.oneIn(trimWhole(inWords(count)));
}

/** A probability or luck as a percentage, three digits. Never "0 %" or "100 %": the ends are words. */
export function formatPercent(share: number): string {
  if (share === 0) return message.quantity.none;
  if (share === 1) return message.quantity.all;
  if (share < 0.001) return tenthOfPercent();
  if (share > 0.999) return message.quantity.over(withUnit(fixed(99.9, 1), '%'));
  return withUnit(trimWhole(significant(share * 100)), '%');
}

/** Work in units of what a block takes on average, as a percentage that may be above 100. */
export function formatEffort(effort: number): string {
  if (effort > 0 && effort < 0.001) return tenthOfPercent();
  return withUnit(trimWhole(significant(effort * 100)), '%');
}

/** An exact part of a whole, such as of a payout: two decimals, "98.00 %"; the whole is "100 %". */
export function formatShare(share: number): string {
  if (share === 0) return message.quantity.none;
  return withUnit(share === 1 ? '100' : fixed(share * 100, 2), '%');
}

/**
 * A probability from 0 to 1: above a tenth as a percentage, otherwise "1 in N". No chance of a block is 1: what
 * a double can not tell from it is `allButCertain`, and a limit that truly is 1 has words of its own.
 */
export function formatChance(probability: number): string {
  if (probability >= 1) return message.quantity.allButCertain;
  if (probability <= 0) return message.quantity.noChance;
  return probability > 0.1
    ? formatPercent(probability)
    : oneIn(Math.min(1 / probability, mostCount));
}

/** The reciprocal of the smallest chances is beyond a double. */
const mostCount = 1e308;

/** Chance that one Powerball ticket wins the jackpot: 1 in C(69,5) x 26. Source: powerball.com, rules since 2015. */
const powerballChance = 1 / 292_201_338;

/** Compares a chance with one anchor people know; null where the comparison says nothing. */
export function besidePowerball(
  probability: number,
): { readonly times: string; readonly rarer: boolean } | null {
  if (probability <= 0 || probability > 0.01) return null;
  const ratio = powerballChance / probability;
  const rarer = ratio > 1;
  const times = rarer ? ratio : 1 / ratio;
  const rounded = Number(times.toPrecision(2));
  return { times: rounded < 1e6 ? significant(rounded, 2) : trimWhole(inWords(rounded)), rarer };
}

function tenthOfPercent(): string {
  return message.quantity.under(withUnit(fixed(0.1, 1), '%'));
}

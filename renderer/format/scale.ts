import { fixed, powerOfTen, significant, trimZeros, withUnit } from './digits.ts';

/** Hashrates, difficulties and counts of hashes: k M G T P E are powers of 1000. */

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const largest = prefixes.length - 1;

/** A number split for display, so that the unit can be set smaller. */
export interface Scaled {
  readonly number: string;
  readonly unit: string;
}

/** The power of 1000 (0 to 6) whose prefix suits a value and everything drawn beside it. */
export function scaleOf(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude < 1000) return 0;
  // toPrecision first: 999,999.9 is a million for the reader, not 1,000.00 thousand.
  const rounded = Number(magnitude.toPrecision(5));
  return Math.min(largest, Math.floor(Math.log10(rounded) / 3 + 1e-12));
}

/** The prefix of a power of 1000 as {@link scaleOf} gives it. */
export function prefixOf(scale: number): string {
  return prefixes[scale] ?? '';
}

/** Two decimals and a prefix; below 1000 what the value deserves; beyond the prefixes a power of ten. */
function scaled(value: number, unit: string): Scaled {
  const scale = scaleOf(value);
  if (scale === 0) return { number: plain(value), unit };
  const inPrefix = value / 1000 ** scale;
  if (Math.abs(inPrefix) >= 1e6) return { number: powerOfTen(value), unit };
  return { number: fixed(inPrefix, 2), unit: `${prefixOf(scale)}${unit}` };
}

function plain(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1000) return fixed(value, 0);
  return Math.abs(value) >= 10 ? fixed(value, 1) : significant(value);
}

/** Splits H/s into number and unit: 386200000 gives 386.20 and MH/s. */
export function splitHashrate(hashrateHps: number): Scaled {
  return scaled(hashrateHps, 'H/s');
}

/** H/s: "386.20 MH/s". */
export function formatHashrate(hashrateHps: number): string {
  const { number, unit } = splitHashrate(hashrateHps);
  return withUnit(number, unit);
}

/** For the one large figure of a screen: four digits in all, "386.2" and "MH/s". */
export function displayHashrate(hashrateHps: number): Scaled {
  const { number, unit } = splitHashrate(hashrateHps);
  const scale = scaleOf(hashrateHps);
  if (scale === 0) return { number, unit };
  const inPrefix = hashrateHps / 1000 ** scale;
  if (inPrefix >= 1e6) return { number, unit };
  return { number: fixed(inPrefix, inPrefix >= 1000 ? 0 : inPrefix >= 100 ? 1 : 2), unit };
}

/** A difficulty: "144.40 T", "2,310", "1.4"; below ten thousand without a prefix. */
export function formatDifficulty(difficulty: number): string {
  if (Math.abs(difficulty) < 9999.5) {
    return Math.abs(difficulty) >= 100 ? fixed(difficulty, 0) : trimZeros(significant(difficulty));
  }
  const { number, unit } = scaled(difficulty, '');
  return withUnit(number, unit);
}

/** A difficulty that was computed from an expectation: three digits, "404 k". */
export function formatEstimatedDifficulty(difficulty: number): string {
  const scale = difficulty < 9999.5 ? 0 : scaleOf(difficulty);
  return withUnit(significant(difficulty / 1000 ** scale), prefixOf(scale));
}

/** A number of hashes done: "4.45 T". */
export function formatHashes(hashes: number): string {
  const { number, unit } = scaled(hashes, '');
  return withUnit(number, unit);
}

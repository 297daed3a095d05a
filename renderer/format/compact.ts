import { signed, significant, trimZeros, whole, withUnit } from './digits.ts';

/** A round number for an axis: "0", "500", "4,000", "30 k", "1.5 M". */
export function compactNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude < 1e4) {
    if (Number.isInteger(value) || magnitude >= 1000) return whole(value);
    return magnitude >= 1
      ? signed(value, trimZeros(significant(magnitude)))
      : significant(value, 2);
  }
  for (const [size, prefix] of [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (magnitude >= size) {
      return signed(value, withUnit(trimZeros(significant(magnitude / size)), prefix));
    }
  }
  return whole(value);
}

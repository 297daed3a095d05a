import type { Tick } from '../../chart/curve-chart.tsx';
import { fixed, significant, trimWhole, withUnit } from '../../format/digits.ts';
import { formatEstimatedDifficulty } from '../../format/scale.ts';

/** A change with its sign and one decimal: "+1.8 %". */
export function signedPercent(share: number): string {
  const percent = Math.abs(share) * 100;
  const number = percent < 100 ? trimWhole(fixed(percent, 1)) : significant(percent);
  const sign = number === '0' ? '' : share < 0 ? '−' : '+';
  return withUnit(`${sign}${number}`, '%');
}

/** About four round values of a difficulty between two. */
export function difficultyTicks(from: number, to: number): Tick[] {
  const rough = (to - from) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, at) => {
    const value = (first + at) * step;
    const label = trimWhole(formatEstimatedDifficulty(value));
    return { value, label: value === 0 ? '0' : label };
  });
}

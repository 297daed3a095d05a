import { AppError } from '../../common/contract/errors.ts';

/**
 * Two times of day from a flag: `22-6`, `22:00-06:30`.
 *
 * @param stepMinutes - minutes must be a multiple of this
 * @returns minutes since midnight
 * @throws AppError cli.usage
 */
export function timesFrom(
  name: string,
  text: string,
  stepMinutes = 1,
): { readonly fromMinute: number; readonly toMinute: number } {
  const [, from = '', to = ''] = /^([\d:]+)-([\d:]+)$/.exec(text) ?? [];
  const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)];
  const isWrong = [fromMinute, toMinute].some((minute) => !(minute % stepMinutes === 0));
  if (isWrong) {
    const steps = stepMinutes === 1 ? '' : `, to ${stepMinutes} minutes`;
    throw new AppError('cli.usage', {
      problem: `--${name} is ${JSON.stringify(text)}: it must be two times, as 22-6 or 22:00-06:30${steps}.`,
    });
  }
  return { fromMinute, toMinute };
}

/** NaN for what is no time. */
function minuteOf(text: string): number {
  const [, hour, minute = '0'] = /^(\d{1,2})(?::([0-5]\d))?$/.exec(text) ?? [];
  return hour === undefined || Number(hour) > 23 ? Number.NaN : Number(hour) * 60 + Number(minute);
}

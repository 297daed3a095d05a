import { z } from 'zod';
import { defineModel, flag, quantity, refuseInput } from '../model.ts';

/** Power against clock: P = P_0 + a f^3, W, with f relative to the reference clock. */
export interface ClockPower {
  readonly basePowerW: number;
  readonly cubicPowerW: number;
}

/** Power at a relative clock, W. */
export function clockPowerW(chip: ClockPower, clock: number): number {
  return chip.basePowerW + chip.cubicPowerW * clock ** 3;
}

/**
 * The clock of most profit, hash rate being proportional to the clock: f = sqrt(1000 rev/(3 a c)).
 *
 * @param revenuePerHour - money per hour at f = 1
 * @returns Infinity where energy costs nothing or clock takes no power: the highest the chip can do
 */
function profitClock(chip: ClockPower, revenuePerHour: number, pricePerKwh: number): number {
  const cost = 3 * chip.cubicPowerW * pricePerKwh;
  if (cost <= 0) return Number.POSITIVE_INFINITY;
  return Math.sqrt((1000 * revenuePerHour) / cost);
}

/**
 * The clock of most hashes per joule: f = (P_0/(2a))^(1/3). For solo mining on a given energy this is also the
 * clock of most blocks.
 *
 * @returns Infinity where clock takes no power
 */
function efficientClock(chip: ClockPower): number {
  if (chip.cubicPowerW <= 0) return Number.POSITIVE_INFINITY;
  return Math.cbrt(chip.basePowerW / (2 * chip.cubicPowerW));
}

/**
 * How fast to clock: for most profit, and for most hashes per joule.
 *
 * Profit per hour = rev*f - c*(P_0 + a f^3)/1000. Both clocks are held within the chip's range.
 */
export const frequencyScaling = defineModel({
  id: 'frequency-scaling',
  title: 'The clock that pays, the clock that saves',
  section: '8.7',
  formula:
    'P = P0 + a f^3; profit clock = sqrt(1000 rev/(3 a c)); efficient clock = (P0/(2a))^(1/3)',
  source:
    'Dynamic power proportional to f V^2 with V proportional to f (Weiser et al. 1994); optimum by derivative',
  wrongWhen:
    'The chip is memory bound (RandomX), or its voltage no longer follows the clock near the floor.',
  input: z.object({
    basePowerW: quantity('Power that does not depend on the clock', 'W', { min: 0, max: 1e6 }),
    cubicPowerW: quantity('Power at the reference clock beyond that', 'W', { min: 0, max: 1e6 }),
    revenuePerHour: quantity('Expected reward at the reference clock', 'money/h', {
      min: 0,
      max: 1e9,
    }),
    pricePerKwh: quantity('Electricity price', 'money/kWh', { min: -100, max: 100 }),
    lowestClock: quantity('Lowest clock', '1', { positive: true, max: 100 }).default(0.2),
    highestClock: quantity('Highest clock', '1', { positive: true, max: 100 }).default(1.5),
  }),
  output: z.object({
    profitClock: quantity('Clock of most profit', '1'),
    profitPowerW: quantity('Power there', 'W'),
    profitPerHour: quantity('Profit there', 'money/h'),
    worthRunning: flag('Does it pay at all?'),
    efficientClock: quantity('Clock of most hashes per joule', '1'),
    efficientPowerW: quantity('Power there', 'W'),
    efficientProfitPerHour: quantity('Profit there', 'money/h'),
  }),
  example: {
    basePowerW: 30,
    cubicPowerW: 15,
    revenuePerHour: 0.01,
    pricePerKwh: 0.2,
    highestClock: 4.8,
  },
  run: (input) => {
    if (input.lowestClock > input.highestClock) {
      refuseInput(
        'frequency-scaling',
        'lowestClock',
        input.lowestClock,
        `must be at most highestClock, ${input.highestClock}`,
      );
    }
    const within = (clock: number) =>
      Math.min(input.highestClock, Math.max(input.lowestClock, clock));
    const profitAt = (clock: number) =>
      input.revenuePerHour * clock - (input.pricePerKwh * clockPowerW(input, clock)) / 1000;
    const best = within(profitClock(input, input.revenuePerHour, input.pricePerKwh));
    const efficient = within(efficientClock(input));
    return {
      profitClock: best,
      profitPowerW: clockPowerW(input, best),
      profitPerHour: profitAt(best),
      worthRunning: profitAt(best) > 0,
      efficientClock: efficient,
      efficientPowerW: clockPowerW(input, efficient),
      efficientProfitPerHour: profitAt(efficient),
    };
  },
});

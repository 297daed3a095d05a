import { loadPowerW } from '../../common/economics/energy/load-power.ts';

/**
 * Share of the thermal design power that a package draws when idle. Cloud Carbon Footprint's linear model
 * W = Wmin + load (Wmax - Wmin); 10 to 20 % is what desktop reviews measure idle packages at.
 */
const idleShareOfTdp = 0.15;
/** Boards hold a package at most so far above its design power for long. */
const highestClockFactor = 1.35;
const lowestClockFactor = 0.1;

/** Relative error of the model, in words: vector instructions and board limits move it most. */
export const modelError = '±30 %';

/**
 * W of a processor package from its design power: idle share plus load times the rest, the rest with the cube
 * of clock over base clock (dynamic power f V^2, V with f), since design power is told at base clock.
 *
 * @param load - 0 to 1
 * @param clockRatio - clock over base clock; null where unknown: taken as 1
 */
export function packagePowerW(tdpW: number, load: number, clockRatio: number | null): number {
  const idleW = tdpW * idleShareOfTdp;
  const factor =
    clockRatio === null
      ? 1
      : Math.min(highestClockFactor, Math.max(lowestClockFactor, clockRatio ** 3));
  return loadPowerW(idleW, idleW + (tdpW - idleW) * factor, load);
}

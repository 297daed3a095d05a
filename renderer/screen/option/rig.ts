import type { Chain } from '../../../common/chain/chain.ts';
import { hashcost, hashprice } from '../../../common/economics/profit/profit.ts';
import { DAYS_PER_YEAR } from '../../../common/economics/work.ts';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';
import { speedUnitOf } from './speed-unit.ts';

/** What one unit of speed earns in a day: money/(PH/s)/d, or the coin's own unit of speed. */
export function hashpriceOf(
  chain: Chain,
  market: {
    readonly difficulty: number;
    readonly subsidyCoin: number;
    readonly feesCoin: number;
    readonly coinPrice: number;
  },
): number {
  const perPhs = hashprice(
    { difficulty: market.difficulty, hashesPerDifficulty: hashesPerDifficulty(chain) },
    market.subsidyCoin + market.feesCoin,
    market.coinPrice,
  );
  return (perPhs * speedUnitOf(chain).hps) / 1e15;
}

/** A rig in the units of the rig models. */
export interface Rig {
  /** In the coin's unit of speed. */
  readonly speed: number;
  /** Joules for a thousandth of that unit; infinite at no speed. */
  readonly efficiency: number;
  /** Cost of power for one unit of speed and day. */
  readonly cost: number;
  readonly revenuePerDay: number;
  readonly powerCostPerDay: number;
}

/** @param input - hashrate in H/s, wall power in W, price in money/kWh, hashprice per unit of speed and day */
export function rigOf(
  chain: Pick<Chain, 'algorithm'>,
  input: {
    readonly hashrateHps: number;
    readonly powerW: number;
    readonly powerPrice: number;
    readonly hashprice: number;
  },
): Rig {
  const speed = input.hashrateHps / speedUnitOf(chain).hps;
  const efficiency = input.powerW / (speed * 1000);
  return {
    speed,
    efficiency,
    cost: hashcost(efficiency, input.powerPrice),
    revenuePerDay: speed * input.hashprice,
    powerCostPerDay: (input.powerW / 1000) * 24 * input.powerPrice,
  };
}

/**
 * How many times cost exceeds hashprice, from which on no price anybody has seen brings a rig back: the price
 * of a coin rose a hundredfold at most within the life of a machine, and difficulty follows it.
 */
const hopelessRatio = 100;

/**
 * Cost over hashprice where it is beyond {@link hopelessRatio}: infinite at hashprice 0. null where the right to
 * switch off may be worth something, and for a rig without speed or cost.
 */
export function hopelessnessOf(rig: Rig, hashpriceNow: number): number | null {
  if (!(rig.cost > 0) || rig.speed === 0) return null;
  const ratio = rig.cost / hashpriceNow;
  return ratio >= hopelessRatio ? ratio : null;
}

/** Coins over a time at today's difficulty, from what the rig earns. */
export function coinsOver(rig: Rig, coinPrice: number, years: number): number {
  return coinPrice > 0 ? (rig.revenuePerDay / coinPrice) * years * DAYS_PER_YEAR : 0;
}

import type { Chain } from '../../../common/chain/chain.ts';

/** The speed a market counts a coin's miners in. */
export interface SpeedUnit {
  /** H/s of one unit. */
  readonly hps: number;
  readonly name: string;
  /** Joules for a thousandth of a unit's hashes: what efficiency is stated in. */
  readonly efficiency: string;
}

const units: Readonly<Record<Chain['algorithm'], SpeedUnit>> = {
  sha256d: { hps: 1e15, name: 'PH/s', efficiency: 'J/TH' },
  scrypt: { hps: 1e9, name: 'GH/s', efficiency: 'J/MH' },
  randomx: { hps: 1e6, name: 'MH/s', efficiency: 'J/kH' },
};

/**
 * The unit the rig models count in. They are written for PH/s and J/TH; with another unit for both, their money
 * is the same, since hash rate, hashprice and efficiency scale together.
 */
export function speedUnitOf({ algorithm }: Pick<Chain, 'algorithm'>): SpeedUnit {
  return units[algorithm];
}

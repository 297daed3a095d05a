import { bigintFromBits, bitsFromBigint } from '../quantity/target.ts';

/** The block all later targets are measured from. */
export interface AsertAnchor {
  readonly height: bigint;
  readonly bits: number;
  /** Time of the anchor's parent, seconds. */
  readonly parentTimeS: number;
}

/** Bitcoin Cash main network: the last block before the upgrade of 15 November 2020. */
export const BITCOIN_CASH_ANCHOR: AsertAnchor = {
  height: 661_647n,
  bits: 0x1804dafe,
  parentTimeS: 1_605_447_844,
};

const SPACING_S = 600n;
const HALF_LIFE_S = 172_800n;
const RADIX_BITS = 16n;

/**
 * Bitcoin Cash's `bits` for the block after one of this height and time (aserti3-2d).
 *
 * T' = T_anchor * 2^((t - t_anchorParent - 600 * (dh + 1)) / 172800), by the specification's fixed-point
 * cubic; at most powLimit, at least 1.
 * Source: Bitcoin Cash specification 2020-11-15-asert; vectors in test/vector/economics-chain.json.
 *
 * @param height - of the last block
 * @param timeS - of the last block, seconds
 */
export function nextAsertBits(
  anchor: AsertAnchor,
  height: bigint,
  timeS: number,
  powLimit: bigint,
): number {
  const elapsedS = BigInt(timeS) - BigInt(anchor.parentTimeS);
  const scheduledS = SPACING_S * (height - anchor.height + 1n);
  // Division truncates toward zero as in C++, the shift below floors: both as specified.
  const exponent = ((elapsedS - scheduledS) << RADIX_BITS) / HALF_LIFE_S;
  const fraction = exponent & 0xffffn;
  const factor =
    65536n +
    ((195766423245049n * fraction +
      971821376n * fraction ** 2n +
      5127n * fraction ** 3n +
      (1n << 47n)) >>
      48n);
  const shift = (exponent >> RADIX_BITS) - RADIX_BITS;
  // Past 2^256 either way nothing changes any more; without the cap a wild time would build a huge number.
  if (shift > 256n) return bitsFromBigint(powLimit);
  const scaled = bigintFromBits(anchor.bits) * factor;
  const target = shift <= 0n ? scaled >> -shift : scaled << shift;
  if (target === 0n) return bitsFromBigint(1n);
  return bitsFromBigint(target > powLimit ? powLimit : target);
}

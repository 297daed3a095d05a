import { DIGISHIELD_HEIGHT } from './retarget-dogecoin.ts';

const HALVING_BLOCKS = 100_000;
const INITIAL_SUBSIDY = 500_000_00000000n;
const TAIL_HEIGHT = 600_000;
const TAIL_SUBSIDY = 10_000_00000000n;

/**
 * Dogecoin's subsidy: 500,000 coins halved every 100,000 blocks, from block 600,000 on 10,000 for ever.
 *
 * Source: Dogecoin Core src/dogecoin.cpp GetDogecoinBlockSubsidy; vectors in test/vector/economics-chain.json.
 *
 * @returns koinu; null before block 145,000, when rewards were random
 */
export function dogecoinSubsidy(height: number): bigint | null {
  if (height < DIGISHIELD_HEIGHT) return null;
  if (height >= TAIL_HEIGHT) return TAIL_SUBSIDY;
  return INITIAL_SUBSIDY >> BigInt(Math.floor(height / HALVING_BLOCKS));
}

const INITIAL_SUBSIDY = 50_00000000n;

/**
 * Subsidy of Bitcoin and its kin: 50 coins, halved every `intervalBlocks`, nothing after 64 halvings.
 *
 * Source: Bitcoin Core validation.cpp GetBlockSubsidy.
 *
 * @returns atomic units (8 decimals)
 */
export function halvingSubsidy(intervalBlocks: number): (height: number) => bigint {
  return (height) => {
    const halvings = Math.floor(height / intervalBlocks);
    return halvings >= 64 ? 0n : INITIAL_SUBSIDY >> BigInt(halvings);
  };
}

/** Sum of all subsidies of {@link halvingSubsidy}, in atomic units. */
export function halvingSupply(intervalBlocks: number): bigint {
  let total = 0n;
  for (let subsidy = INITIAL_SUBSIDY; subsidy > 0n; subsidy >>= 1n) {
    total += subsidy * BigInt(intervalBlocks);
  }
  return total;
}

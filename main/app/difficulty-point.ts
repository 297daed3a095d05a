import { readChain } from '../../common/chain/registry.ts';
import type { DifficultyPoint } from '../../common/contract/history.ts';
import type { NetworkInfo } from '../../common/contract/source.ts';

/**
 * The adjustment that gave a chain its difficulty; null for a chain without epochs. `isExact`: the time is
 * the block's own, not when it was first seen.
 */
export function difficultyPointOf(
  network: NetworkInfo,
): { readonly point: DifficultyPoint; readonly isExact: boolean } | null {
  const { chainId, height, difficulty, adjustedAtMs, atMs } = network;
  const retarget = readChain(chainId)?.retarget;
  if (retarget?.kind !== 'epoch' || height === null || difficulty === null) return null;
  const inEpoch = height % retarget.blocks;
  // The first block of an epoch is still looked for: what the source tells is of the epoch before.
  const exactMs = inEpoch === 0 ? null : (adjustedAtMs ?? null);
  const point = { height: height - inEpoch, difficulty, atMs: exactMs ?? atMs };
  return { point, isExact: exactMs !== null };
}

import type { BlockRecord } from '../../common/contract/export.ts';
import type { BlockInfo } from '../../common/contract/source.ts';

export interface BlockKeeperDeps {
  readonly keep: (block: BlockRecord) => void;
  readonly now: () => number;
  /** Currency for a whole coin now; null when nobody knows. */
  readonly priceOf: (
    chainId: string,
  ) => { readonly price: number; readonly currency: string; readonly from: string } | null;
}

/**
 * Keeps every found block for good, and the price at its receipt: when it was first seen in the best chain.
 * After a time switched off that is when the app next looked, and `receivedAtMs` says so.
 */
export function createBlockKeeper(deps: BlockKeeperDeps): (blocks: readonly BlockInfo[]) => void {
  const kept = new Map<string, string>();
  return (blocks) => {
    for (const block of blocks) {
      const { hash, state, chainId } = block;
      if (kept.get(hash) === state) continue;
      kept.set(hash, state);
      const isReceived = state === 'confirmed' || state === 'matured';
      const quote = isReceived ? deps.priceOf(chainId) : null;
      deps.keep({
        hash,
        chainId,
        sourceId: block.sourceId,
        height: block.height,
        foundAtMs: block.foundAtMs,
        state,
        rewardAtomic: block.rewardAtomic,
        address: block.address,
        receivedAtMs: isReceived ? deps.now() : null,
        price: quote?.price ?? null,
        currency: quote?.currency ?? null,
        priceFrom: quote?.from ?? null,
      });
    }
    const present = new Set(blocks.map(({ hash }) => hash));
    for (const hash of kept.keys()) if (!present.has(hash)) kept.delete(hash);
  };
}

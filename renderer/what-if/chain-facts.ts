import type { Chain } from '../../common/chain/chain.ts';
import { HASHES_PER_DIFFICULTY } from '../../common/economics/work.ts';
import type { Facts } from './field.ts';

/** Hashes for one unit of the chain's own difficulty. */
export function hashesPerDifficulty(chain: Pick<Chain, 'algorithm'>): number {
  return chain.algorithm === 'randomx' ? 1 : HASHES_PER_DIFFICULTY;
}

/** A block of each halving chain whose time is known: the last halving. Source: the chains' own headers. */
const anchors: Readonly<Record<string, { readonly height: number; readonly atMs: number }>> = {
  bitcoin: { height: 840_000, atMs: Date.UTC(2024, 3, 20) },
  'bitcoin-cash': { height: 840_000, atMs: Date.UTC(2024, 3, 4) },
  litecoin: { height: 2_520_000, atMs: Date.UTC(2023, 7, 2) },
  dogecoin: { height: 5_000_000, atMs: Date.UTC(2023, 11, 9) },
  monero: { height: 3_000_000, atMs: Date.UTC(2023, 9, 18) },
};

/** Height of the chain's tip: the one before what the source looks for where it says one, otherwise from a known block and the block interval. */
export function heightOf(
  facts: Facts,
): { readonly height: number; readonly isExact: boolean } | null {
  const { chain, network, isMined, todayMs } = facts;
  if (isMined && network !== null && network.height !== null) {
    return { height: network.height - 1, isExact: true };
  }
  const anchor = anchors[chain.id];
  if (anchor === undefined) return null;
  const blocks = Math.max(0, todayMs - anchor.atMs) / 1000 / chain.blockIntervalS;
  return { height: Math.round(anchor.height + blocks), isExact: false };
}

/** New coins of the next block by the chain's schedule, in whole coins; null where it does not tell. */
export function scheduledSubsidyCoin(chain: Chain, height: number): number | null {
  const atomic = chain.subsidy(height + 1);
  return atomic === null ? null : Number(atomic) / 10 ** chain.decimals;
}

/** How far ahead a halving is looked for: the longest era of any chain. */
const longestEraBlocks = 1_050_000;

/** The first height after `height` whose subsidy differs; null when none comes within an era. */
function nextChange(chain: Chain, height: number): number | null {
  const now = chain.subsidy(height);
  const end = chain.subsidy(height + longestEraBlocks);
  if (now === null || end === null || now === end) return null;
  let same = height;
  let other = height + longestEraBlocks;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (chain.subsidy(middle) === now) same = middle;
    else other = middle;
  }
  return other;
}

/** Years until the subsidy halves, at the intended pace; null for a chain that does not halve. */
export function yearsToHalving(chain: Chain, height: number): number | null {
  const next = nextChange(chain, height);
  return next === null ? null : ((next - height) * chain.blockIntervalS) / (365.25 * 86_400);
}

/** Coins made by the blocks up to a height; null where the schedule does not tell (Dogecoin, Monero). */
export function mintedCoin(chain: Chain, height: number): number | null {
  let atomic = 0n;
  let from = 0;
  while (from <= height) {
    const subsidy = chain.subsidy(from);
    if (subsidy === null) return null;
    const next = Math.min(nextChange(chain, from) ?? height + 1, height + 1);
    atomic += subsidy * BigInt(next - from);
    from = next;
  }
  return Number(atomic) / 10 ** chain.decimals;
}

import { z } from 'zod';
import { bytesFromHex, hexFromBytes } from '../../../common/block/bytes.ts';
import { parseHeader } from '../../../common/block/header.ts';
import { sha256d } from '../../../common/block/sha256d.ts';
import { witnessCommitment } from '../../../common/block/witness-commitment.ts';
import { practice } from '../../../common/chain/practice.ts';
import { nextPracticeBits, type PracticeBlock } from '../../../common/chain/retarget-practice.ts';
import { targetFromBits } from '../../../common/quantity/target.ts';
import type { BlockTemplate } from '../protocol/getblocktemplate.ts';

/** The practice chain as it is kept: the headers of its newest blocks. Values only; a block makes a new one. */

const Kept = z.object({
  version: z.literal(1),
  /** Height of the last header. */
  height: z.number().int().min(0),
  /** 80 bytes each as hex, oldest first. */
  headers: z
    .array(z.string().regex(/^[0-9a-f]{160}$/))
    .min(1)
    .max(1000),
});
export type PracticeChain = z.infer<typeof Kept>;

/** Enough for following a block to maturity and for the difficulty rule, which looks at a dozen. */
const HEADERS_KEPT = 200;
const HEADERS_FOR_RULE = 32;

const BLOCK_VERSION = 0x20000000;

export const GENESIS_CHAIN: PracticeChain = {
  version: 1,
  height: 0,
  headers: [practice.genesis.header],
};

/** @returns undefined when the text is not a chain; it begins anew then */
export function readPracticeChain(text: string): PracticeChain | undefined {
  try {
    return Kept.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: there is nothing in it worth keeping.
    return undefined;
  }
}

/** Adds a header that the checker has passed. */
export function extendChain(chain: PracticeChain, header: Uint8Array): PracticeChain {
  return {
    version: 1,
    height: chain.height + 1,
    headers: [...chain.headers, hexFromBytes(header)].slice(-HEADERS_KEPT),
  };
}

/** Newest blocks, oldest first, as the difficulty rule wants them. */
export function recentBlocks(chain: PracticeChain): PracticeBlock[] {
  return chain.headers.slice(-HEADERS_FOR_RULE).map((hex) => {
    const { ntime, bits } = parseHeader(bytesFromHex(hex));
    return { timeS: ntime, bits };
  });
}

/** The last header's 80 bytes. */
export function tipHeader(chain: PracticeChain): Uint8Array {
  return bytesFromHex(chain.headers.at(-1)!);
}

/**
 * The block template for the next block at this time.
 *
 * @param nowS - Unix seconds; at least one second after the last block counts
 */
export function practiceTemplate(chain: PracticeChain, nowS: number): BlockTemplate {
  const header = tipHeader(chain);
  const tip = parseHeader(header);
  const height = chain.height + 1;
  const time = Math.max(nowS, tip.ntime + 1);
  const bits = nextPracticeBits(recentBlocks(chain), time);
  return {
    height,
    version: BLOCK_VERSION,
    previousHash: sha256d(header),
    bits,
    target: targetFromBits(bits),
    coinbaseValueAtomic: practice.subsidy(height) ?? 0n,
    transactions: [],
    auxiliary: new Uint8Array(),
    witnessCommitment: witnessCommitment([]),
    mweb: null,
    minTime: time,
    currentTime: time,
    longPollId: null,
    canPropose: false,
    rules: ['segwit'],
  };
}

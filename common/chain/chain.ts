import type { ScriptAddressForms } from '../block/address.ts';
import type { MoneroAddressForms } from '../block/monero-address.ts';
import type { AlgorithmId } from '../mining/job.ts';

/** Ways of getting work; each is a file of this name among the sources. */
export type SourceKind =
  | 'solo-gbt'
  | 'stratum-v1'
  | 'monero-daemon'
  | 'monero-stratum'
  | 'practice';

/** How a chain finds its next difficulty; the arithmetic is in the retarget-*.ts files. */
export type RetargetRule =
  /** Every `blocks` blocks, aiming at `timespanS` for all of them. */
  | { readonly kind: 'epoch'; readonly blocks: number; readonly timespanS: number }
  /** Each block, from the last solve time. */
  | { readonly kind: 'digishield' }
  /** Each block, from an anchor block. */
  | { readonly kind: 'asert' }
  /** Each block, from the last `blocks` blocks. */
  | { readonly kind: 'window'; readonly blocks: number }
  /** Each block, from recent blocks and the time waited; the practice chain's own. */
  | { readonly kind: 'practice' }
  /** Never (regtest). */
  | { readonly kind: 'fixed' };

/** One coin or chain, as data. */
export interface Chain {
  /** Kebab-case, unique. */
  readonly id: string;
  /** Name for people. */
  readonly label: string;
  readonly ticker: string;
  /** False where the coins have a price. */
  readonly isTest: boolean;
  readonly algorithm: AlgorithmId;
  /** Decimal places of the coin; one coin is 10^decimals atomic units. */
  readonly decimals: number;
  /** Seconds the difficulty rule aims at. */
  readonly blockIntervalS: number;
  /**
   * Newly made coins of a block in atomic units, without fees; null where the height alone does not tell
   * (Dogecoin's random rewards, Monero before its tail).
   */
  readonly subsidy: (height: number) => bigint | null;
  /** Confirmations after which a coinbase may be spent. */
  readonly maturityBlocks: number;
  /** Sum of all subsidies in atomic units; null when they never end. */
  readonly maxSupplyAtomic: bigint | null;
  readonly genesis: {
    /** Block id as nodes print it. */
    readonly hash: string;
    /** Hex of the bytes the id is made of: the 80-byte header, or Monero's hashing blob. */
    readonly header: string;
  };
  /** What the chain's node calls difficulty 1; see SHARE_DIFFICULTY_1 for pools. */
  readonly difficulty1Target: bigint;
  /** The easiest target allowed. */
  readonly powLimit: bigint;
  readonly retarget: RetargetRule;
  /** Seconds after which a block may be mined at the easiest target (test networks); null without such a rule. */
  readonly minimumDifficultyAfterS: number | null;
  readonly hasSegwit: boolean;
  readonly hasMweb: boolean;
  readonly addressForms: ScriptAddressForms | MoneroAddressForms;
  /** `chain` of getblockchaininfo, `nettype` of monerod's get_info; null when there is no node. */
  readonly nodeChain: string | null;
  /** Where a node of this chain listens by default; null when there is none. */
  readonly rpcPort: number | null;
  readonly sources: readonly SourceKind[];
}

/** Types a chain and keeps its id literal; returns its argument. */
export function defineChain<const Id extends string>(
  chain: Chain & { readonly id: Id },
): Chain & { readonly id: Id } {
  return chain;
}

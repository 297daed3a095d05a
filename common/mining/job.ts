/**
 * The border between who brings work and who solves it: `main/work` makes jobs, `main/mining` returns
 * solutions, and neither imports the other. Both types are immutable.
 */

/** Proof-of-work ids; an algorithm is registered in main/mining/algorithm/registry.ts under this id. */
export type AlgorithmId = 'sha256d' | 'scrypt' | 'randomx';

interface JobBase {
  /** Unique in this process; a solution is routed back by it. */
  readonly id: string;
  /** Which source gave it. */
  readonly sourceId: string;
  readonly algorithm: AlgorithmId;
  /** Chain id as in common/chain, when the source knows it. */
  readonly chainId: string | null;
  /** Height of the block being mined, when known. */
  readonly height: number | null;
  /** What a digest must not exceed to be worth sending, 32 bytes little-endian. */
  readonly shareTarget: Uint8Array;
  /** What a digest must not exceed to be a block, 32 bytes little-endian; null when unknown. */
  readonly blockTarget: Uint8Array | null;
  /** Share difficulty as the source states it, a decimal string. */
  readonly shareDifficulty: string;
  /** True when older jobs of this source are worthless from now on. */
  readonly cleanJobs: boolean;
  /** Unix milliseconds. */
  readonly receivedAtMs: number;
}

/** A Bitcoin-like job: the header is assembled from the coinbase halves for each extranonce2. */
export interface CoinbaseJob extends JobBase {
  readonly kind: 'coinbase';
  readonly algorithm: 'sha256d' | 'scrypt';
  /** uint32 block version. */
  readonly version: number;
  /** Bits the miner may roll (BIP 310/320); 0 when none were negotiated or they collide with `version`. */
  readonly versionMask: number;
  /** 32 bytes as they stand in the header (internal order). */
  readonly previousHash: Uint8Array;
  /** 32-byte nodes, internal order, applied as dsha(root || node). */
  readonly merkleBranch: readonly Uint8Array[];
  /** Coinbase without witness = prefix || extranonce1 || extranonce2 || suffix. */
  readonly coinbasePrefix: Uint8Array;
  readonly coinbaseSuffix: Uint8Array;
  readonly extranonce1: Uint8Array;
  /** Bytes, 0 to 16. */
  readonly extranonce2Size: number;
  /** Compact target, uint32. */
  readonly bits: number;
  /** Seconds; the first value to use. */
  readonly ntime: number;
  /** Last second that may be rolled to, inclusive. */
  readonly ntimeMax: number;
}

/** A Monero-like job: a blob to hash as it is, only the nonce changes. */
export interface BlobJob extends JobBase {
  readonly kind: 'blob';
  readonly algorithm: 'randomx';
  readonly blob: Uint8Array;
  /** Byte offset of the four nonce bytes (little-endian). */
  readonly nonceOffset: number;
  /** Nonce bits that may change: 0xffffffff, or 0x00ffffff in nicehash mode; the others stay as in `blob`. */
  readonly nonceMask: number;
  /** RandomX key, 32 bytes. */
  readonly seedHash: Uint8Array;
  /** The key that comes next, when the source announces it. */
  readonly nextSeedHash: Uint8Array | null;
}

export type Job = CoinbaseJob | BlobJob;

/** A nonce that met its job's share target, re-hashed by the reference before it leaves `main/mining`. */
export interface Solution {
  readonly jobId: string;
  readonly sourceId: string;
  /** uint32 as the header holds it. */
  readonly nonce: number;
  /** `extranonce2Size` bytes; empty for blob jobs. */
  readonly extranonce2: Uint8Array;
  /** Seconds; 0 for blob jobs. */
  readonly ntime: number;
  /** uint32 version with rolled bits applied; 0 for blob jobs. */
  readonly version: number;
  /** The 80-byte header, or the blob with its nonce. */
  readonly header: Uint8Array;
  /** Proof-of-work digest, 32 bytes little-endian as a 256-bit number. */
  readonly digest: Uint8Array;
  /** Unix milliseconds. */
  readonly foundAtMs: number;
}

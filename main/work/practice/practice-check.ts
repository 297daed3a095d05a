import { createHash } from 'node:crypto';
import { practice } from '../../../common/chain/practice.ts';
import { nextPracticeBits, type PracticeBlock } from '../../../common/chain/retarget-practice.ts';

/**
 * Judges blocks of the practice chain from their bytes, as a node would: on purpose with none of the code
 * that builds templates, coinbases and merkle trees (and with OpenSSL's SHA-256 instead of noble's), so that
 * a mistake there does not pass here.
 */

export interface PracticeTip {
  /** Height of the last block. */
  readonly height: number;
  /** 32 bytes, internal order. */
  readonly hash: Uint8Array;
  /** Newest blocks, oldest first, the tip last. */
  readonly recent: readonly PracticeBlock[];
}

/** A block may be this far ahead of the clock, seconds; the rule of Bitcoin. */
const AHEAD_MAX_S = 7200;

/**
 * @returns null when the block is valid on this tip, otherwise the BIP 22 word a node would say
 */
export function checkPracticeBlock(
  blockHex: string,
  tip: PracticeTip,
  nowS: number,
): string | null {
  const block = Buffer.from(blockHex, 'hex');
  if (block.length * 2 !== blockHex.length || block.length < 81) return 'block-undecodable';
  const header = block.subarray(0, 80);
  if (!header.subarray(4, 36).equals(tip.hash)) return 'prev-blk-not-found';
  const ntime = header.readUInt32LE(68);
  const last = tip.recent.at(-1);
  if (!last || ntime <= last.timeS) return 'time-too-old';
  if (ntime > nowS + AHEAD_MAX_S) return 'time-too-new';
  const bits = header.readUInt32LE(72);
  if (bits !== nextPracticeBits(tip.recent, ntime)) return 'bad-diffbits';
  if (numberLe(doubleSha256(header)) > targetOf(bits)) return 'high-hash';

  if (block[80] !== 1) return 'bad-blk-length';
  const coinbase = readCoinbase(block.subarray(81));
  if (!coinbase) return 'bad-cb-missing';
  // With no other transaction the merkle root is the coinbase's own id.
  if (!header.subarray(36, 68).equals(coinbase.txid)) return 'bad-txnmrklroot';
  if (!startsWithHeight(coinbase.script, tip.height + 1)) return 'bad-cb-height';
  if (coinbase.script.length < 2 || coinbase.script.length > 100) return 'bad-cb-length';
  if (coinbase.paid > (practice.subsidy(tip.height + 1) ?? 0n)) return 'bad-cb-amount';
  return coinbase.hasCommitment ? null : 'bad-witness-merkle-match';
}

interface CheckedCoinbase {
  readonly txid: Buffer;
  readonly script: Buffer;
  readonly paid: bigint;
  readonly hasCommitment: boolean;
}

/** The commitment of a block whose only leaf, the coinbase, counts as 64 zero bytes with the reserved value. */
const EMPTY_COMMITMENT = Buffer.concat([
  Buffer.from('6a24aa21a9ed', 'hex'),
  doubleSha256(Buffer.alloc(64)),
]);

/** Reads the one coinbase there is, with its witness, to the last byte; anything odd gives undefined. */
function readCoinbase(bytes: Buffer): CheckedCoinbase | undefined {
  try {
    let at = 0;
    const take = (count: number): Buffer => {
      const part = bytes.subarray(at, at + count);
      if (part.length !== count) throw new RangeError('cut off');
      at += count;
      return part;
    };
    const version = take(4);
    if (!take(2).equals(Buffer.of(0, 1))) return undefined;
    const bodyStart = at;
    if (!take(37).equals(Buffer.concat([Buffer.of(1), Buffer.alloc(32), Buffer.alloc(4, 0xff)]))) {
      return undefined;
    }
    const script = take(take(1)[0]!);
    take(4);
    let paid = 0n;
    let hasCommitment = false;
    for (let left = take(1)[0]!; left > 0; left -= 1) {
      paid += take(8).readBigUInt64LE();
      hasCommitment = take(take(1)[0]!).equals(EMPTY_COMMITMENT) || hasCommitment;
    }
    const body = bytes.subarray(bodyStart, at);
    if (!take(34).equals(Buffer.concat([Buffer.of(1, 32), Buffer.alloc(32)]))) return undefined;
    const locktime = take(4);
    if (at !== bytes.length) return undefined;
    const txid = doubleSha256(Buffer.concat([version, body, locktime]));
    return { txid, script, paid, hasCommitment };
  } catch {
    // Bytes that end too early are no coinbase.
    return undefined;
  }
}

/** BIP 34, written out for itself. */
function startsWithHeight(script: Buffer, height: number): boolean {
  if (height <= 16) return script[0] === (height === 0 ? 0 : 0x50 + height);
  const size = script[0]!;
  if (size < 1 || size > 5 || script.length < 1 + size) return false;
  const last = script[size]!;
  const isMinimal = last !== 0 || (size > 1 && (script[size - 1]! & 0x80) !== 0);
  return isMinimal && (last & 0x80) === 0 && script.readUIntLE(1, size) === height;
}

function doubleSha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest();
}

function numberLe(bytes: Buffer): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

function targetOf(bits: number): bigint {
  return BigInt(bits & 0x7fffff) * 256n ** BigInt((bits >>> 24) - 3);
}

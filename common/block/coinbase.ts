import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeHeight } from './bip34-height.ts';
import { concatBytes, uint32Le, uint64Le } from './bytes.ts';
import { encodeCompactSize } from './compact-size.ts';
import { WITNESS_RESERVED_VALUE } from './witness-commitment.ts';

/** Most bytes a coinbase script may have; a consensus rule. */
const SCRIPT_MAX_BYTES = 100;

/** One output of a transaction. */
export interface TransactionOutput {
  readonly valueAtomic: bigint;
  readonly script: Uint8Array;
}

/** What goes into a coinbase. */
export interface CoinbasePlan {
  readonly height: number;
  /** The template's `coinbaseaux` values, already script, in the order given. */
  readonly auxiliary?: Uint8Array;
  /** A message for the block, UTF-8. */
  readonly text?: string;
  /** Bytes of extranonce1 and extranonce2 together, 0 to 32. */
  readonly extranonceSize: number;
  readonly outputs: readonly TransactionOutput[];
  /** The template's `default_witness_commitment`, added as a last output of value 0. */
  readonly witnessCommitment?: Uint8Array;
}

/** A coinbase without witness is prefix || extranonce1 || extranonce2 || suffix. */
export interface CoinbaseHalves {
  readonly prefix: Uint8Array;
  readonly suffix: Uint8Array;
}

/**
 * Builds the two halves of a coinbase around its extranonce.
 *
 * Script: height (BIP 34), auxiliary, push of the text, push of the extranonce. Text and extranonce are
 * pushes because nodes count signature operations in this script: raw bytes 0xac to 0xaf would use up the
 * block's limit.
 *
 * @throws {@link RangeError} if the script would pass 100 bytes, or an output has an empty script or a
 *   negative value (an empty script gives the reward away)
 */
export function buildCoinbase(plan: CoinbasePlan): CoinbaseHalves {
  const { extranonceSize } = plan;
  if (!Number.isInteger(extranonceSize) || extranonceSize < 0 || extranonceSize > 32) {
    throw new RangeError(`an extranonce has 0 to 32 bytes, not ${extranonceSize}`);
  }
  for (const output of plan.outputs) {
    if (output.script.length === 0) throw new RangeError('an output script is empty');
    if (output.valueAtomic < 0n) throw new RangeError('an output value is negative');
  }
  const scriptStart = concatBytes(
    encodeHeight(plan.height),
    plan.auxiliary ?? new Uint8Array(),
    pushText(plan.text ?? ''),
    Uint8Array.of(extranonceSize),
  );
  const scriptBytes = scriptStart.length + extranonceSize;
  if (scriptBytes > SCRIPT_MAX_BYTES) {
    throw new RangeError(
      `the coinbase script would have ${scriptBytes} bytes, ${SCRIPT_MAX_BYTES} are allowed`,
    );
  }
  const outputs = plan.witnessCommitment
    ? [...plan.outputs, { valueAtomic: 0n, script: plan.witnessCommitment }]
    : plan.outputs;
  return {
    prefix: concatBytes(
      uint32Le(2),
      Uint8Array.of(1),
      new Uint8Array(32),
      uint32Le(0xffffffff),
      encodeCompactSize(scriptBytes),
      scriptStart,
    ),
    suffix: concatBytes(
      uint32Le(0xffffffff),
      encodeCompactSize(outputs.length),
      ...outputs.map((output) =>
        concatBytes(
          uint64Le(output.valueAtomic),
          encodeCompactSize(output.script.length),
          output.script,
        ),
      ),
      uint32Le(0),
    ),
  };
}

/**
 * The form of a coinbase that goes into a block with a witness commitment: marker and flag `0001` after the
 * version, one witness item of 32 zero bytes before the lock time.
 *
 * @param stripped - a coinbase without witness; its id stays the same
 */
export function witnessCoinbaseFromStripped(stripped: Uint8Array): Uint8Array {
  return concatBytes(
    stripped.subarray(0, 4),
    Uint8Array.of(0x00, 0x01),
    stripped.subarray(4, -4),
    Uint8Array.of(0x01, 0x20),
    WITNESS_RESERVED_VALUE,
    stripped.subarray(-4),
  );
}

function pushText(text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  if (bytes.length === 0) return bytes;
  if (bytes.length > 75)
    throw new RangeError(`the coinbase text has ${bytes.length} bytes, 75 fit`);
  return concatBytes(Uint8Array.of(bytes.length), bytes);
}

import { ByteReader } from './byte-reader.ts';
import { concatBytes, DecodeError } from './bytes.ts';
import type { TransactionOutput } from './coinbase.ts';
import { parseCompactSize } from './compact-size.ts';
import { sha256d } from './sha256d.ts';

/** A coinbase as read back from its bytes. */
export interface ParsedCoinbase {
  readonly version: number;
  readonly scriptSig: Uint8Array;
  readonly sequence: number;
  readonly outputs: readonly TransactionOutput[];
  /** Items of the witness; null in the stripped form. */
  readonly witness: readonly Uint8Array[] | null;
  readonly locktime: number;
  /** 32 bytes, internal order: the same for both forms. */
  readonly txid: Uint8Array;
}

/**
 * Reads a coinbase, with or without witness. It shares no code with the builder, so that it can prove what
 * the builder (or a pool) made: whom it pays, how much, at which height.
 *
 * @throws {@link DecodeError} if cut off, too long, or not a coinbase
 */
export function parseCoinbase(bytes: Uint8Array): ParsedCoinbase {
  const reader = new ByteReader(bytes);
  const version = reader.readInt32();
  const hasWitness = bytes[4] === 0x00;
  if (hasWitness && reader.readUint16() !== 0x0100) throw new DecodeError('unknown witness flag');
  const bodyStart = reader.offset;

  if (parseCompactSize(reader) !== 1) throw new DecodeError('a coinbase has one input');
  const isNullInput =
    reader.readBytes(32).every((byte) => byte === 0) && reader.readUint32() === 0xffffffff;
  if (!isNullInput) throw new DecodeError('the input of a coinbase spends nothing');
  const scriptSig = reader.readBytes(parseCompactSize(reader));
  const sequence = reader.readUint32();

  const outputs = readMany(reader, () => ({
    valueAtomic: reader.readUint64(),
    script: reader.readBytes(parseCompactSize(reader)),
  }));
  const bodyEnd = reader.offset;

  const witness = hasWitness
    ? readMany(reader, () => reader.readBytes(parseCompactSize(reader)))
    : null;
  const locktime = reader.readUint32();
  reader.finish();

  const stripped = concatBytes(
    bytes.subarray(0, 4),
    bytes.subarray(bodyStart, bodyEnd),
    bytes.subarray(-4),
  );
  return { version, scriptSig, sequence, outputs, witness, locktime, txid: sha256d(stripped) };
}

/** Reads a counted list; a count beyond the bytes received fails at the first missing item. */
function readMany<Item>(reader: ByteReader, readOne: () => Item): Item[] {
  const count = parseCompactSize(reader);
  const items: Item[] = [];
  while (items.length < count) items.push(readOne());
  return items;
}

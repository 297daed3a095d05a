import { keccak_256 } from '@noble/hashes/sha3.js';
import { ByteReader } from './byte-reader.ts';
import { concatBytes, DecodeError } from './bytes.ts';
import { treeHash } from './monero-tree-hash.ts';
import { encodeVarint, readCount, readVarint } from './monero-varint.ts';

/** Limits far above any real block, so that a length in the bytes can not ask for much. */
const OUTPUTS_MAX = 10_000;
const EXTRA_MAX_BYTES = 1_000_000;
const TRANSACTIONS_MAX = 100_000;

const COINBASE_INPUT = 0xff;
const OUTPUT_KEY = 0x02;
const OUTPUT_TAGGED_KEY = 0x03;

/** Where the nonce stands in both blobs, and the fields around it. */
export interface MoneroHeader {
  readonly majorVersion: number;
  readonly minorVersion: number;
  /** Seconds. */
  readonly timestamp: number;
  /** 32 bytes, as printed. */
  readonly previousId: Uint8Array;
  /** Byte offset of the nonce, uint32 little-endian. */
  readonly nonceOffset: number;
}

/** The miner transaction; its outputs are one-time keys that only the wallet can recognise. */
export interface MinerTransaction {
  readonly version: number;
  readonly height: number;
  /** Atomic units, in order. */
  readonly outputsAtomic: readonly bigint[];
  readonly extra: Uint8Array;
  /** 32 bytes. */
  readonly id: Uint8Array;
  readonly sizeBytes: number;
}

/** A block as `blocktemplate_blob` carries it. */
export interface MoneroBlock {
  readonly header: MoneroHeader;
  readonly minerTransaction: MinerTransaction;
  /** Of the others, 32 bytes each. */
  readonly transactionIds: readonly Uint8Array[];
  /**
   * What is hashed for the proof of work: header, tree hash, and the number of transactions.
   */
  readonly hashingBlob: Uint8Array;
}

/**
 * Takes a template blob apart and makes its hashing blob anew, so that bytes may be changed in the miner
 * transaction.
 *
 * Layout: varint major, varint minor, varint timestamp, 32-byte parent, 4-byte nonce; miner transaction; varint
 * count and 32-byte ids. Source: monero src/cryptonote_basic/cryptonote_basic.h.
 *
 * @throws {@link DecodeError}
 */
export function parseMoneroBlock(blob: Uint8Array): MoneroBlock {
  const reader = new ByteReader(blob);
  const header = readHeader(reader);
  const headerBytes = reader.offset;
  const minerTransaction = readMinerTransaction(reader, blob);
  const transactionIds = Array.from({ length: readCount(reader, TRANSACTIONS_MAX) }, () =>
    reader.readBytes(32),
  );
  reader.finish();
  const root = treeHash([minerTransaction.id, ...transactionIds]);
  const hashingBlob = concatBytes(
    blob.slice(0, headerBytes),
    root,
    encodeVarint(transactionIds.length + 1),
  );
  return { header, minerTransaction, transactionIds, hashingBlob };
}

/**
 * Reads the head of a hashing blob, as a pool sends it.
 *
 * @throws {@link DecodeError} when it is not header, 32-byte root and count
 */
export function parseHashingBlob(blob: Uint8Array): MoneroHeader & { transactions: number } {
  const reader = new ByteReader(blob);
  const header = readHeader(reader);
  reader.readBytes(32);
  const count = readCount(reader, TRANSACTIONS_MAX);
  reader.finish();
  return { ...header, transactions: Math.max(0, count - 1) };
}

/**
 * A block's id: Keccak-256 of the hashing blob after its length.
 *
 * @returns 32 bytes, in the order printed
 */
export function moneroBlockId(hashingBlob: Uint8Array): Uint8Array {
  return keccak_256(concatBytes(encodeVarint(hashingBlob.length), hashingBlob));
}

function readHeader(reader: ByteReader): MoneroHeader {
  const majorVersion = readCount(reader, 255);
  const minorVersion = readCount(reader, 255);
  const timestamp = readCount(reader, Number.MAX_SAFE_INTEGER);
  const previousId = reader.readBytes(32);
  const nonceOffset = reader.offset;
  reader.readUint32();
  return { majorVersion, minorVersion, timestamp, previousId, nonceOffset };
}

function readMinerTransaction(reader: ByteReader, blob: Uint8Array): MinerTransaction {
  const start = reader.offset;
  const version = readCount(reader, 255);
  readVarint(reader);
  if (readCount(reader, 1) !== 1 || reader.readUint8() !== COINBASE_INPUT) {
    throw new DecodeError('the first transaction is not a miner transaction');
  }
  const height = readCount(reader, Number.MAX_SAFE_INTEGER);
  const outputsAtomic = Array.from({ length: readCount(reader, OUTPUTS_MAX) }, () =>
    readOutput(reader),
  );
  const extra = reader.readBytes(readCount(reader, EXTRA_MAX_BYTES));
  const prefix = blob.slice(start, reader.offset);
  if (version === 1) {
    return {
      version,
      height,
      outputsAtomic,
      extra,
      id: keccak_256(prefix),
      sizeBytes: prefix.length,
    };
  }
  // Version 2: prefix, the type of ring signatures (none), and nothing that could be pruned.
  if (reader.readUint8() !== 0) throw new DecodeError('a miner transaction with signatures');
  const id = keccak_256(
    concatBytes(keccak_256(prefix), keccak_256(Uint8Array.of(0)), new Uint8Array(32)),
  );
  return { version, height, outputsAtomic, extra, id, sizeBytes: prefix.length + 1 };
}

function readOutput(reader: ByteReader): bigint {
  const amount = readVarint(reader);
  const kind = reader.readUint8();
  if (kind !== OUTPUT_KEY && kind !== OUTPUT_TAGGED_KEY) {
    throw new DecodeError(`an output of kind ${kind}`);
  }
  reader.readBytes(kind === OUTPUT_KEY ? 32 : 33);
  return amount;
}

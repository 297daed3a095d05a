import { createHash } from 'node:crypto';

/** Judges a whole block as a node would, from its bytes, with none of the code under test. */

export interface BlockDemands {
  /** As printed. */
  readonly previousHash: string;
  readonly height: number;
  /** uint32. */
  readonly bits: number;
  readonly coinbaseValueMax: bigint;
  readonly minTime: number;
  readonly maxTime: number;
}

export interface CheckedBlock {
  /** As printed. */
  readonly hash: string;
  readonly outputs: readonly { readonly value: bigint; readonly script: string }[];
}

/** @returns the block taken apart, or the BIP 22 word that refuses it */
export function checkBlock(
  blockHex: string,
  demands: BlockDemands,
  options: { readonly withoutWork?: boolean } = {},
): CheckedBlock | string {
  const block = Buffer.from(blockHex, 'hex');
  const header = block.subarray(0, 80);
  if (header.length < 80) return 'undecodable';
  const hash = doubleSha(header);
  if (printed(header.subarray(4, 36)) !== demands.previousHash) return 'prev-blk-not-found';
  const ntime = header.readUInt32LE(68);
  if (ntime < demands.minTime) return 'time-too-old';
  if (ntime > demands.maxTime) return 'time-too-new';
  if (header.readUInt32LE(72) !== demands.bits) return 'bad-diffbits';
  const target = BigInt(demands.bits & 0x7fffff) << (8n * BigInt((demands.bits >>> 24) - 3));
  if (!options.withoutWork && BigInt(`0x${printed(hash)}`) > target) return 'high-hash';

  const reader = new Reader(block.subarray(80));
  let transactions: Transaction[];
  try {
    transactions = Array.from({ length: reader.count() }, () => readTransaction(reader));
  } catch {
    return 'undecodable';
  }
  const [coinbase] = transactions;
  if (!coinbase || !reader.isAtEnd()) return 'undecodable';
  if (!merkle(transactions.map(({ txid }) => txid)).equals(header.subarray(36, 68))) {
    return 'bad-txnmrklroot';
  }
  if (!coinbase.script.subarray(0, 6).toString('hex').startsWith(heightPush(demands.height))) {
    return 'bad-cb-height';
  }
  const paid = coinbase.outputs.reduce((sum, { value }) => sum + value, 0n);
  if (paid > demands.coinbaseValueMax) return 'bad-cb-amount';
  const witnessRoot = merkle([
    Buffer.alloc(32),
    ...transactions.slice(1).map(({ wtxid }) => wtxid),
  ]);
  const commitment = `6a24aa21a9ed${doubleSha(Buffer.concat([witnessRoot, Buffer.alloc(32)])).toString('hex')}`;
  const hasWitness = transactions.some(({ isWitness }) => isWitness);
  if (hasWitness && !coinbase.outputs.some(({ script }) => script === commitment)) {
    return 'bad-witness-merkle-match';
  }
  return { hash: printed(hash), outputs: coinbase.outputs };
}

interface Transaction {
  readonly txid: Buffer;
  readonly wtxid: Buffer;
  readonly script: Buffer;
  readonly isWitness: boolean;
  readonly outputs: { value: bigint; script: string }[];
}

class Reader {
  at = 0;
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  take(count: number): Buffer {
    const part = this.bytes.subarray(this.at, this.at + count);
    if (part.length !== count) throw new RangeError('cut off');
    this.at += count;
    return part;
  }
  count(): number {
    const first = this.take(1)[0]!;
    if (first < 0xfd) return first;
    if (first === 0xfd) return this.take(2).readUInt16LE();
    if (first === 0xfe) return this.take(4).readUInt32LE();
    throw new RangeError('too many');
  }
  isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }
}

function readTransaction(reader: Reader): Transaction {
  const start = reader.at;
  const version = reader.take(4);
  const isWitness = reader.bytes[reader.at] === 0;
  if (isWitness) reader.take(2);
  const bodyStart = reader.at;
  const inputs = reader.count();
  let script = Buffer.alloc(0);
  for (let index = 0; index < inputs; index += 1) {
    reader.take(36);
    script = Buffer.from(reader.take(reader.count()));
    reader.take(4);
  }
  const outputs = Array.from({ length: reader.count() }, () => ({
    value: reader.take(8).readBigUInt64LE(),
    script: reader.take(reader.count()).toString('hex'),
  }));
  const body = reader.bytes.subarray(bodyStart, reader.at);
  for (let index = 0; isWitness && index < inputs; index += 1) {
    for (let items = reader.count(); items > 0; items -= 1) reader.take(reader.count());
  }
  const locktime = reader.take(4);
  return {
    txid: doubleSha(Buffer.concat([version, body, locktime])),
    wtxid: doubleSha(reader.bytes.subarray(start, reader.at)),
    script,
    isWitness,
    outputs,
  };
}

function heightPush(height: number): string {
  if (height === 0) return '00';
  if (height <= 16) return (0x50 + height).toString(16);
  let hex = height.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  const bytes = Buffer.from(hex, 'hex').reverse();
  const signed = bytes.at(-1)! >= 0x80 ? Buffer.concat([bytes, Buffer.of(0)]) : bytes;
  return Buffer.concat([Buffer.of(signed.length), signed]).toString('hex');
}

function merkle(leaves: readonly Buffer[]): Buffer {
  let level = [...leaves];
  while (level.length > 1) {
    if (level.length % 2 === 1) level.push(level.at(-1)!);
    level = Array.from({ length: level.length / 2 }, (_, index) =>
      doubleSha(Buffer.concat([level[2 * index]!, level[2 * index + 1]!])),
    );
  }
  return level[0]!;
}

function doubleSha(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest();
}

function printed(internal: Uint8Array): string {
  return Buffer.from(internal).reverse().toString('hex');
}

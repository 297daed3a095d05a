import { createHash, scryptSync } from 'node:crypto';

/** Judges a share as a pool does, from the texts on the wire, with none of the code under test. */

export type VersionMeaning = 'or' | 'xor' | 'replace';

export interface SharedJob {
  readonly algorithm: 'sha256d' | 'scrypt';
  readonly extranonce1: string;
  /** Parameters of mining.notify. */
  readonly notify: readonly unknown[];
  /** What the server takes the sixth parameter for. */
  readonly versionMeaning: VersionMeaning;
  readonly versionMask: number;
}

/** @returns the header as hex and the share's difficulty on the pool's scale */
export function judgeShare(
  job: SharedJob,
  submit: readonly string[],
): { readonly header: string; readonly difficulty: number } {
  const [, prevhash, coinb1, coinb2, branch, version, bits] = job.notify as string[];
  const [, , extranonce2, ntime, nonce, versionBits] = submit;
  const coinbase = Buffer.from(`${coinb1}${job.extranonce1}${extranonce2}${coinb2}`, 'hex');
  let root = doubleSha(coinbase);
  for (const node of branch as unknown as string[]) {
    root = doubleSha(Buffer.concat([root, Buffer.from(node, 'hex')]));
  }
  const previous = Buffer.from(prevhash!, 'hex').swap32();
  const header = Buffer.concat([
    littleEndian(rolledVersion(job, Number.parseInt(version!, 16), versionBits)),
    previous,
    root,
    littleEndian(Number.parseInt(ntime!, 16)),
    littleEndian(Number.parseInt(bits!, 16)),
    littleEndian(Number.parseInt(nonce!, 16)),
  ]);
  const digest =
    job.algorithm === 'scrypt'
      ? scryptSync(header, header, 32, { N: 1024, r: 1, p: 1 })
      : doubleSha(header);
  const value = Number(BigInt(`0x${Buffer.from(digest).reverse().toString('hex')}`));
  const scale = job.algorithm === 'scrypt' ? 65536 : 1;
  return { header: header.toString('hex'), difficulty: (0xffff * 2 ** 208 * scale) / value };
}

function rolledVersion(job: SharedJob, version: number, bitsText: string | undefined): number {
  if (bitsText === undefined) return version;
  const bits = Number.parseInt(bitsText, 16);
  switch (job.versionMeaning) {
    case 'or':
      return version | bits;
    case 'xor':
      return version ^ bits;
    case 'replace':
      return (version & ~job.versionMask) | (bits & job.versionMask);
  }
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function doubleSha(bytes: Buffer): Buffer {
  return createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest();
}

/** What a CashAddr holds. */
export interface CashAddressParts {
  readonly isScript: boolean;
  /** 20 bytes, or 32 for the longer script hash. */
  readonly hash: Uint8Array;
}

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];
const CHECKSUM_WORDS = 8;

/** Version byte: bits 6 to 3 the type (0, 2: key hash; 1, 3: script hash; 2, 3 may hold tokens), 2 to 0 the size. */
const HASH_BYTES_BY_SIZE: Readonly<Record<number, number>> = { 0: 20, 3: 32 };

/**
 * Reads a CashAddr with or without its prefix.
 *
 * Source: Bitcoin Cash specification, cashaddr.md (the polynomial code over 5-bit words, 40-bit checksum).
 *
 * @param prefix - 'bitcoincash', 'bchtest', 'bchreg'
 */
export function readCashAddress(
  text: string,
  prefix: string,
): CashAddressParts | 'mixed-case' | 'bad-checksum' | 'unknown-form' {
  const lower = text.toLowerCase();
  const hasPrefix = lower.startsWith(`${prefix}:`);
  const body = hasPrefix ? lower.slice(prefix.length + 1) : lower;
  const words = Array.from(body, (character) => ALPHABET.indexOf(character));
  const looksRight = [42, 61].includes(body.length) && 'qprz'.includes(body[0]!);
  if (!looksRight || words.includes(-1)) return hasPrefix ? 'bad-checksum' : 'unknown-form';
  if (text !== lower && text !== text.toUpperCase()) return 'mixed-case';
  if (checksum(prefix, words) !== 0n) return 'bad-checksum';
  const payload = bytesFromWords(words.slice(0, -CHECKSUM_WORDS));
  const version = payload?.[0];
  if (!payload || version === undefined || version >> 3 > 3) return 'unknown-form';
  const hash = payload.slice(1);
  const isScript = (version >> 3) % 2 === 1;
  const isRightSize = hash.length === HASH_BYTES_BY_SIZE[version & 7];
  return isRightSize && (isScript || hash.length === 20) ? { isScript, hash } : 'unknown-form';
}

/** Writes a CashAddr with its prefix. */
export function cashAddressFromParts(parts: CashAddressParts, prefix: string): string {
  const version = (parts.isScript ? 8 : 0) | (parts.hash.length === 32 ? 3 : 0);
  const words = wordsFromBytes(Uint8Array.of(version, ...parts.hash));
  const sum = checksum(prefix, [...words, ...Array<number>(CHECKSUM_WORDS).fill(0)]);
  for (let shift = 35n; shift >= 0n; shift -= 5n) words.push(Number((sum >> shift) & 31n));
  return `${prefix}:${words.map((word) => ALPHABET[word]).join('')}`;
}

function checksum(prefix: string, words: readonly number[]): bigint {
  const prefixWords = Array.from(prefix, (character) => character.charCodeAt(0) & 31);
  let state = 1n;
  for (const word of [...prefixWords, 0, ...words]) {
    const top = state >> 35n;
    state = ((state & 0x07ffffffffn) << 5n) ^ BigInt(word);
    for (const [bit, generator] of GENERATOR.entries()) {
      if (((top >> BigInt(bit)) & 1n) === 1n) state ^= generator;
    }
  }
  return state ^ 1n;
}

function wordsFromBytes(bytes: Uint8Array): number[] {
  const words: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) words.push((buffer >> (bits - 5)) & 31);
    buffer &= (1 << bits) - 1;
  }
  if (bits > 0) words.push((buffer << (5 - bits)) & 31);
  return words;
}

/** undefined when the padding bits are not zero. */
function bytesFromWords(words: readonly number[]): Uint8Array | undefined {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const word of words) {
    buffer = (buffer << 5) | word;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(buffer >> bits);
      buffer &= (1 << bits) - 1;
    }
  }
  return bits < 5 && buffer === 0 ? Uint8Array.from(bytes) : undefined;
}

import type { AlgorithmId } from '../mining/job.ts';
import { ratioFromBigints } from './ratio.ts';
import { bigintFromTarget, MAX_TARGET, targetFromBigint } from './target.ts';

/**
 * The target of difficulty 1 as Bitcoin, its kin and Litecoin print difficulty: 0xffff * 2^208, which
 * is bits 0x1d00ffff ("bdiff"; the "pdiff" of old pools, 2^224 - 1, differs by 0.0015 %).
 */
export const BITCOIN_DIFFICULTY_1 = 0xffffn << 208n;

/**
 * The target of share difficulty 1 as pools of each algorithm mean it.
 *
 * Scrypt pools count 65536 times smaller than the node prints, so that difficulty 1 is 2^16 hashes.
 * Monero's difficulty is the number of hashes itself: digest * difficulty < 2^256.
 */
export const SHARE_DIFFICULTY_1: Readonly<Record<AlgorithmId, bigint>> = {
  sha256d: BITCOIN_DIFFICULTY_1,
  scrypt: BITCOIN_DIFFICULTY_1 << 16n,
  randomx: MAX_TARGET,
};

/**
 * Difficulty of a target, or of a digest read as one (a share's own difficulty).
 *
 * difficulty = difficulty-1 target / target, rounded once to the nearest double: equal to what a node prints.
 * Source: Bitcoin Core rpc/blockchain.cpp GetDifficulty; vectors in test/vector/economics-chain.json.
 *
 * @param targetLe - 32 bytes, little-endian; zero gives Infinity
 * @param difficulty1Target - {@link BITCOIN_DIFFICULTY_1} or an entry of {@link SHARE_DIFFICULTY_1}
 */
export function difficultyFromTarget(targetLe: Uint8Array, difficulty1Target: bigint): number {
  return ratioFromBigints(difficulty1Target, bigintFromTarget(targetLe));
}

/**
 * The target a share of this difficulty must not exceed, exact for any decimal text.
 *
 * target = floor(difficulty-1 target / difficulty), at most 2^256 - 1.
 *
 * @param difficulty - a number, or its decimal text as a pool sent it ("0.00020000000000000001", "1e-4")
 * @param difficulty1Target - as in {@link difficultyFromTarget}
 * @returns 32 bytes, little-endian
 * @throws {@link RangeError} if not a positive decimal, longer than 100 characters, or beyond 10^±400
 */
export function targetFromDifficulty(
  difficulty: string | number,
  difficulty1Target: bigint,
): Uint8Array {
  const { numerator, denominator } = parseDecimal(String(difficulty));
  const target = (difficulty1Target * denominator) / numerator;
  const isEasiest = target > MAX_TARGET;
  return targetFromBigint(isEasiest ? MAX_TARGET : target);
}

/**
 * Average number of hashes until one meets the target: 2^256 / (target + 1).
 *
 * @param targetLe - 32 bytes, little-endian
 */
export function expectedHashesFromTarget(targetLe: Uint8Array): number {
  return ratioFromBigints(MAX_TARGET + 1n, bigintFromTarget(targetLe) + 1n);
}

/**
 * Average number of hashes for a difficulty: difficulty * 2^256 / (difficulty-1 target).
 *
 * For Bitcoin this is D * 2^32 * 65536/65535, for Monero the difficulty itself.
 */
export function expectedHashesFromDifficulty(
  difficulty: number,
  difficulty1Target: bigint,
): number {
  return difficulty * ratioFromBigints(MAX_TARGET + 1n, difficulty1Target);
}

/**
 * Work that a block of this target adds to its chain: floor((2^256 - 1 - T) / (T + 1)) + 1.
 *
 * Source: Bitcoin Core chain.cpp GetBlockProof.
 *
 * @param targetLe - 32 bytes, little-endian
 */
export function chainWorkFromTarget(targetLe: Uint8Array): bigint {
  const target = bigintFromTarget(targetLe);
  return (MAX_TARGET - target) / (target + 1n) + 1n;
}

const DECIMAL = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A pool's text is untrusted: without bounds "1e999999999" would ask for a gigabyte of digits. */
function parseDecimal(text: string): { numerator: bigint; denominator: bigint } {
  const match = text.length <= 100 ? DECIMAL.exec(text) : null;
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  const exponent = Number(match?.[3] ?? 0) - fraction.length;
  const digits = whole + fraction;
  const value = digits === '' ? 0n : BigInt(digits);
  if (value === 0n || Math.abs(exponent) > 400) {
    throw new RangeError(`not a positive decimal difficulty: ${text.slice(0, 100)}`);
  }
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0
    ? { numerator: value * power, denominator: 1n }
    : { numerator: value, denominator: power };
}

import { bytesFromHex, reverseBytes } from '../../../common/block/bytes.ts';
import {
  bigintFromTarget,
  isDigestWithinTarget,
  targetFromBigint,
} from '../../../common/quantity/target.ts';
import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import { type Kernel, MIN_OUT_PLACES } from './kernel.ts';

/** More than the most lanes of any kernel, and odd, so that every lane and a ragged end are used. */
const RELAXED_NONCES = 67;

/** One scan whose outcome is known. */
interface Exercise {
  readonly name: string;
  readonly header: Uint8Array;
  readonly targetLe: Uint8Array;
  readonly first: number;
  readonly count: number;
  readonly expected: readonly number[];
}

/** What a kernel must get right before it may mine; made once, run on many kernels. */
export type SelfTest = readonly Exercise[];

/**
 * Makes the exercises: each known answer is found with a target equal to its digest and not with one less,
 * and a range that wraps at 2^32, at a target that half of all digests meet, agrees nonce by nonce with
 * the reference. Takes {@link RELAXED_NONCES} reference hashes.
 */
export function createSelfTest(algorithm: AlgorithmDefinition): SelfTest {
  const exercises: Exercise[] = [];
  for (const answer of algorithm.knownAnswers) {
    const header = bytesFromHex(answer.header);
    const digest = reverseBytes(bytesFromHex(answer.digestBe));
    const nonce = new DataView(header.buffer).getUint32(algorithm.nonceOffset, true);
    const range = { header, first: (nonce - 3) >>> 0, count: 7 };
    exercises.push(
      { ...range, name: answer.name, targetLe: digest, expected: [nonce] },
      {
        ...range,
        name: `${answer.name}, target one less`,
        targetLe: targetFromBigint(bigintFromTarget(digest) - 1n),
        expected: [],
      },
    );
  }
  exercises.push(relaxedExercise(algorithm));
  return exercises;
}

function relaxedExercise(algorithm: AlgorithmDefinition): Exercise {
  const header = bytesFromHex(algorithm.knownAnswers[0]!.header);
  const targetLe = targetFromBigint(1n << 255n);
  const first = 2 ** 32 - 30;
  const expected: number[] = [];
  const trial = Uint8Array.from(header);
  const view = new DataView(trial.buffer);
  for (let index = 0; index < RELAXED_NONCES; index += 1) {
    const nonce = (first + index) >>> 0;
    view.setUint32(algorithm.nonceOffset, nonce, true);
    if (isDigestWithinTarget(algorithm.digest(trial), targetLe)) expected.push(nonce);
  }
  return { name: 'half target', header, targetLe, first, count: RELAXED_NONCES, expected };
}

/**
 * Runs a kernel through its exercises.
 *
 * @returns null when all were right, otherwise what went wrong
 */
export function runSelfTest(kernel: Kernel, test: SelfTest): string | null {
  const out = new Uint32Array(MIN_OUT_PLACES);
  for (const { name, header, targetLe, first, count, expected } of test) {
    kernel.setJob(header, targetLe);
    const { found, scanned } = kernel.scan(first, count, out);
    const got = [...out.subarray(0, found)];
    if (scanned !== count) return `${name}: tested ${scanned} of ${count} nonces`;
    if (got.length !== expected.length || got.some((nonce, index) => nonce !== expected[index])) {
      return `${name}: found [${got}], expected [${expected}]`;
    }
  }
  return null;
}

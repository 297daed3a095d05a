import type { AlgorithmId } from '../../../common/mining/job.ts';

/** A header whose proof-of-work digest is known from a real chain. */
interface KnownAnswer {
  readonly name: string;
  /** Hex, `headerBytes` long, as hashed. */
  readonly header: string;
  /** The proof-of-work digest as block explorers print it: big-endian hex. */
  readonly digestBe: string;
}

/**
 * A proof of work: what is hashed, where its nonce stands, and which kernels may compute it.
 * A digest counts when, read as a 256-bit little-endian number, it is at most the target.
 */
export interface AlgorithmDefinition<Id extends AlgorithmId = AlgorithmId> {
  readonly id: Id;
  readonly label: string;
  /** Bytes that are hashed. */
  readonly headerBytes: number;
  /** Where the uint32 little-endian nonce begins. */
  readonly nonceOffset: number;
  /** The target of difficulty 1, big-endian hex, for display of difficulties. */
  readonly difficultyOneTargetBe: string;
  /** What one hash needs besides code, bytes. */
  readonly memoryBytes: number;
  /** The reference: slow, independent of every kernel, what all of them must agree with. 32 bytes. */
  digest(header: Uint8Array): Uint8Array;
  /** Kernel ids, best first where nothing was measured; see main/mining/kernel/catalog.ts. */
  readonly kernels: readonly string[];
  /** For the self-test at start; the conformance tests hold more. */
  readonly knownAnswers: readonly KnownAnswer[];
}

/**
 * A proof of work whose hash needs large memory made from a key of the job. It has no digest of its own: the
 * memory gives it (kernel/keyed-memory.ts), and the kernels bring their own self-test.
 */
export interface KeyedAlgorithm<Id extends AlgorithmId = AlgorithmId>
  extends Pick<
    AlgorithmDefinition<Id>,
    'id' | 'label' | 'nonceOffset' | 'difficultyOneTargetBe' | 'memoryBytes' | 'kernels'
  > {
  readonly isKeyed: true;
}

/** Any proof of work. */
export type Algorithm = AlgorithmDefinition | KeyedAlgorithm;

/** True for one whose hashes need memory made from the job's key. */
export function isKeyed(algorithm: Algorithm): algorithm is KeyedAlgorithm {
  return 'isKeyed' in algorithm;
}

/** Types a registry entry by its id; returns its argument. */
export function defineKeyedAlgorithm<Id extends AlgorithmId>(
  definition: KeyedAlgorithm<Id>,
): KeyedAlgorithm<Id> {
  return definition;
}

/** Types a registry entry by its id; returns its argument. */
export function defineAlgorithm<Id extends AlgorithmId>(
  definition: AlgorithmDefinition<Id>,
): AlgorithmDefinition<Id> {
  return definition;
}

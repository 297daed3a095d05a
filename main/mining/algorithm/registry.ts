import type { AlgorithmId } from '../../../common/mining/job.ts';
import type { Algorithm } from './algorithm.ts';
import { randomx } from './randomx.ts';
import { scrypt } from './scrypt.ts';
import { sha256d } from './sha256d.ts';

/** Every proof of work Adit can mine; a new one is its file and a line here. */
export const algorithms: readonly Algorithm[] = [sha256d, scrypt, randomx];

/** Looks an algorithm up by its id; undefined when it is not registered. */
export function readAlgorithm(id: AlgorithmId): Algorithm | undefined {
  return algorithms.find((algorithm) => algorithm.id === id);
}

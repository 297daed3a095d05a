import { defineKeyedAlgorithm } from './algorithm.ts';

/**
 * Monero's proof of work since 2019, RandomX v1: random programs over 2080 MiB made from a key that changes every
 * 2048 blocks. Source: github.com/tevador/RandomX doc/specs.md. Its second version would be an entry beside it
 * with another flag for the same library.
 */
export const randomx = defineKeyedAlgorithm({
  id: 'randomx',
  label: 'RandomX',
  // In every block since 2014: versions, a time of five bytes and the parent's id stand before it.
  nonceOffset: 39,
  difficultyOneTargetBe: 'ff'.repeat(32),
  memoryBytes: 2336 * 2 ** 20,
  kernels: ['fast', 'light'],
  isKeyed: true,
});

import { sha256d as hashTwice } from '../../../common/block/sha256d.ts';
import { defineAlgorithm } from './algorithm.ts';

/** Bitcoin's proof of work: SHA-256 of SHA-256 of the 80-byte header (FIPS 180-4). */
export const sha256d = defineAlgorithm({
  id: 'sha256d',
  label: 'SHA-256d',
  headerBytes: 80,
  nonceOffset: 76,
  difficultyOneTargetBe: '00000000ffff0000000000000000000000000000000000000000000000000000',
  memoryBytes: 0,
  digest: hashTwice,
  kernels: ['avx512', 'shani', 'armv8', 'avx2', 'neon', 'wasm', 'portable', 'reference'],
  knownAnswers: [
    {
      name: 'bitcoin genesis',
      header:
        '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c',
      digestBe: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
    },
    {
      name: 'bitcoin 125552',
      header:
        '0100000081cd02ab7e569e8bcd9317e2fe99f2de44d49ab2b8851ba4a308000000000000e320b6c2fffc8d750423db8b1eb942ae710e951ed797f7affc8892b0f1fc122bc7f5d74df2b9441a42a14695',
      digestBe: '00000000000000001e8d6829a8a21adc5d38d0a473b144b6765798e61f98bd1d',
    },
  ],
});

import { scrypt as derive } from '@noble/hashes/scrypt.js';
import { defineAlgorithm } from './algorithm.ts';

/** Iterations, block size and parallelism that Litecoin fixed. */
const COST = { N: 1024, r: 1, p: 1, dkLen: 32 } as const;

/** Litecoin's and Dogecoin's proof of work: scrypt (RFC 7914) with the header as password and as salt. */
export const scrypt = defineAlgorithm({
  id: 'scrypt',
  label: 'scrypt (1024, 1, 1)',
  headerBytes: 80,
  nonceOffset: 76,
  difficultyOneTargetBe: '0000ffff00000000000000000000000000000000000000000000000000000000',
  memoryBytes: 128 * COST.N * COST.r,
  digest: (header) => derive(header, header, COST),
  kernels: ['avx512', 'avx2', 'neon', 'wasm', 'portable', 'reference'],
  knownAnswers: [
    {
      name: 'litecoin genesis',
      header:
        '010000000000000000000000000000000000000000000000000000000000000000000000d9ced4ed1130f7b7faad9be25323ffafa33232a17c3edf6cfd97bee6bafbdd97b9aa8e4ef0ff0f1ecd513f7c',
      digestBe: '0000050c34a64b415b6b15b37f2216634b5b1669cb9a2e38d76f7213b0671e00',
    },
    {
      name: 'litecoin scrypt_tests.cpp #0',
      header:
        '020000004c1271c211717198227392b029a64a7971931d351b387bb80db027f270411e398a07046f7d4a08dd815412a8712f874a7ebf0507e3878bd24e20a3b73fd750a667d2f451eac7471b00de6659',
      digestBe: '00000000002bef4107f882f6115e0b01f348d21195dacd3582aa2dabd7985806',
    },
  ],
});

import { EXTRANONCE1_BYTES } from './template-job.ts';

/**
 * Hands out extranonce1 values that no other job has: half by chance, so that a restart or a second
 * machine on the same address differs, half counted, so that two jobs of this run do.
 *
 * @param random - 0 <= x < 1
 */
export function createExtranonceCounter(random: () => number): () => Uint8Array {
  const session = Math.floor(random() * 2 ** 32);
  let count = 0;
  return () => {
    const bytes = new Uint8Array(EXTRANONCE1_BYTES);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, session, true);
    view.setUint32(4, count++, true);
    return bytes;
  };
}

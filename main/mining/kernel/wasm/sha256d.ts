import { isDigestWithinTarget } from '../../../../common/quantity/target.ts';
import type { AlgorithmDefinition } from '../../algorithm/algorithm.ts';
import { type Kernel, PLACES_PER_BATCH, type ScanResult } from '../kernel.ts';
import { instantiate } from './runtime.ts';
import { CANDIDATES_AT, GROUP, setSha256dJob } from './sha256d-module.ts';

/**
 * Runs the SHA-256d module: it compares the top 32 bits of each digest only; what passes is hashed again
 * by the reference.
 */
export function openSha256d(module: Uint8Array, algorithm: AlgorithmDefinition): Kernel {
  const { memory, functions } = instantiate<'run'>(module);
  const candidates = new Uint32Array(memory, CANDIDATES_AT);
  const header = new Uint8Array(algorithm.headerBytes);
  const headerView = new DataView(header.buffer);
  const target = new Uint8Array(32);
  const result: ScanResult = { found: 0, scanned: 0 };
  let isReady = false;

  /** Hashes the candidates of the last run and writes those that count. */
  const confirm = (out: Uint32Array, first: number, scanned: number) => {
    for (let entry = 0; entry < candidates[0]!; entry += 1) {
      const group = candidates[1 + 2 * entry]!;
      const mask = candidates[2 + 2 * entry]!;
      for (let lane = 0; lane < GROUP; lane += 1) {
        const nonce = (group + lane) >>> 0;
        // The last group may reach beyond the range.
        if (((mask >>> lane) & 1) === 0 || (nonce - first) >>> 0 >= scanned) continue;
        headerView.setUint32(algorithm.nonceOffset, nonce, true);
        if (!isDigestWithinTarget(algorithm.digest(header), target)) continue;
        out[result.found] = nonce;
        result.found += 1;
      }
    }
  };

  return {
    memoryBytes: memory.byteLength,
    setJob(jobHeader, targetLe) {
      isReady = jobHeader.length === header.length;
      if (!isReady) return;
      header.set(jobHeader);
      target.set(targetLe);
      setSha256dJob(memory, header, target);
    },
    scan(first, count, out) {
      result.found = 0;
      result.scanned = isReady ? 0 : count;
      while (result.scanned < count && out.length - result.found >= PLACES_PER_BATCH) {
        const from = (first + result.scanned) >>> 0;
        const left = count - result.scanned;
        const scanned = Math.min(left, GROUP * functions.run(from, Math.ceil(left / GROUP)));
        confirm(out, from, scanned);
        result.scanned += scanned;
      }
      return result;
    },
    close() {
      isReady = false;
    },
  };
}

import { isDigestWithinTarget } from '../../../common/quantity/target.ts';
import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import { type Kernel, type KernelSource, PLACES_PER_BATCH, type ScanResult } from './kernel.ts';

/** The reference implementation as a kernel: runs everywhere, and is what the others are held against. */
export function referenceSource(algorithm: AlgorithmDefinition): KernelSource {
  return {
    id: 'reference',
    label: 'JavaScript reference',
    unavailable: null,
    open: () => openReference(algorithm),
  };
}

function openReference(algorithm: AlgorithmDefinition): Kernel {
  const header = new Uint8Array(algorithm.headerBytes);
  const headerView = new DataView(header.buffer);
  const target = new Uint8Array(32);
  const result: ScanResult = { found: 0, scanned: 0 };
  let isReady = false;
  return {
    memoryBytes: algorithm.memoryBytes,
    setJob(jobHeader, targetLe) {
      isReady = jobHeader.length === header.length;
      if (!isReady) return;
      header.set(jobHeader);
      target.set(targetLe);
    },
    scan(first, count, out) {
      result.found = 0;
      result.scanned = isReady ? 0 : count;
      while (result.scanned < count && out.length - result.found >= PLACES_PER_BATCH) {
        const nonce = (first + result.scanned) >>> 0;
        headerView.setUint32(algorithm.nonceOffset, nonce, true);
        if (isDigestWithinTarget(algorithm.digest(header), target)) {
          out[result.found] = nonce;
          result.found += 1;
        }
        result.scanned += 1;
      }
      return result;
    },
    close() {
      isReady = false;
    },
  };
}

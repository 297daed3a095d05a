import type { KernelInfo } from '../../common/contract/mining.ts';
import type { AlgorithmId } from '../../common/mining/job.ts';
import type { RememberedSpeed } from './kernel-store.ts';
import type { ProbedKernel } from './worker-protocol.ts';

/** What is known about every kernel of one algorithm, in its order of preference. Immutable. */
export type KernelTable = readonly KernelInfo[];

/** The table after a probe and what was remembered from earlier measurements. */
export function kernelTableFromProbe(
  algorithm: AlgorithmId,
  probed: readonly ProbedKernel[],
  remembered: Readonly<Record<string, RememberedSpeed>> | undefined,
): KernelTable {
  return probed.map(({ fingerprint, ...kernel }) => {
    const known = remembered?.[speedName(kernel.id, fingerprint)];
    return {
      algorithm,
      ...kernel,
      hps: kernel.hps ?? known?.hps ?? null,
      cyclesPerHash: kernel.cyclesPerHash ?? known?.cyclesPerHash ?? null,
      inUse: false,
      pinned: false,
    };
  });
}

/** The speeds worth remembering. */
export function speedsFromProbe(
  probed: readonly ProbedKernel[],
): Readonly<Record<string, RememberedSpeed>> {
  return Object.fromEntries(
    probed.flatMap(({ id, fingerprint, hps, cyclesPerHash }) =>
      hps === null ? [] : [[speedName(id, fingerprint), { hps, cyclesPerHash }]],
    ),
  );
}

/** Another build of a kernel has another name, and is measured anew. */
function speedName(id: string, fingerprint: string): string {
  return `${id} ${fingerprint}`.trim();
}

/** True when a kernel that passed its self-test was never measured. */
export function needsMeasuring(table: KernelTable): boolean {
  return table.some(({ selfTest, hps }) => selfTest.kind === 'passed' && hps === null);
}

/**
 * The kernel to mine with: the pinned one if it passed its self-test, otherwise the fastest measured one,
 * otherwise the first in order of preference. Undefined when none passed.
 */
export function chooseKernel(
  table: KernelTable,
  pinnedId: string | undefined,
): KernelInfo | undefined {
  const usable = table.filter(({ selfTest }) => selfTest.kind === 'passed');
  const pinned = usable.find(({ id }) => id === pinnedId);
  if (pinned !== undefined) return pinned;
  return usable.reduce<KernelInfo | undefined>(
    (best, kernel) => (best === undefined || (kernel.hps ?? 0) > (best.hps ?? 0) ? kernel : best),
    undefined,
  );
}

/** Marks a kernel as not to be used, with the reason. */
export function withFailedKernel(table: KernelTable, id: string, problem: string): KernelTable {
  return table.map((kernel) =>
    kernel.id === id ? { ...kernel, selfTest: { kind: 'failed', problem } } : kernel,
  );
}

/** Says more about a kernel than could be known before it ran. */
export function withLabel(table: KernelTable, id: string, label: string): KernelTable {
  return table.map((kernel) => (kernel.id === id ? { ...kernel, label } : kernel));
}

/** Marks which kernel is in use and which is pinned. */
export function withUse(
  table: KernelTable,
  inUseId: string | undefined,
  pinnedId: string | undefined,
): KernelTable {
  return table.map((kernel) => ({
    ...kernel,
    inUse: kernel.id === inUseId,
    pinned: kernel.id === pinnedId,
  }));
}

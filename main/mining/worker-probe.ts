import { isKeyed } from './algorithm/algorithm.ts';
import { readAlgorithm } from './algorithm/registry.ts';
import { kernelSources } from './kernel/catalog.ts';
import type { Kernel } from './kernel/kernel.ts';
import { type KernelSpeed, measureKernels } from './kernel/measure.ts';
import { createSelfTest, runSelfTest } from './kernel/self-test.ts';
import type { ProbedKernel, ProbeStart } from './worker-protocol.ts';

/** Tests every kernel of an algorithm and, when time is given, measures those that passed. */
export function probe(start: ProbeStart): readonly ProbedKernel[] {
  const algorithm = readAlgorithm(start.algorithm);
  if (algorithm === undefined) return [];
  const test = isKeyed(algorithm) ? [] : createSelfTest(algorithm);
  const sources = kernelSources(algorithm, start.nativeFolder).filter(
    ({ id }) => start.kernels === null || start.kernels.includes(id),
  );
  const isAborted = () => Atomics.load(start.aborted, 0) !== 0;
  const passed = new Map<string, Kernel>();
  const verdicts = sources.map((source): ProbedKernel => {
    const { id, label } = source;
    const fingerprint = source.fingerprint?.() ?? '';
    const unmeasured = { id, label, fingerprint, hps: null, cyclesPerHash: null };
    const unavailable = isAborted() ? 'the test was aborted' : source.unavailable;
    if (unavailable !== null) {
      const selfTest = { kind: 'unavailable', reason: unavailable } as const;
      return { ...unmeasured, selfTest, memoryBytes: null };
    }
    try {
      const kernel = source.open();
      const problem = source.test ? source.test() : runSelfTest(kernel, test);
      const { memoryBytes } = kernel;
      if (problem === null) {
        passed.set(source.id, kernel);
        return { ...unmeasured, selfTest: { kind: 'passed' }, memoryBytes };
      }
      kernel.close();
      return { ...unmeasured, selfTest: { kind: 'failed', problem }, memoryBytes };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return { ...unmeasured, selfTest: { kind: 'failed', problem }, memoryBytes: null };
    }
  });
  const speeds = isKeyed(algorithm)
    ? new Map<string, KernelSpeed>()
    : measureKernels(passed, algorithm, start.seconds * 1000, isAborted);
  for (const kernel of passed.values()) kernel.close();
  return verdicts.map((verdict) => ({ ...verdict, ...speeds.get(verdict.id) }));
}

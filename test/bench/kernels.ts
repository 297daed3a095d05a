import { availableParallelism } from 'node:os';
import { nativeFolder, workerUrl } from '../../main/app/place.ts';
import { isKeyed } from '../../main/mining/algorithm/algorithm.ts';
import { algorithms } from '../../main/mining/algorithm/registry.ts';
import { runBench } from '../../main/mining/bench.ts';
import { createMemoryKernelStore } from '../../main/mining/kernel-store.ts';
import { referenceRatio } from './reference-loop.ts';
import type { Row } from './row.ts';

/** Cycles per hash wanted at most on a Zen 5 core; other processors print theirs beside it. */
const goals: Readonly<Record<string, number>> = {
  'sha256d avx512': 55,
  'sha256d shani': 132,
  'sha256d avx2': 250,
  'sha256d wasm': 410,
  'scrypt avx512': 66_000,
  'scrypt avx2': 170_000,
  'scrypt wasm': 390_000,
};

/** Each kernel alone, then through workers, then on two threads. */
export async function benchKernels(): Promise<Row[]> {
  const rows: Row[] = [
    {
      name: 'a plain loop: two threads over one',
      value: availableParallelism() < 2 ? null : await referenceRatio(),
      unit: '',
    },
  ];
  const deps = { workerUrl, nativeFolder, store: createMemoryKernelStore() };
  // Keyed ones have a bench of their own (randomx.ts).
  for (const { id: algorithm, kernels } of algorithms.filter((each) => !isKeyed(each))) {
    for (const kernel of kernels) {
      const name = `${algorithm} ${kernel}`;
      try {
        const one = await runBench({ algorithm, kernel, threads: 1, seconds: 3 }, deps);
        const goal = goals[name];
        rows.push(
          {
            name: `${name}: cycles per hash, bare`,
            value: one.cyclesPerHash,
            unit: '',
            ...(goal === undefined ? {} : { goal: `<= ${goal}` }),
          },
          { name: `${name}: one thread through the app`, value: one.hashrateHps, unit: 'H/s' },
          {
            name: `${name}: app over bare loop`,
            value: one.bareHps === null ? null : one.hashrateHps / one.bareHps,
            unit: '',
            goal: '>= 0.985',
          },
        );
        if (availableParallelism() < 2) continue;
        const two = await runBench({ algorithm, kernel, threads: 2, seconds: 3 }, deps);
        rows.push({
          name: `${name}: two threads over one`,
          value: two.hashrateHps / one.hashrateHps,
          unit: '',
          goal: '>= 1.9',
        });
      } catch (error) {
        rows.push({
          name: `${name}: ${error instanceof Error ? error.message : error}`,
          value: null,
          unit: '',
        });
      }
    }
  }
  return rows;
}

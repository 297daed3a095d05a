import { availableParallelism } from 'node:os';
import { nativeFolder, workerUrl } from '../../main/app/place.ts';
import { isKeyed } from '../../main/mining/algorithm/algorithm.ts';
import { algorithms } from '../../main/mining/algorithm/registry.ts';
import { type BenchResult, runBench } from '../../main/mining/bench.ts';
import { createMemoryKernelStore } from '../../main/mining/kernel-store.ts';
import { referenceRatio } from './reference-loop.ts';
import { quantileOf, type Row } from './row.ts';

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

const rounds = 3;
/** Of each round: one thread's slices, for the ratio to the bare loop, and two threads'. */
const seconds = { one: 2, two: 1 };

/**
 * Each kernel alone and through the engine in turn, then on two threads. The ratio counts whole jobs, from their
 * arrival to the end of the last batch; what comes before the first of them (self-test, finding the size of a batch)
 * is left out.
 */
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
        const ones: BenchResult[] = [];
        const twos: BenchResult[] = [];
        // Interleaved, so that a neighbour's minute falls on both; medians of the rounds.
        for (let round = 0; round < rounds; round += 1) {
          ones.push(await runBench({ algorithm, kernel, threads: 1, seconds: seconds.one }, deps));
          if (availableParallelism() < 2) continue;
          twos.push(await runBench({ algorithm, kernel, threads: 2, seconds: seconds.two }, deps));
        }
        const goal = goals[name];
        rows.push(
          {
            name: `${name}: cycles per hash, bare`,
            ...middle(ones.map(({ cyclesPerHash }) => cyclesPerHash)),
            unit: '',
            ...(goal === undefined ? {} : { goal: `<= ${goal}` }),
          },
          {
            name: `${name}: one thread through the app`,
            ...middle(ones.map(({ hashrateHps }) => hashrateHps)),
            unit: 'H/s',
          },
          {
            name: `${name}: app over bare loop`,
            ...middle(ones.map(({ overBare }) => overBare)),
            unit: '',
            goal: '>= 0.985',
          },
          {
            name: `${name}: app over bare loop, by processor time`,
            ...middle(ones.map(({ overBareCpu }) => overBareCpu)),
            unit: '',
            goal: '>= 0.985',
          },
          {
            name: `${name}: main thread meanwhile`,
            ...middle(ones.map(({ mainPercent }) => mainPercent)),
            unit: '%',
          },
        );
        if (twos.length === 0) continue;
        rows.push({
          name: `${name}: two threads over one`,
          ...middle(
            twos.map((two, round) => two.hashrateHps / (ones[round]?.hashrateHps ?? Number.NaN)),
          ),
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

/** Median and spread of what could be measured. */
function middle(sample: readonly (number | null)[]): Pick<Row, 'value' | 'spread'> {
  const known = sample.filter((value) => value !== null);
  if (known.length === 0) return { value: null };
  return {
    value: quantileOf(known, 0.5),
    spread: { min: Math.min(...known), max: Math.max(...known) },
  };
}

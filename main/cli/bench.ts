import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { AlgorithmId } from '../../common/mining/job.ts';
import { openKernelSpeeds } from '../app/kernel-speeds.ts';
import { nativeFolder, workerUrl } from '../app/place.ts';
import { rateText } from '../app/rate.ts';
import { algorithms } from '../mining/algorithm/registry.ts';
import { runBench } from '../mining/bench.ts';
import { randomxThreads, readCacheBytes } from '../mining/randomx-limits.ts';
import { choiceFlag, readArguments, secondsFlag, wholeFlag } from './arguments.ts';
import { defaultDataFolder } from './folder.ts';
import { exitCode, writeJson, writeLine } from './output.ts';

export const benchHelp = `adit bench [-a <algorithm>] [--kernel <id>] [-t <threads>] [--seconds <s>] [--all] [--json]

Hashes for a while and says how fast it was.

  -a, --algorithm  ${algorithms.map(({ id }) => id).join(', ')} (sha256d)
  --kernel         one kernel by its id; otherwise the fastest that passes its self-test
  -t, --threads    threads (one for each core; RandomX: as many as the third-level cache feeds)
  --seconds        how long (5)
  --all            every kernel of the algorithm in turn, one thread each unless -t says otherwise
  --data-dir       where measured speeds are remembered`;

/** \`adit bench\`. */
export async function bench(words: readonly string[]): Promise<number> {
  const { values } = readArguments(words, {
    algorithm: { type: 'string', short: 'a' },
    kernel: { type: 'string' },
    threads: { type: 'string', short: 't' },
    seconds: { type: 'string' },
    all: { type: 'boolean' },
    json: { type: 'boolean' },
    'data-dir': { type: 'string' },
  });
  const ids = algorithms.map(({ id }) => id) as [AlgorithmId, ...AlgorithmId[]];
  const algorithm = choiceFlag('algorithm', values.algorithm, ids) ?? 'sha256d';
  const threads = wholeFlag('threads', values.threads, 1, 1024);
  const seconds = secondsFlag('seconds', values.seconds) ?? 5;
  const folder = values['data-dir'] ?? defaultDataFolder();
  mkdirSync(folder, { recursive: true });
  const deps = {
    workerUrl,
    nativeFolder,
    store: openKernelSpeeds(join(folder, 'kernels.json'), () => undefined),
  };

  const kernels = values.all
    ? (algorithms.find(({ id }) => id === algorithm)?.kernels ?? [])
    : [values.kernel];
  const cores = availableParallelism();
  const most = algorithm === 'randomx' ? randomxThreads(cores, await readCacheBytes()) : cores;
  let measured = 0;
  let problem: unknown;
  for (const kernel of kernels) {
    try {
      const result = await runBench(
        {
          algorithm,
          ...(kernel === undefined ? {} : { kernel }),
          threads: threads ?? (values.all ? 1 : most),
          seconds,
        },
        deps,
      );
      measured += 1;
      if (values.json) writeJson(result);
      else {
        const cycles =
          result.cyclesPerHash === null
            ? ''
            : `, ${result.cyclesPerHash.toFixed(1)} cycles per hash`;
        writeLine(
          `${algorithm} ${result.kernel.padEnd(12)} ${result.threads} threads  ${rateText(result.hashrateHps)}${cycles}`,
        );
      }
    } catch (error) {
      if (!values.all) throw error;
      // A kernel that can not run here is no failure of the others.
      problem = error;
    }
  }
  if (measured === 0 && problem !== undefined) throw problem;
  return exitCode.done;
}

import type { Settings } from '../../common/contract/settings.ts';
import type { AlgorithmId } from '../../common/mining/job.ts';
import type { EngineOptions } from '../mining/engine-api.ts';
import { randomxThreads } from '../mining/randomx-limits.ts';

/** What of the machine decides how many threads there are. */
export interface EngineRoom {
  readonly cores: number;
  /** Bytes of third-level cache; null while or where it is unknown. */
  readonly cacheBytes: number | null;
}

/**
 * What the settings ask of the engine. While the user chose no number of threads there is one for each core;
 * for RandomX, whose threads slow each other down without cache, as many as the cache feeds.
 *
 * @param algorithm - of the job; null: none yet
 */
export function engineOptionsFrom(
  { mining }: Settings,
  algorithm: AlgorithmId | null,
  { cores, cacheBytes }: EngineRoom,
): EngineOptions {
  const most = algorithm === 'randomx' ? randomxThreads(cores, cacheBytes) : cores;
  return {
    threads: mining.threads ?? most,
    dutyPercent: mining.dutyPercent,
    priority: mining.priority,
    kernels: mining.kernels,
  };
}

import { bestShareQuantile, chanceBestAtMost } from '../../common/economics/solo/best-share.ts';
import { HASHES_PER_DIFFICULTY } from '../../common/economics/work.ts';
import type { AlgorithmId } from '../../common/mining/job.ts';

/** Best share of some work beside what such work usually gives (model 2.3). */
export interface BestShareFigures {
  readonly best: number | null;
  /** Median best share of so much work; null without work. */
  readonly typical: number | null;
  /** Share of sessions this long with a smaller best, 0 to 1; null without a share. */
  readonly luck: number | null;
  readonly hashes: number;
}

/** Hashes for one unit of share difficulty, by algorithm. */
export const hashesPerShareDifficulty: Readonly<Record<AlgorithmId, number>> = {
  sha256d: HASHES_PER_DIFFICULTY,
  scrypt: 65_536,
  randomx: 1,
};

export function bestShareFigures(
  algorithm: AlgorithmId,
  best: number | null,
  hashes: number,
): BestShareFigures {
  const work = workOf(algorithm, hashes);
  return {
    best,
    typical: work > 0 ? bestShareQuantile(work, 0.5) : null,
    luck: best === null || work <= 0 ? null : chanceBestAtMost(work, best),
    hashes,
  };
}

/** The share difficulty that would be a block, on the scale of shares; null while the difficulty is unknown. */
export function blockShareDifficulty(
  algorithm: AlgorithmId,
  hashesPerBlock: number | null,
): number | null {
  return hashesPerBlock === null ? null : hashesPerBlock / hashesPerShareDifficulty[algorithm];
}

/** Hashes as units of share difficulty. */
function workOf(algorithm: AlgorithmId, hashes: number): number {
  return hashes / hashesPerShareDifficulty[algorithm];
}

import type { Job } from '../../common/mining/job.ts';

/** Late solutions looked at after each clean job: at most one of them can be the block that still counts. */
const LATE_MAX = 16;
/** Jobs of one tip that are remembered; a node gives a few, a pool one a minute. */
const LIVE_MAX = 256;

/**
 * Bounds the work on solutions whose job is over. Hashing each once more costs the main thread up to 100 ms,
 * and an easy target leaves thousands of them behind; a few are looked at, since a late block is worth sending.
 */
export class LateAllowance {
  readonly #live = new Set<string>();
  #looked = 0;

  /** A job is mined on from now; a clean one ends those before it. */
  begin({ id, cleanJobs }: Pick<Job, 'id' | 'cleanJobs'>): void {
    if (this.#live.has(id)) return;
    if (cleanJobs) {
      this.#live.clear();
      this.#looked = 0;
    }
    this.#live.add(id);
    const [oldest] = this.#live;
    if (this.#live.size > LIVE_MAX && oldest !== undefined) this.#live.delete(oldest);
  }

  /** Whether a solution of this job is to be looked at; counts those of jobs that are over. */
  allows(jobId: string): boolean {
    if (this.#live.has(jobId)) return true;
    this.#looked += 1;
    return this.#looked <= LATE_MAX;
  }
}

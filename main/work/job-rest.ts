import type { Job } from '../../common/mining/job.ts';
import { nextJobId } from './job-id.ts';
import type { Clock } from './source/source.ts';

/**
 * Keeps the miner from seeking a second block where one of ours is under way: until the node gives work on
 * top of it, every further find could only compete with it.
 */
export interface JobRest {
  /** A block was found on this job's parent. */
  begin(job: Job): void;
  /** Hands a job on, unless it has the parent that is rested on. */
  pass(job: Job): void;
  /** Nothing is rested on any more. */
  end(): void;
}

/** Longer than a node takes to give the next template; then there is nothing to hash until it does. */
const REST_MS = 10_000;

/**
 * The threads go on with a target that nothing meets, for the milliseconds that a rest takes as a rule, and
 * stop when it takes longer.
 */
export function createJobRest(clock: Clock, sink: (job: Job | null) => void): JobRest {
  let parent: string | null = null;
  let cancel: (() => void) | null = null;

  function end(): void {
    parent = null;
    cancel?.();
    cancel = null;
  }

  return {
    begin(job) {
      if (parent === parentOf(job)) return;
      end();
      parent = parentOf(job);
      sink({ ...job, id: nextJobId(job.sourceId), shareTarget: new Uint8Array(32) });
      cancel = clock.after(REST_MS, () => sink(null));
    },
    pass(job) {
      if (parentOf(job) === parent) return;
      end();
      sink(job);
    },
    end,
  };
}

/** Tells one chain tip from the next. */
export function parentOf(job: Job): string {
  return job.kind === 'coinbase'
    ? Buffer.from(job.previousHash).toString('hex')
    : `${job.chainId}:${job.height}`;
}

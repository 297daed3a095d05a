import { hash, scryptSync } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { headerFromJob } from '../../common/block/job-header.ts';
import type { CoinbaseJob, Job, Solution } from '../../common/mining/job.ts';
import { isDigestWithinTarget } from '../../common/quantity/target.ts';

/** A slow, plain miner of OpenSSL's hashes, so that tests of the work room need no engine. */
export interface TestMiner {
  /** Takes the newest job; null rests. */
  setJob(job: Job | null): void;
  stop(): Promise<void>;
}

export function createTestMiner(onSolution: (solution: Solution) => void): TestMiner {
  let job: CoinbaseJob | null = null;
  let isRunning = true;
  const hold = createSignal();

  async function run(): Promise<void> {
    let count = 0;
    while (isRunning) {
      const current = job;
      if (!current) {
        await hold.wait();
        continue;
      }
      const solution = tryNonce(current, count++);
      if (solution) onSolution(solution);
      await nextTurn();
    }
  }
  const running = run();

  return {
    setJob(next) {
      job = next?.kind === 'coinbase' ? next : null;
      hold.wake();
    },
    async stop() {
      isRunning = false;
      hold.wake();
      await running;
    },
  };
}

/** Hashes nonces from `first` until one meets the target, which must be easy. */
export function solve(job: CoinbaseJob, target: Uint8Array, first = 0): Solution {
  const header = Buffer.from(solutionOf(job, first).header);
  for (let nonce = first; ; nonce += 1) {
    header.writeUInt32LE(nonce, 76);
    if (isDigestWithinTarget(digestOf(job.algorithm, header), target))
      return solutionOf(job, nonce);
  }
}

function tryNonce(job: CoinbaseJob, nonce: number): Solution | undefined {
  const solution = solutionOf(job, nonce);
  return isDigestWithinTarget(solution.digest, job.shareTarget) ? solution : undefined;
}

/** The solution that a nonce would be, good or not. */
export function solutionOf(job: CoinbaseJob, nonce: number): Solution {
  const extranonce2 = new Uint8Array(job.extranonce2Size);
  const { ntime, version } = job;
  const header = headerFromJob(job, { extranonce2, ntime, version, nonce });
  return {
    jobId: job.id,
    sourceId: job.sourceId,
    nonce,
    extranonce2,
    ntime,
    version,
    header,
    digest: digestOf(job.algorithm, header),
    foundAtMs: Date.now(),
  };
}

export function digestOf(algorithm: 'sha256d' | 'scrypt', header: Uint8Array): Uint8Array {
  if (algorithm === 'scrypt') return scryptSync(header, header, 32, { N: 1024, r: 1, p: 1 });
  return hash('sha256', hash('sha256', header, 'buffer'), 'buffer');
}

function createSignal() {
  let wake = (): void => undefined;
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      }),
    wake: () => wake(),
  };
}

import { Worker } from 'node:worker_threads';

/** Chained multiplications: nothing but the core itself limits it, no cache, no memory. */
const source = `
  const { parentPort, workerData } = require('node:worker_threads');
  const endMs = Date.now() + workerData.ms;
  let rounds = 0;
  let x = 1;
  while (Date.now() < endMs) {
    for (let step = 0; step < 100000; step += 1) x = Math.imul(x, 1664525) + 1013904223;
    rounds += 1;
  }
  parentPort.postMessage({ rounds, x });
`;

async function rounds(threads: number, ms: number): Promise<number> {
  const counts = await Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise<number>((resolve, reject) => {
          const worker = new Worker(source, { eval: true, workerData: { ms } });
          worker.once('message', (message: { rounds: number }) => resolve(message.rounds));
          worker.once('error', reject);
        }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What two threads do over one in the same minute on this machine: 2 on two idle cores. */
export async function referenceRatio(): Promise<number> {
  const one = await rounds(1, 1500);
  const two = await rounds(2, 1500);
  return two / one;
}

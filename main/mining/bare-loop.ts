import { once } from 'node:events';
import type { BareMessage, BareOrder, BareStart } from './worker-protocol.ts';
import { startWorker } from './worker-thread.ts';

/** Threads that run a kernel's loop with nothing around it, all at once. */
export interface BareLoop {
  /** Hashes for a while; sums of all threads, the time of one. */
  run(ms: number): Promise<BareMessage>;
  close(): void;
}

/**
 * Opens as many bare loops as the engine has threads.
 *
 * @throws Error when the kernel can not run
 */
export async function openBareLoop(
  url: URL,
  options: Omit<BareStart, 'role'>,
  threads: number,
): Promise<BareLoop> {
  const workers = Array.from({ length: threads }, (_, index) =>
    startWorker(url, { role: 'bare', ...options }, `bare loop ${index}`),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const order = (ms: number) => {
    for (const worker of workers) worker.postMessage({ ms } satisfies BareOrder);
  };
  return {
    async run(ms) {
      const answers = workers.map((worker) => once(worker, 'message') as Promise<[BareMessage]>);
      order(ms);
      const parts = (await Promise.all(answers)).map(([part]) => part);
      const hashes = parts.reduce((sum, part) => sum + part.hashes, 0);
      const cpuMs = parts.reduce((sum, part) => sum + part.cpuMs, 0);
      return { hashes, ms: Math.max(...parts.map((part) => part.ms)), cpuMs };
    },
    close: () => order(0),
  };
}

import type { ProbedKernel, ProbeMessage, ProbeStart } from './worker-protocol.ts';
import { startWorker } from './worker-thread.ts';

/** How long an aborted probe is waited for; it ends after the kernel it tests, even later. */
const ABORT_MS = 10_000;

/**
 * Tests, and when `seconds` is above 0 measures, kernels in a thread of their own.
 *
 * @throws Error if the thread ends without an answer or is aborted; by then it has ended, unless it hangs
 */
export function probeKernels(
  workerUrl: URL,
  options: Omit<ProbeStart, 'role' | 'aborted'>,
  signal: AbortSignal,
): Promise<readonly ProbedKernel[]> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const aborted = new Int32Array(new SharedArrayBuffer(4));
    const worker = startWorker(workerUrl, { role: 'probe', ...options, aborted }, 'kernel probe');
    let giveUp: NodeJS.Timeout | undefined;
    const abort = () => {
      Atomics.store(aborted, 0, 1);
      giveUp = setTimeout(() => reject(signal.reason), ABORT_MS);
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.once('message', (message: ProbeMessage) => {
      if (!signal.aborted) resolve(message.kernels);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', abort);
      clearTimeout(giveUp);
      reject(signal.aborted ? signal.reason : new Error(`kernel probe ended with code ${code}`));
    });
  });
}

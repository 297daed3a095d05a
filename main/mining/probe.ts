import { Worker } from 'node:worker_threads';
import type { ProbedKernel, ProbeMessage, ProbeStart } from './worker-protocol.ts';

/**
 * Tests, and when `seconds` is above 0 measures, kernels in a thread of their own.
 *
 * @throws Error if the thread ends without an answer (a kernel crashed it) or is aborted
 */
export function probeKernels(
  workerUrl: URL,
  start: Omit<ProbeStart, 'role'>,
  signal: AbortSignal,
): Promise<readonly ProbedKernel[]> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const workerData: ProbeStart = { role: 'probe', ...start };
    const worker = new Worker(workerUrl, { workerData, name: 'kernel probe' });
    const abort = () => void worker.terminate();
    signal.addEventListener('abort', abort, { once: true });
    worker.once('message', (message: ProbeMessage) => resolve(message.kernels));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', abort);
      reject(signal.aborted ? signal.reason : new Error(`kernel probe ended with code ${code}`));
    });
  });
}

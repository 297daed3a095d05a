import { parentPort, workerData } from 'node:worker_threads';
import { bare } from './worker-bare.ts';
import { fill } from './worker-fill.ts';
import { mine } from './worker-mine.ts';
import { probe } from './worker-probe.ts';
import type { MineMessage, ProbeMessage, WorkerStart } from './worker-protocol.ts';

/** The entry of every worker thread. */
const start = workerData as WorkerStart;
const port = parentPort!;
if (start.role === 'mine') {
  mine(start, (message: MineMessage) => port.postMessage(message));
} else if (start.role === 'fill') {
  fill(start);
} else if (start.role === 'bare') {
  bare(start, port);
} else {
  port.postMessage({ kind: 'probed', kernels: probe(start) } satisfies ProbeMessage);
}

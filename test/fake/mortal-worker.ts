import { appendFileSync, readFileSync } from 'node:fs';
import { parentPort, threadId, workerData } from 'node:worker_threads';

/**
 * A mining worker that dies. The environment variable ADIT_MORTAL, as JSON, says `how` (throw, exit, hang) and how
 * many `times` miners do; `file` is where they count. The rest, and every probe, is the real worker.
 */
const { how, times, file } = JSON.parse(process.env['ADIT_MORTAL']!);

if (workerData.role === 'mine' && readFileSync(file, 'utf8').length < times) {
  appendFileSync(file, 'x');
  die();
} else {
  await import('../../main/mining/worker.ts');
}

function die() {
  if (how === 'throw') throw new Error(`thread ${threadId} was told to die`);
  if (how === 'exit') process.exit(3);
  // Says that it is ready, and never does a batch.
  parentPort!.postMessage({ kind: 'ready', memoryBytes: 0 });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

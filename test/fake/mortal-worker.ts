import { closeSync, openSync } from 'node:fs';
import { parentPort, threadId, workerData } from 'node:worker_threads';

/**
 * A mining worker that dies. The environment variable ADIT_MORTAL, as JSON, says `how` (throw, exit, hang) and how
 * many `times` miners do; `file` names where they count. The rest, and every probe, is the real worker.
 */
const { how, times, file } = JSON.parse(process.env['ADIT_MORTAL']!);

if (workerData.role === 'mine' && claimsDeath()) {
  die();
} else {
  await import('../../main/mining/worker.ts');
}

/** Two miners start at once: only one can make each file. */
function claimsDeath() {
  for (let death = 0; death < times; death += 1) {
    try {
      closeSync(openSync(`${file}.${death}`, 'wx'));
      return true;
    } catch {
      // Another miner has died this death.
    }
  }
  return false;
}

function die() {
  if (how === 'throw') throw new Error(`thread ${threadId} was told to die`);
  if (how === 'exit') process.exit(3);
  // Says that it is ready, and never does a batch.
  parentPort!.postMessage({ kind: 'ready', memoryBytes: 0 });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

import { setPriority } from 'node:os';
import type { EngineOptions } from './engine-api.ts';

/** Unix nice values; on Windows libuv maps them to the idle, below-normal and normal classes. */
const niceness = { lowest: 19, low: 10, normal: 0 } as const;

/**
 * Only Linux gives threads their own nice value: setpriority on process 0 means the calling thread there.
 * Elsewhere the whole process carries the threads' priority. A lowered thread may not rise again without
 * privilege, so the engine replaces threads when the priority changes.
 */
const isPerThread = process.platform === 'linux';

/** Called by a mining thread on itself. */
export function applyThreadPriority(priority: EngineOptions['priority']): void {
  if (isPerThread) trySetPriority(niceness[priority]);
}

/** Called by the engine for the process. */
export function applyProcessPriority(priority: EngineOptions['priority']): void {
  if (!isPerThread) trySetPriority(niceness[priority]);
}

function trySetPriority(nice: number): void {
  try {
    setPriority(0, nice);
  } catch {
    // A process started with a nice value above this may not lower it; it mines at the one it has.
  }
}

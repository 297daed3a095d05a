/** When a piece of work was first seen, and how far it was then. */
export interface ProgressStart {
  readonly what: string;
  readonly atMs: number;
  /** 0 to 1. */
  readonly progress: number;
}

/** Less tells nothing: the first pieces come in a lump. */
const telling = { progress: 0.02, ms: 1000 } as const;

/** Milliseconds until it is done at the pace since the start; null while too little was seen. */
export function timeLeftMs(start: ProgressStart, progress: number, nowMs: number): number | null {
  const done = progress - start.progress;
  const spentMs = nowMs - start.atMs;
  if (done < telling.progress || spentMs < telling.ms) return null;
  return Math.max(0, ((1 - progress) * spentMs) / done);
}

/** Called now and then by long work with the share done, 0 to 1; answering false stops the work. */
export type Progress = (done: number) => boolean;

/** Thrown by long work whose {@link Progress} answered false. Named as an abort: nothing went wrong. */
export class StoppedError extends Error {
  constructor() {
    super('stopped before the end');
    this.name = 'AbortError';
  }
}

/**
 * Reports progress.
 *
 * @throws {@link StoppedError} if the answer is false
 */
export function report(progress: Progress | undefined, done: number): void {
  if (progress?.(done) === false) throw new StoppedError();
}

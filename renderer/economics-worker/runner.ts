import type { RunReply, RunRequest } from './protocol.ts';

/** The part of a Worker that is used. */
export interface WorkerLike {
  postMessage(request: RunRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<RunReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Runs models one at a time in a worker of its own. */
export interface Runner {
  /**
   * Starts a run; one that is still going is cancelled first. `reply` hears progress and then exactly one
   * other reply, or nothing more after {@link Runner.cancel}.
   */
  readonly run: (request: RunRequest, reply: (reply: RunReply) => void) => void;
  /** Stops the run. A model does not listen while it computes, so its worker ends and the next run gets a new one. */
  readonly cancel: () => void;
  /** Ends the worker, busy or not; a later run starts another. */
  readonly stop: () => void;
}

export function createRunner(createWorker: () => WorkerLike): Runner {
  let worker: WorkerLike | null = null;
  let isBusy = false;
  const drop = (): void => {
    worker?.terminate();
    worker = null;
    isBusy = false;
  };
  const cancel = (): void => {
    if (isBusy) drop();
  };
  return {
    cancel,
    stop: drop,
    run: (request, reply) => {
      cancel();
      worker ??= createWorker();
      isBusy = true;
      worker.onmessage = ({ data }) => {
        if (data.kind !== 'progress') isBusy = false;
        reply(data);
      };
      worker.onerror = (event) => {
        drop();
        reply({ kind: 'broken', problem: event.message });
      };
      worker.postMessage(request);
    },
  };
}

/** A worker from this build, under the page's policy. */
export function createEconomicsWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'economics',
  });
}

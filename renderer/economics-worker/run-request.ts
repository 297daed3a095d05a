import { ModelInputError, runModel } from '../../common/economics/model.ts';
import type { Progress } from '../../common/economics/progress.ts';
import { findModel } from '../../common/economics/registry.ts';
import type { RunReply, RunRequest } from './protocol.ts';

/** Progress more often than this is not seen and only costs. */
const progressSteps = 100;

/** Runs what was asked and answers once, after any number of progress replies. Never throws. */
export function runRequest(request: RunRequest, reply: (reply: RunReply) => void): void {
  const model = findModel(request.model);
  if (model === undefined) {
    reply({ kind: 'broken', problem: `no model ${request.model}` });
    return;
  }
  try {
    reply({ kind: 'ready', output: runModel(model, request.input, progressTo(reply)) });
  } catch (error) {
    reply(
      error instanceof ModelInputError
        ? { kind: 'refused', issues: error.issues }
        : { kind: 'broken', problem: String(error) },
    );
  }
}

/** Tells at most a hundred times how far a long model has come. */
function progressTo(reply: (reply: RunReply) => void): Progress {
  let told = 0;
  return (done) => {
    if (done - told >= 1 / progressSteps) {
      told = done;
      reply({ kind: 'progress', done });
    }
    return true;
  };
}

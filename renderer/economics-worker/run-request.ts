import { type Model, ModelInputError, runModel } from '../../common/economics/model.ts';
import type { Progress } from '../../common/economics/progress.ts';
import { findModel } from '../../common/economics/registry.ts';
import type { RunReply, RunRequest } from './protocol.ts';

/** A long model takes progress as its second argument; a short one ignores it. */
type LongRun = (input: unknown, progress: Progress) => Record<string, unknown>;

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
    reply({ kind: 'ready', output: runModel(withProgress(model, reply), request.input) });
  } catch (error) {
    reply(
      error instanceof ModelInputError
        ? { kind: 'refused', issues: error.issues }
        : { kind: 'broken', problem: String(error) },
    );
  }
}

function withProgress(model: Model, reply: (reply: RunReply) => void): Model {
  let told = 0;
  const progress: Progress = (done) => {
    if (done - told >= 1 / progressSteps) {
      told = done;
      reply({ kind: 'progress', done });
    }
    return true;
  };
  const run = model.run.bind(model) as LongRun;
  return { ...model, run: (input) => run(input, progress) };
}

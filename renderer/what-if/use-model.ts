import { useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Model } from '../../common/economics/model.ts';
import { createEconomicsWorker, createRunner, type Runner } from '../economics-worker/runner.ts';
import { type Answer, answerOf, asModel } from './answer.ts';

/** Runs a short model whenever its input changes; null while a value is missing. */
export function useModel<Input extends z.ZodObject, Output extends z.ZodObject>(
  model: Model<Input, Output>,
  input: z.input<Input> | null,
): Answer<Output> {
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: inputs are made anew at each render; their text tells whether they differ
  return useMemo(() => answerOf(model, input), [model, key]);
}

export interface HeavyAnswer<Output extends z.ZodObject> {
  readonly answer: Answer<Output>;
  /** Runs again what was cancelled. */
  readonly again: () => void;
  readonly cancel: () => void;
}

/** Typing and sliding settle before long work starts, in ms. */
const settleMs = 300;

/**
 * Runs a long model in the worker, a moment after its input changed; what was under way is cancelled.
 * Give it steady inputs. The worker ends with the component.
 */
export function useHeavyModel<Input extends z.ZodObject, Output extends z.ZodObject>(
  model: Model<Input, Output>,
  input: z.input<Input> | null,
): HeavyAnswer<Output> {
  const runner = useRef<Runner | null>(null);
  const start = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [answer, setAnswer] = useState<Answer<Output>>(
    input === null ? { kind: 'missing', model: asModel(model) } : { kind: 'running', done: 0 },
  );
  const [round, setRound] = useState(0);
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: inputs are made anew at each render; their text tells whether they differ, and a round runs again
  useEffect(() => {
    if (input === null) {
      setAnswer({ kind: 'missing', model: asModel(model) });
      return;
    }
    setAnswer({ kind: 'running', done: 0 });
    start.current = setTimeout(() => {
      runner.current ??= createRunner(createEconomicsWorker);
      runner.current.run({ model: model.id, input }, (reply) => {
        switch (reply.kind) {
          case 'progress':
            setAnswer({ kind: 'running', done: reply.done });
            break;
          case 'ready':
            setAnswer({
              kind: 'ready',
              model: asModel(model),
              input,
              output: reply.output as z.output<Output>,
            });
            break;
          case 'refused':
            setAnswer({ kind: 'refused', model: asModel(model), issues: reply.issues });
            break;
          case 'broken':
            setAnswer(reply);
            break;
        }
      });
    }, settleMs);
    return () => {
      clearTimeout(start.current);
      runner.current?.cancel();
    };
  }, [model, key, round]);
  useEffect(
    () => () => {
      runner.current?.stop();
      runner.current = null;
    },
    [],
  );
  return {
    answer,
    again: () => setRound((before) => before + 1),
    cancel: () => {
      clearTimeout(start.current);
      runner.current?.cancel();
      setAnswer({ kind: 'cancelled' });
    },
  };
}

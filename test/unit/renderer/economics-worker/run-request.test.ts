import { describe, expect, it } from 'vitest';
import { models } from '../../../../common/economics/registry.ts';
import type { RunReply } from '../../../../renderer/economics-worker/protocol.ts';
import { runRequest } from '../../../../renderer/economics-worker/run-request.ts';
import { createRunner, type WorkerLike } from '../../../../renderer/economics-worker/runner.ts';

function repliesTo(model: string, input: Record<string, unknown>): RunReply[] {
  const replies: RunReply[] = [];
  runRequest({ model, input }, (reply) => replies.push(reply));
  return replies;
}

describe('runRequest', () => {
  it('answers once for a short model', () => {
    const { id, example } = models.find((model) => model.id === 'profit')!;
    expect(repliesTo(id, { ...example }).map(({ kind }) => kind)).toEqual(['ready']);
  });

  it('tells a long model’s progress, rising, before it answers', () => {
    const { id, example } = models.find((model) => model.id === 'treasury-race')!;
    const replies = repliesTo(id, { ...example });
    const done = replies.flatMap((reply) => (reply.kind === 'progress' ? [reply.done] : []));
    expect(done.length).toBeGreaterThan(2);
    expect(done.length).toBeLessThanOrEqual(100);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(replies.at(-1)?.kind).toBe('ready');
  });

  it('names the field a model refuses', () => {
    expect(repliesTo('solo-odds', { hashrateHps: -1, difficulty: 1, rewardCoin: 1 })).toMatchObject(
      [{ kind: 'refused', issues: [{ field: 'hashrateHps', value: -1 }] }],
    );
  });

  it('does not throw for a model that is not there', () => {
    expect(repliesTo('nothing', {})).toEqual([{ kind: 'broken', problem: 'no model nothing' }]);
  });
});

describe('createRunner', () => {
  function fakeWorkers() {
    const made: (WorkerLike & { ended: boolean; asked: number })[] = [];
    const create = (): WorkerLike => {
      const worker = {
        ended: false,
        asked: 0,
        onmessage: null,
        onerror: null,
        postMessage() {
          worker.asked++;
        },
        terminate() {
          worker.ended = true;
        },
      };
      made.push(worker);
      return worker;
    };
    return { made, create };
  }
  const answer = (worker: WorkerLike | undefined, reply: RunReply): void => {
    worker?.onmessage?.({ data: reply } as MessageEvent<RunReply>);
  };
  const request = { model: 'profit', input: {} };

  it('keeps its worker from run to run', () => {
    const { made, create } = fakeWorkers();
    const runner = createRunner(create);
    runner.run(request, () => undefined);
    answer(made[0], { kind: 'ready', output: {} });
    runner.run(request, () => undefined);
    expect(made).toHaveLength(1);
    expect(made[0]?.asked).toBe(2);
  });

  it('ends a worker that is busy when cancelled, and starts another for the next run', () => {
    const { made, create } = fakeWorkers();
    const runner = createRunner(create);
    runner.run(request, () => undefined);
    answer(made[0], { kind: 'progress', done: 0.5 });
    runner.cancel();
    expect(made[0]?.ended).toBe(true);
    runner.run(request, () => undefined);
    expect(made).toHaveLength(2);
  });

  it('leaves an idle worker alone when cancelled, and ends it when stopped', () => {
    const { made, create } = fakeWorkers();
    const runner = createRunner(create);
    runner.run(request, () => undefined);
    answer(made[0], { kind: 'ready', output: {} });
    runner.cancel();
    expect(made[0]?.ended).toBe(false);
    runner.stop();
    expect(made[0]?.ended).toBe(true);
  });

  it('says that a worker broke', () => {
    const { made, create } = fakeWorkers();
    const replies: RunReply[] = [];
    createRunner(create).run(request, (reply) => replies.push(reply));
    made[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent);
    expect(replies).toEqual([{ kind: 'broken', problem: 'out of memory' }]);
    expect(made[0]?.ended).toBe(true);
  });
});

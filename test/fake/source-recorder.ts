import type { CoinbaseView, NetworkInfo, SourceState } from '../../common/contract/source.ts';
import type { CoinbaseJob, Job } from '../../common/mining/job.ts';
import type {
  BlockVerdict,
  Clock,
  FoundBlock,
  SourceDeps,
  SourceListener,
} from '../../main/work/source/source.ts';

/** Everything a source told, and what it is given, for tests of a single source. */
export interface SourceRecorder {
  readonly deps: SourceDeps;
  readonly seen: {
    readonly jobs: Job[];
    readonly states: SourceState[];
    readonly networks: NetworkInfo[];
    readonly views: CoinbaseView[];
    readonly messages: string[];
    readonly blocks: FoundBlock[];
    readonly logs: string[];
    peer: string | null;
  };
  /** What the journal answers. */
  verdict: BlockVerdict;
  secret: string;
  readonly files: Map<string, string>;
  /** Resolves as soon as the condition holds; looks again at each thing told. */
  until(condition: () => boolean): Promise<void>;
  lastJob(): CoinbaseJob;
  lastState(): SourceState | undefined;
}

export function createSourceRecorder(clock: Clock): SourceRecorder {
  const seen: SourceRecorder['seen'] = {
    jobs: [],
    states: [],
    networks: [],
    views: [],
    messages: [],
    blocks: [],
    logs: [],
    peer: null,
  };
  const files = new Map<string, string>();
  let waiters: { condition: () => boolean; resolve: () => void }[] = [];
  const changed = (): void => {
    const met = waiters.filter(({ condition }) => condition());
    waiters = waiters.filter((waiter) => !met.includes(waiter));
    for (const { resolve } of met) resolve();
  };
  const told =
    <Argument>(list: Argument[]) =>
    (value: Argument): void => {
      list.push(value);
      changed();
    };
  const listener: SourceListener = {
    jobReceived: told(seen.jobs),
    stateChanged: told(seen.states),
    networkChanged: told(seen.networks),
    coinbaseChanged: told(seen.views),
    messageReceived: told(seen.messages),
    peerChanged(peer) {
      seen.peer = peer;
      changed();
    },
  };
  const recorder: SourceRecorder = {
    seen,
    files,
    verdict: { kind: 'taken', reason: null },
    secret: 'secret',
    deps: {
      listener,
      clock,
      random: () => 0.5,
      secret: () => recorder.secret,
      blockFound: async (block) => {
        seen.blocks.push(block);
        changed();
        return recorder.verdict;
      },
      log: (_level, message) => told(seen.logs)(message),
      userAgent: 'adit-test/1',
      store: {
        read: async (name) => files.get(name) ?? null,
        write: async (name, content) => {
          files.set(name, content);
          changed();
        },
      },
    },
    until(condition) {
      if (condition()) return Promise.resolve();
      return new Promise((resolve) => waiters.push({ condition, resolve }));
    },
    lastJob() {
      const job = seen.jobs.at(-1);
      if (job?.kind !== 'coinbase') throw new Error('no job yet');
      return job;
    },
    lastState: () => seen.states.at(-1),
  };
  return recorder;
}

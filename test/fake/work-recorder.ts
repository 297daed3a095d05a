import { EventEmitter, on } from 'node:events';
import type { AppError } from '../../common/contract/errors.ts';
import type { BestShare, ShareCounts } from '../../common/contract/mining.ts';
import type {
  BlockInfo,
  CoinbaseView,
  JobInfo,
  NetworkInfo,
  SourceInfo,
} from '../../common/contract/source.ts';
import type { DispatcherListener, TimelineDraft } from '../../main/work/dispatcher.ts';

/** Everything a dispatcher told, newest values in fields, and a way to wait for a condition on them. */
export interface WorkRecorder extends DispatcherListener {
  readonly seen: {
    sources: readonly SourceInfo[];
    activeId: string | null;
    job: JobInfo | null;
    network: NetworkInfo | null;
    coinbase: CoinbaseView | null;
    shares: ShareCounts | null;
    best: BestShare | null;
    blocks: readonly BlockInfo[];
    events: TimelineDraft[];
    diskProblem: AppError<'disk.write-failed'> | null;
  };
  /** Resolves as soon as the condition holds; looks again at each thing told. */
  until(condition: () => boolean): Promise<void>;
}

export function createWorkRecorder(): WorkRecorder {
  const changed = new EventEmitter();
  changed.setMaxListeners(0);
  const seen: WorkRecorder['seen'] = {
    sources: [],
    activeId: null,
    job: null,
    network: null,
    coinbase: null,
    shares: null,
    best: null,
    blocks: [],
    events: [],
    diskProblem: null,
  };
  const note = (change: Partial<WorkRecorder['seen']>): void => {
    Object.assign(seen, change);
    changed.emit('change');
  };
  return {
    seen,
    async until(condition) {
      if (condition()) return;
      for await (const _ of on(changed, 'change')) {
        if (condition()) return;
      }
    },
    sourcesChanged: (sources, activeId) => note({ sources, activeId }),
    jobChanged: (job) => note({ job }),
    networkChanged: (network) => note({ network }),
    coinbaseChanged: (coinbase) => note({ coinbase }),
    sharesChanged: (shares) => note({ shares }),
    bestChanged: (best) => note({ best }),
    blocksChanged: (blocks) => note({ blocks }),
    event: (event) => note({ events: [...seen.events, event] }),
    diskProblemChanged: (diskProblem) => note({ diskProblem }),
  };
}

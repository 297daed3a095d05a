import { join } from 'node:path';
import { type PoolBlocks, PoolWeek } from '../../common/contract/pool.ts';
import { openJsonRecord } from '../record/json-record.ts';
import type { Log } from '../record/log.ts';
import { openScenarios, type ScenarioStore } from '../record/scenario.ts';

/** What the user put into the screens that answer "what if", kept for the next time. */
export interface WhatIfStores {
  readonly scenarios: ScenarioStore;
  readonly pools: {
    get(): PoolBlocks[];
    set(pools: PoolBlocks[]): void;
  };
}

const poolsKey = 'week';

export function openWhatIf(dataFolder: string, now: () => number, log: Log): WhatIfStores {
  const pools = openJsonRecord(
    join(dataFolder, 'pools.json'),
    (value): value is PoolBlocks[] => PoolWeek.safeParse(value).success,
    (error) => log('warn', 'blocks by pool not kept', { error }),
  );
  return {
    scenarios: openScenarios(join(dataFolder, 'scenarios.json'), now, (error) =>
      log('warn', 'scenarios damaged, file kept aside', { error }),
    ),
    pools: {
      get: () => pools.load(poolsKey) ?? [],
      set: (week) => pools.save(poolsKey, week),
    },
  };
}

/** Keeps nothing longer than the app runs. */
export function memoryWhatIf(): WhatIfStores {
  let week: PoolBlocks[] = [];
  return {
    scenarios: openScenarios(
      null,
      () => 0,
      () => undefined,
    ),
    pools: {
      get: () => week,
      set(pools) {
        week = pools;
      },
    },
  };
}

import { useCallback, useMemo, useState } from 'react';
import type { EnergyHour } from '../../../common/contract/energy.ts';
import type { RewardHour } from '../../../common/contract/history.ts';
import { useNow } from '../../state/clock.ts';
import { type Query, useQuery } from '../../state/use-query.ts';
import { localMidnight } from './by-day.ts';

/** The ledger is kept by the hour; asking oftener than this shows nothing new. */
const everyMs = 300_000;
export const spans = { month: 30, quarter: 90 } as const;
export type Span = keyof typeof spans;

/** A span of days up to now, and what was counted in it. */
export interface Period {
  readonly span: Span;
  readonly setSpan: (span: Span) => void;
  readonly fromMs: number;
  readonly toMs: number;
  readonly energy: Query<readonly EnergyHour[]>;
  readonly rewards: readonly RewardHour[];
}

export function usePeriod(): Period {
  const [span, setSpan] = useState<Span>('month');
  const toMs = Math.ceil(useNow() / everyMs) * everyMs;
  const fromMs = localMidnight(toMs - (spans[span] - 1) * 86_400_000);
  const { query: energy } = useQuery(
    useCallback((api) => api.history.energy({ fromMs, toMs }), [fromMs, toMs]),
  );
  const { query } = useQuery(
    useCallback((api) => api.history.rewards({ fromMs, toMs }), [fromMs, toMs]),
  );
  const rewards = useMemo(() => (query.kind === 'ready' ? query.value : []), [query]);
  return { span, setSpan, fromMs, toMs, energy, rewards };
}

import { useCallback, useEffect, useState } from 'react';
import type { HashrateHistory, TimelineEvent } from '../../common/contract/history.ts';
import type { Telemetry } from '../../common/contract/mining.ts';
import { rollingMean } from '../chart/rolling-mean.ts';
import { useSlice } from './use-app.ts';
import { useQuery } from './use-query.ts';

/** Columns of the live chart, of equal length. */
export interface HashrateTrack {
  readonly atMs: readonly number[];
  readonly mean10: readonly (number | null)[];
  readonly mean60: readonly (number | null)[];
}

export const trackSpanMs = 3_600_000;
/** A point every two seconds is half a pixel wide; more would only cost. */
const stepMs = 2000;
/** Longer silence than this is a gap. */
const gapMs = 10_000;

const emptyTrack: HashrateTrack = { atMs: [], mean10: [], mean60: [] };

/** The means of a recorded column of one-second rates. */
export function trackFrom({ atMs, hps }: HashrateHistory): HashrateTrack {
  return { atMs, mean10: rollingMean(atMs, hps, 10_000), mean60: rollingMean(atMs, hps, 60_000) };
}

/** Appends what telemetry says now, at most one point per {@link stepMs}, and forgets what is older than an hour. */
export function appendTelemetry(track: HashrateTrack, telemetry: Telemetry): HashrateTrack {
  const { atMs: nowMs, rate10s, rate60s } = telemetry;
  const lastMs = track.atMs.at(-1);
  if (lastMs !== undefined && nowMs - lastMs < stepMs) return track;
  const first = track.atMs.findIndex((at) => at >= nowMs - trackSpanMs);
  const from = first === -1 ? track.atMs.length : first;
  const hasGap = lastMs !== undefined && nowMs - lastMs > gapMs;
  const gapAt = hasGap ? [lastMs + stepMs] : [];
  const gap = hasGap ? [null] : [];
  return {
    atMs: [...track.atMs.slice(from), ...gapAt, nowMs],
    mean10: [...track.mean10.slice(from), ...gap, rate10s.hps],
    mean60: [...track.mean60.slice(from), ...gap, rate60s.hps],
  };
}

/** The last hour: what is recorded when the screen opens, and telemetry from then on. */
export function useHashrateTrack(openedMs: number): HashrateTrack {
  const telemetry = useSlice('telemetry');
  const [track, setTrack] = useState(emptyTrack);
  const { query } = useQuery(
    useCallback(
      (api) => api.history.hashrate({ fromMs: openedMs - trackSpanMs, toMs: openedMs, step: '1s' }),
      [openedMs],
    ),
  );
  const recorded = query.kind === 'ready' ? query.value : null;
  useEffect(() => {
    if (recorded !== null) setTrack(trackFrom(recorded));
  }, [recorded]);
  useEffect(() => {
    if (telemetry !== null) setTrack((before) => appendTelemetry(before, telemetry));
  }, [telemetry]);
  return track;
}

/** Stretches in which mining rested, from the events, newest first; the last may still go on. */
export function pausesFrom(
  timeline: readonly TimelineEvent[],
  nowMs: number,
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  const pauses: { fromMs: number; toMs: number }[] = [];
  let endMs = nowMs;
  for (const event of timeline) {
    if (event.code === 'mining-resumed' || event.code === 'mining-started') endMs = event.atMs;
    else if (event.code === 'mining-paused') {
      pauses.push({ fromMs: event.atMs, toMs: endMs });
      endMs = event.atMs;
    }
  }
  return pauses;
}

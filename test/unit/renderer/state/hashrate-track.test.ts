import { describe, expect, it } from 'vitest';
import type { Telemetry } from '../../../../common/contract/mining.ts';
import { miningState } from '../../../../renderer/gallery-fixture/state.ts';
import {
  appendTelemetry,
  pausesFrom,
  trackFrom,
  trackSpanMs,
} from '../../../../renderer/state/hashrate-track.ts';

const start = 1_000_000_000;

function telemetryAt(atMs: number): Telemetry {
  if (miningState.telemetry === null) throw new Error('the fixture has telemetry');
  return { ...miningState.telemetry, atMs };
}

describe('appendTelemetry', () => {
  const track = trackFrom({ atMs: [start], hps: [5] });

  it('takes a point every two seconds', () => {
    expect(appendTelemetry(track, telemetryAt(start + 500))).toBe(track);
    expect(appendTelemetry(track, telemetryAt(start + 2000)).atMs).toEqual([start, start + 2000]);
  });

  it('marks silence as a gap', () => {
    const after = appendTelemetry(track, telemetryAt(start + 60_000));
    expect(after.mean60).toEqual([5, null, 385.7e6]);
  });

  it('forgets what is older than an hour, so that it stays bounded', () => {
    const after = appendTelemetry(track, telemetryAt(start + trackSpanMs + 5000));
    expect(after.atMs[0]).toBeGreaterThan(start);
  });
});

describe('pausesFrom', () => {
  it('pairs each pause with what ended it', () => {
    const event = (id: number, atMs: number, code: 'mining-paused' | 'mining-resumed') =>
      ({ id, atMs, code, level: 'info', params: {} }) as const;
    const timeline = [
      event(3, 300, 'mining-paused'),
      event(2, 200, 'mining-resumed'),
      event(1, 100, 'mining-paused'),
    ];
    expect(pausesFrom(timeline, 400)).toEqual([
      { fromMs: 300, toMs: 400 },
      { fromMs: 100, toMs: 200 },
    ]);
  });
});

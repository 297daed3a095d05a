import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../common/contract/app.ts';
import type { Delivery } from '../../../../main/notify/channel.ts';
import { readingsOf } from '../../../../main/notify/home-assistant.ts';
import { startReport } from '../../../../main/notify/report.ts';
import { miningState } from '../../../fake/app-state.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

function open(state: () => AppState | undefined = () => miningState) {
  const clock = createFakeClock();
  const told: number[] = [];
  const parts: { delivery: Delivery; changes: number } = { delivery: { ok: true }, changes: 0 };
  const report = startReport(
    {
      everyMs: 30_000,
      send: async () => {
        told.push(clock.now());
        return parts.delivery;
      },
    },
    { clock, state, changed: () => (parts.changes += 1) },
  );
  return { clock, told, parts, report };
}

describe('a report of readings', () => {
  it('is told at once and then every half minute, until it is stopped', async () => {
    const { clock, told, report } = open();
    const beganMs = clock.now();
    await clock.advance(90_000);
    expect(told.map((ms) => ms - beganMs)).toEqual([0, 30_000, 60_000, 90_000]);
    report.stop();
    await clock.advance(90_000);
    expect(told).toHaveLength(4);
    expect(clock.waiting()).toBe(0);
  });

  it('waits for a state to tell of', async () => {
    let state: AppState | undefined;
    const { clock, told } = open(() => state);
    await clock.advance(30_000);
    expect(told).toEqual([]);
    state = miningState;
    await clock.advance(30_000);
    expect(told).toHaveLength(1);
  });

  it('says what is wrong once, and that it is well again', async () => {
    const { clock, parts, report } = open();
    await clock.advance(0);
    parts.delivery = { ok: false, problem: 'the broker is away', mayRetry: true };
    await clock.advance(60_000);
    expect(report.problem()).toBe('the broker is away');
    expect(parts.changes).toBe(1);
    parts.delivery = { ok: true };
    await clock.advance(30_000);
    expect(report.problem()).toBe('');
    expect(parts.changes).toBe(2);
  });
});

describe('the readings', () => {
  it('say what is, in base units', () => {
    expect(readingsOf(miningState)).toMatchObject({
      state: 'mining',
      hashrate: 90,
      shares_accepted: 7,
      shares_rejected: 3,
      source: miningState.sources[0]!.settings.label,
    });
  });

  it('leave unknown what is, and tell no old rate while nothing is hashed', () => {
    const reading = { ...miningState.power.marginal, value: null };
    const state: AppState = {
      ...miningState,
      activeSourceId: null,
      power: { ...miningState.power, marginal: reading, machine: reading },
      machine: { ...miningState.machine, readings: [] },
      mining: { ...miningState.mining, state: { kind: 'stopped' } },
    };
    expect(readingsOf(state)).toMatchObject({
      state: 'stopped',
      hashrate: 0,
      power: null,
      machine_power: null,
      temperature: null,
      source: null,
    });
  });
});

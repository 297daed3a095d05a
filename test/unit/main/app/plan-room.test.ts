import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../common/contract/app.ts';
import { defaultSettings, type Settings } from '../../../../common/contract/settings.ts';
import type { NetworkInfo } from '../../../../common/contract/source.ts';
import { createPlanRoom, noPlanStores, type PlanStores } from '../../../../main/app/plan-room.ts';
import type { FeedMemory } from '../../../../main/feed/feed-record.ts';
import { memorySecrets } from '../../../../main/record/secret.ts';
import { miningState } from '../../../fake/app-state.ts';
import { createSimClock } from '../host/plan/sim-clock.ts';

const startMs = Date.parse('2026-05-20T12:00:00Z');
const minuteMs = 60_000;

const network: NetworkInfo = {
  chainId: 'bitcoin',
  height: 1,
  difficulty: 1,
  hashesPerBlock: 1e9,
  hashrateHps: null,
  subsidyAtomic: '312500000',
  feesAtomic: '0',
  from: 'test',
  atMs: startMs,
} as unknown as NetworkInfo;

const measured = {
  atMs: startMs,
  kernel: 'shani',
  machineThreads: 64,
  source: 'meter-1',
  from: 'plug',
  provenance: 'measured',
  idleW: 40,
  driftW: 0,
  efficientThreads: null,
} as const;

function createRoom(changes: Partial<Settings>, feeds: Partial<Record<string, FeedMemory>> = {}) {
  const clock = createSimClock(startMs);
  const numbers = new Map<string, number>();
  const settings: Settings = {
    ...defaultSettings,
    money: {
      currency: 'USD',
      price: { bitcoin: { value: 50_000, typedAtMs: startMs } },
      electricity: { value: 0.2, typedAtMs: startMs },
    },
    plan: { ...defaultSettings.plan, mode: 'value' },
    ...changes,
  };
  const base: AppState = {
    ...miningState,
    power: {
      ...miningState.power,
      marginal: { ...miningState.power.marginal, value: 42 },
    },
    network,
    mining: { ...miningState.mining, state: { kind: 'mining', sinceMs: startMs } },
  };
  const world = { state: base, numbers, shown: undefined as Partial<AppState> | undefined };
  const stores: PlanStores = {
    ...noPlanStores,
    feeds: { load: (id) => feeds[id], save: () => undefined },
  };
  const room = createPlanRoom({
    stores,
    clock,
    random: () => 0.5,
    userAgent: 'test',
    log: () => undefined,
    secrets: memorySecrets(),
    settings: () => settings,
    state: () => world.state,
    mostThreads: () => 2,
    energy: () => [],
    numbers: { get: (key) => numbers.get(key), set: (key, value) => void numbers.set(key, value) },
    reading: () => undefined,
    turned: () => undefined,
    show(slices) {
      world.shown = slices;
    },
  });
  return { room, clock, world };
}

/** A market feed's memory: 60 000 USD, got so long ago. */
const quoted = (agoMs: number): FeedMemory => ({
  source: 'https://api.kraken.com  USD bitcoin',
  given: {
    data: {
      kind: 'market',
      prices: [{ chainId: 'bitcoin', currency: 'USD', price: 60_000, atMs: startMs - agoMs }],
      difficulty: null,
    },
    gotAtMs: startMs - agoMs,
  },
  askedAtMs: startMs - agoMs,
  notBeforeMs: startMs + 3_600_000,
  validators: [],
});
const kraken = { id: 'kraken' as const, enabled: true, url: '', area: '', user: '' };

describe('the plan room', () => {
  it('learns what a kWh brings from a minute of mining, and keeps it', () => {
    const { room, clock, world } = createRoom({});
    room.start();
    expect(room.planner.info().problem).toMatch(/not known yet/);
    expect(room.planner.rest()).toBeNull();
    clock.runTo(startMs + 59_000);
    room.follow();
    expect(room.planner.info().valuePerKwh).toBeNull();
    clock.runTo(startMs + 70_000);
    room.follow();
    // 90 H/s of 1e9 hashes a block of 3.125 coins at 50 000, in 42 W.
    const perHour = (90 / 1e9) * 3600 * 3.125 * 50_000;
    expect(room.planner.info().valuePerKwh).toBeCloseTo(perHour / 0.042, 6);
    expect(world.numbers.get('plan-w:sha256d')).toBe(42);
    expect(room.planner.info().problem).toBe('');
    expect(world.shown!.plan!.slots.length).toBeGreaterThan(40);
    room.stop();
  });

  it('knows it again after a restart, before it mines', () => {
    const { room, clock, world } = createRoom({});
    world.numbers.set('plan-hps:sha256d', 90);
    world.numbers.set('plan-w:sha256d', 42);
    world.numbers.set('plan-threads:sha256d', 2);
    world.state = {
      ...world.state,
      mining: { ...world.state.mining, state: { kind: 'starting' } },
    };
    room.start();
    clock.runTo(startMs + minuteMs);
    room.follow();
    expect(room.planner.info().powerKw).toBe(0.042);
    room.stop();
  });

  it('knows it from the guided measurement before anything was mined', () => {
    const { room, clock, world } = createRoom({});
    const point = { powerW: 0, errorW: 0, jPerHash: null };
    const points = [
      { ...point, threads: 1, addedW: 9, hashrateHps: 50 },
      { ...point, threads: 2, addedW: 16, hashrateHps: 90 },
      { ...point, threads: 64, addedW: 100, hashrateHps: 900 },
    ];
    const { algorithm } = world.state.mining;
    world.state = {
      ...world.state,
      mining: { ...world.state.mining, state: { kind: 'starting' } },
      marginal: {
        ...world.state.marginal,
        result: { ...measured, algorithm: algorithm ?? '', points },
      },
    };
    room.start();
    clock.runTo(startMs + minuteMs);
    room.follow();
    expect(room.planner.info().powerKw).toBe(0.016);
    room.stop();
  });

  it('takes a market price while it counts, and the typed one when it does not', () => {
    const fresh = createRoom({ feeds: [kraken] }, { kraken: quoted(10 * minuteMs) });
    fresh.room.start();
    expect(fresh.room.given('bitcoin').price).toMatchObject({
      value: 60_000,
      from: 'Kraken',
      atMs: startMs - 10 * minuteMs,
      staleAfterMs: 3_600_000,
    });
    expect(fresh.room.given('monero').price).toBeUndefined();
    expect(fresh.world.shown!.market!.prices[0]).toMatchObject({ price: 60_000, from: 'Kraken' });
    fresh.room.stop();

    const old = createRoom({ feeds: [kraken] }, { kraken: quoted(61 * minuteMs) });
    old.room.start();
    expect(old.room.given('bitcoin').price).toBeUndefined();
    expect(old.world.shown!.feeds!.find(({ id }) => id === 'kraken')!.state).toBe('stale');
    old.room.stop();
  });

  it('tells a tariff’s price only while that is known', () => {
    const tariff = { ...defaultSettings.tariff, kind: 'feed' as const };
    const { room } = createRoom({ tariff });
    room.start();
    expect(room.planner.price()).toMatchObject({ perKwh: 0.2, isKnown: false });
    expect(room.given('bitcoin').electricity).toBeUndefined();
    room.stop();
  });
});

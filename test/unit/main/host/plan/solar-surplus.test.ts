import { describe, expect, it } from 'vitest';
import {
  nextSolar,
  noSun,
  type SolarInput,
  type SolarState,
  surplusW,
} from '../../../../../main/host/plan/solar-surplus.ts';
import { wantsHeat } from '../../../../../main/host/plan/thermostat.ts';

const base: SolarInput = {
  atMs: 0,
  mainsW: 0,
  miningW: 0,
  threadW: 20,
  mostThreads: 8,
  reserveW: 0,
};

/** Holds one reading for so many seconds. */
function hold(
  state: SolarState,
  input: Partial<SolarInput>,
  fromS: number,
  toS: number,
): SolarState {
  let next = state;
  for (let second = fromS; second <= toS; second += 5) {
    next = nextSolar(next, { ...base, ...input, atMs: second * 1000 });
  }
  return next;
}

describe('nextSolar', () => {
  it('counts what mining itself draws, and what is to be given out all the same', () => {
    expect(surplusW({ ...base, mainsW: -100, miningW: 40, reserveW: 30 })).toBe(110);
    expect(surplusW({ ...base, mainsW: null })).toBeNull();
  });

  it('starts after two minutes of surplus, with the threads it carries', () => {
    const before = hold(noSun, { mainsW: -110 }, 0, 115);
    expect(before.threads).toBe(0);
    expect(hold(before, { mainsW: -110 }, 120, 125).threads).toBe(5);
    expect(hold(noSun, { mainsW: -110 }, 0, 125).threads).toBe(5);
    expect(hold(noSun, { mainsW: -1e6 }, 0, 125).threads).toBe(8);
  });

  it('goes down within twenty seconds, and to none when the meter is silent', () => {
    const on: SolarState = { threads: 5, wanted: 5, wantedSinceMs: 0 };
    const cloud = { mainsW: 60, miningW: 100 };
    expect(hold(on, cloud, 0, 15).threads).toBe(5);
    expect(hold(on, cloud, 0, 25).threads).toBe(2);
    expect(hold(on, { mainsW: null, miningW: 100 }, 0, 25).threads).toBe(0);
  });

  it('does not swing about a value at the edge of a thread', () => {
    let state: SolarState = { threads: 3, wanted: 3, wantedSinceMs: 0 };
    for (let second = 0; second < 3600; second += 5) {
      const surplus = 80 + ((second / 5) % 2 === 0 ? 3 : -3);
      const miningW = state.threads * 20;
      state = nextSolar(state, {
        ...base,
        mainsW: miningW - surplus,
        miningW,
        atMs: second * 1000,
      });
      expect(state.threads).toBe(3);
    }
  });

  it('a short cloud changes nothing', () => {
    let state: SolarState = { threads: 5, wanted: 5, wantedSinceMs: 0 };
    state = hold(state, { mainsW: 60, miningW: 100 }, 0, 15);
    state = hold(state, { mainsW: -2, miningW: 100 }, 20, 30);
    state = hold(state, { mainsW: 60, miningW: 100 }, 35, 50);
    expect(state.threads).toBe(5);
  });
});

describe('wantsHeat', () => {
  it('has a width of its own, and does not refuse heat blindly', () => {
    expect(wantsHeat(false, 20.7, 21)).toBe(true);
    expect(wantsHeat(true, 21.2, 21)).toBe(true);
    expect(wantsHeat(false, 21.2, 21)).toBe(false);
    expect(wantsHeat(true, 21.3, 21)).toBe(false);
    expect(wantsHeat(false, null, 21)).toBe(true);
  });
});

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultGuardSettings, type GuardId } from '../../../../../common/contract/guest.ts';
import {
  type GuardDefinition,
  guardInfo,
  initialGuard,
  nextGuard,
  type Seen,
  type Signals,
  type ThermalPressure,
} from '../../../../../main/host/guard/guard.ts';
import { guards } from '../../../../../main/host/guard/registry.ts';

const noonMs = new Date(2026, 5, 15, 12, 0).getTime();
const see = <T>(value: T): Seen<T> => ({ ok: true, value, from: 'test' });
const heat = (state: ThermalPressure['state'], speedLimitPercent: number) =>
  see<ThermalPressure>({ state, speedLimitPercent });
const calm: Signals = {
  atMs: noonMs,
  idleS: see(10_000),
  presence: see(''),
  otherLoad: see(2),
  supply: see({ battery: null, isUpsBridging: null }),
  temperatureC: see(50),
  thermal: heat('unknown', 100),
  isLidClosed: see(false),
  sleepsSinceMs: null,
  wokeAtMs: null,
};
const guardOf = (id: GuardId): GuardDefinition => guards.find((guard) => guard.id === id)!;

function judge(id: GuardId, signals: Partial<Signals>, isHolding = false, settings: object = {}) {
  const own = { ...defaultGuardSettings[id], ...settings };
  return guardOf(id).judge({ ...calm, ...signals }, own as never, isHolding);
}

const onBattery = (percent: number | null) =>
  see({ battery: { isDischarging: true, percent }, isUpsBridging: null });
const onMains = (percent: number) =>
  see({ battery: { isDischarging: false, percent }, isUpsBridging: null });
const at = (hour: number, minute: number, day = 15) =>
  new Date(2026, 5, day, hour, minute).getTime();

describe('guards', () => {
  it('are one for each part of the settings', () => {
    expect(guards.map(({ id }) => id).sort()).toEqual(Object.keys(defaultGuardSettings).sort());
  });

  it.each(guards.map(({ id }) => id))('%s is clear on a calm desktop and says so', (id) => {
    const verdict = judge(id, {});
    expect(verdict.kind).toBe('clear');
    expect(verdict.detail).not.toBe('');
  });

  it.each([
    ['activity', { idleS: see(3) }],
    ['presence', { presence: see('Firefox: playing') }],
    ['load', { otherLoad: see(31) }],
    ['battery', { supply: onBattery(64) }],
    ['charge', { supply: onMains(79) }],
    ['mains', { supply: see({ battery: null, isUpsBridging: true }) }],
    ['wake', { wokeAtMs: noonMs - 14_000 }],
    ['wake', { sleepsSinceMs: noonMs }],
    ['lid', { isLidClosed: see(true) }],
    ['temperature', { temperatureC: see(95.5) }],
    ['temperature', { thermal: heat('serious', 100) }],
    ['temperature', { thermal: heat('nominal', 55) }],
    ['quiet', { atMs: at(23, 30) }],
  ] as const)('%s holds with its reason and what releases it', (id, signals) => {
    const verdict = judge(id, signals);
    expect(verdict).toMatchObject({ kind: 'hold', detail: expect.stringMatching(/\w/) });
    expect(verdict).toMatchObject({ release: expect.stringMatching(/\w/) });
  });

  it.each(
    guards.filter(({ needs }) => needs.length > 0).map(({ id, needs }) => [id, needs] as const),
  )('%s says that it is blind when its signal can not be had', (id, needs) => {
    const blind = Object.fromEntries(needs.map((name) => [name, { ok: false, reason: 'no bus' }]));
    expect(judge(id, blind)).toEqual({ kind: 'blind', detail: 'no bus' });
  });

  it('activity tells when it ends', () => {
    const verdict = judge('activity', { idleS: see(60) }, false, { idleMinutes: 5 });
    expect(verdict).toMatchObject({ untilMs: noonMs + 240_000 });
    expect(judge('activity', { idleS: see(300) }).kind).toBe('clear');
  });

  it('activity counts a locked screen as nobody', () => {
    const verdict = judge('activity', { idleS: see(Number.POSITIVE_INFINITY) });
    expect(verdict).toEqual({ kind: 'clear', detail: 'the screen is locked (test)' });
  });

  it('temperature takes the system at its word where no sensor can be read', () => {
    const temperatureC = { ok: false, reason: 'no sensor' } as const;
    const told = (state: 'unknown' | 'fair') =>
      judge('temperature', { temperatureC, thermal: heat(state, 100) });
    expect(told('fair')).toEqual({ kind: 'clear', detail: 'the system calls its heat fair' });
    expect(told('unknown')).toEqual({ kind: 'blind', detail: 'no sensor' });
  });

  it('load, charge and temperature are released below where they began', () => {
    expect(judge('load', { otherLoad: see(20) }).kind).toBe('clear');
    expect(judge('load', { otherLoad: see(20) }, true).kind).toBe('hold');
    expect(judge('load', { otherLoad: see(17) }, true).kind).toBe('clear');
    expect(judge('charge', { supply: onMains(82) }, true).kind).toBe('hold');
    expect(judge('charge', { supply: onMains(85) }, true).kind).toBe('clear');
    expect(judge('charge', { supply: onMains(100) }, true, { percent: 99 }).kind).toBe('clear');
    expect(judge('temperature', { temperatureC: see(90) }).kind).toBe('clear');
    expect(judge('temperature', { temperatureC: see(90) }, true).kind).toBe('hold');
    expect(judge('temperature', { temperatureC: see(80) }, true).kind).toBe('clear');
  });

  it('quiet hours span midnight, end on time, and may be within a day', () => {
    const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    const quiet = (atMs: number, span = night) => judge('quiet', { atMs }, false, span);
    expect(quiet(at(21, 59)).kind).toBe('clear');
    expect(quiet(at(22, 0))).toMatchObject({ kind: 'hold', untilMs: at(7, 0, 16) });
    expect(quiet(at(6, 59))).toMatchObject({ kind: 'hold', untilMs: at(7, 0) });
    expect(quiet(at(7, 0)).kind).toBe('clear');
    const lunch = { fromMinute: 12 * 60, toMinute: 13 * 60 };
    expect(quiet(at(12, 30), lunch)).toMatchObject({ kind: 'hold', untilMs: at(13, 0) });
    expect(quiet(at(13, 0), lunch).kind).toBe('clear');
    expect(quiet(at(13, 0), { fromMinute: 60, toMinute: 60 }).kind).toBe('clear');
  });

  it('quiet hours end at their time on days of 23 and 25 hours', () => {
    const script = `
      const { quiet } = await import(${JSON.stringify(new URL('../../../../../main/host/guard/quiet.ts', import.meta.url).href)});
      const night = { enabled: true, fromMinute: 22 * 60, toMinute: 7 * 60 };
      for (const evening of ['2026-03-28T22:00:00+01:00', '2026-10-24T22:00:00+02:00']) {
        const atMs = Date.parse(evening);
        const { untilMs } = quiet.judge({ atMs }, night, false);
        console.log((untilMs - atMs) / 3600000, new Date(untilMs).toISOString());
      }`;
    const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
    const env = { ...process.env, TZ: 'Europe/Berlin' };
    const output = execFileSync(process.execPath, words, { env, encoding: 'utf8' });
    expect(output.trim().split('\n')).toEqual([
      '8 2026-03-29T05:00:00.000Z',
      '10 2026-10-25T06:00:00.000Z',
    ]);
  });

  it('only safety is not lifted by "mine now"', () => {
    expect(guards.filter(({ isComfort }) => !isComfort).map(({ id }) => id)).toEqual([
      'temperature',
      'mains',
    ]);
  });
});

describe('nextGuard', () => {
  const timing = { holdAfterMs: 6000, releaseAfterMs: 60_000 };
  const hold = { kind: 'hold', detail: 'd', release: 'r', untilMs: null } as const;
  const clear = { kind: 'clear', detail: 'c' } as const;
  const blind = { kind: 'blind', detail: 'b' } as const;

  it('waits before it holds and longer before it is released', () => {
    let state = initialGuard(0);
    const look = (verdict: typeof hold | typeof clear | typeof blind, atMs: number) => {
      state = nextGuard(state, verdict, timing, atMs);
      return state.isHolding;
    };
    expect(look(hold, 1000)).toBe(false);
    expect(look(clear, 3000)).toBe(false);
    expect(look(hold, 4000)).toBe(false);
    expect(look(hold, 9999)).toBe(false);
    expect(look(hold, 10_000)).toBe(true);
    expect(look(clear, 20_000)).toBe(true);
    expect(look(hold, 50_000)).toBe(true);
    expect(look(blind, 60_000)).toBe(true);
    expect(look(blind, 119_999)).toBe(true);
    expect(look(blind, 120_000)).toBe(false);
  });

  it('keeps its reason while it waits to be released, and tells when that is', () => {
    const holding = nextGuard(initialGuard(0), hold, { ...timing, holdAfterMs: 0 }, 5);
    const waiting = nextGuard(holding, clear, timing, 1000);
    const info = guardInfo({ ...guardOf('load'), ...timing }, waiting, true, null);
    expect(info).toMatchObject({ state: 'holding', detail: 'd', release: 'r', untilMs: 61_000 });
  });

  it('never turns more often than its times allow', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(hold, clear, blind), fc.integer({ min: 1, max: 30_000 })),
          {
            maxLength: 300,
          },
        ),
        (looks) => {
          let state = initialGuard(0);
          let atMs = 0;
          for (const [verdict, stepMs] of looks) {
            atMs += stepMs;
            const next = nextGuard(state, verdict, timing, atMs);
            if (next.isHolding !== state.isHolding) {
              const leastMs = next.isHolding ? timing.holdAfterMs : timing.releaseAfterMs;
              expect(atMs - state.sinceMs).toBeGreaterThanOrEqual(leastMs);
            }
            state = next;
          }
        },
      ),
    );
  });
});

describe('thirty simulated days', () => {
  /** The same numbers every time. */
  function createNoise(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }

  /** Runs a guard over thirty days of looks every two seconds and tells when it turned. */
  function turnsOf(id: GuardId, settings: object, signalAt: (second: number) => Partial<Signals>) {
    const guard = guardOf(id);
    const own = { ...defaultGuardSettings[id], ...settings } as never;
    let state = initialGuard(noonMs);
    const turns: number[] = [];
    for (let second = 0; second < 30 * 86_400; second += 2) {
      const atMs = noonMs + second * 1000;
      const signals = { ...calm, ...signalAt(second), atMs };
      const next = nextGuard(state, guard.judge(signals, own, state.isHolding), guard, atMs);
      if (next.isHolding !== state.isHolding) turns.push(second);
      state = next;
    }
    return turns;
  }

  it('a load that hovers at its threshold does not make the guard flap', () => {
    const noise = createNoise(1);
    const turns = turnsOf('load', { percent: 30 }, () => ({ otherLoad: see(24 + 12 * noise()) }));
    expect(turns.length).toBeLessThanOrEqual(1);
  });

  it('one busy hour a day makes it turn twice a day', () => {
    const noise = createNoise(2);
    const turns = turnsOf('load', { percent: 30 }, (second) => ({
      otherLoad: see((second % 86_400 < 3600 ? 60 : 5) + 8 * noise()),
    }));
    expect(turns).toHaveLength(60);
  });

  it('a temperature that hovers at the limit stops mining once, until it has cooled', () => {
    const noise = createNoise(3);
    let celsius = 95;
    let turns = 0;
    let state = initialGuard(0);
    const guard = guardOf('temperature');
    const own = defaultGuardSettings.temperature as never;
    for (let second = 0; second < 30 * 86_400; second += 2) {
      // Cooler and die: towards 96 while mining, towards 40 at rest, with a noise of a kelvin.
      celsius += ((state.isHolding ? 40 : 96) - celsius) * (2 / 180);
      const signals = { ...calm, temperatureC: see(celsius + noise() - 0.5) };
      const next = nextGuard(
        state,
        guard.judge(signals, own, state.isHolding),
        guard,
        second * 1000,
      );
      if (next.isHolding !== state.isHolding) {
        if (turns > 0) expect(second * 1000 - state.sinceMs).toBeGreaterThan(20_000);
        turns += 1;
      }
      state = next;
    }
    // A cycle is about a minute of cooling and five of warming.
    expect(turns).toBeGreaterThan(100);
    expect(turns).toBeLessThan((30 * 86_400) / 60);
  });

  it('a worn plug that loses contact for a moment at a time costs one pause each', () => {
    const turns = turnsOf('battery', {}, (second) => {
      const inMinute = second % 3600;
      // Ten seconds of chatter each hour.
      return { supply: inMinute < 10 && second % 4 === 0 ? onBattery(90) : onMains(90) };
    });
    expect(turns).toHaveLength(2 * 30 * 24);
  });

  it('quiet hours turn twice a day at their times', () => {
    const turns = turnsOf('quiet', { fromMinute: 22 * 60, toMinute: 7 * 60 }, () => ({}));
    expect(turns).toHaveLength(60);
    for (const second of turns) {
      const { hours, minutes } = timeOf(noonMs + second * 1000);
      expect([22, 7]).toContain(hours);
      expect(minutes).toBe(0);
    }
  });

  function timeOf(ms: number) {
    const date = new Date(ms);
    return { hours: date.getHours(), minutes: date.getMinutes() };
  }
});

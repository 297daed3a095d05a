import { describe, expect, it } from 'vitest';
import {
  defaultGuardSettings,
  type GuardInfo,
  type GuardSettings,
} from '../../../../common/contract/guest.ts';
import type { SupplyState } from '../../../../main/host/guard/guard.ts';
import { createGuardRoom } from '../../../../main/host/guard-room.ts';
import { seen, unseen } from '../../../../main/host/probe/probe.ts';
import type { Probes } from '../../../../main/host/probe/registry.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

const desktop: SupplyState = { battery: null, isUpsBridging: null };
const onBattery: SupplyState = {
  battery: { isDischarging: true, percent: 50 },
  isUpsBridging: null,
};

function openRoom(changes: Partial<GuardSettings> = {}) {
  const clock = createFakeClock();
  const world = {
    supply: desktop,
    temperatureC: 50 as number | null,
    otherLoad: 0,
    /** How long a look at presence takes, ms. */
    presenceMs: 0,
    looks: [] as string[],
    fails: false,
  };
  let settings: GuardSettings = { ...defaultGuardSettings, ...changes };
  const turned: GuardInfo[] = [];
  const slept: number[] = [];
  const problems: string[] = [];
  const note = (name: string): void => void world.looks.push(name);
  const probes: Probes = {
    idleS: { intervalMs: 2000, look: async () => unseen('no idle time here') },
    presence: {
      intervalMs: 2000,
      look: () =>
        new Promise((resolve) => clock.after(world.presenceMs, () => resolve(seen('', 'test')))),
    },
    otherLoad: { intervalMs: 3000, look: async () => seen(world.otherLoad, 'test') },
    supply: {
      intervalMs: 2000,
      async look() {
        note('supply');
        if (world.fails) throw new Error('odd file');
        return seen(world.supply, 'test');
      },
    },
    temperatureC: {
      intervalMs: 1000,
      look: async () =>
        world.temperatureC === null ? unseen('no sensor') : seen(world.temperatureC, 'test'),
    },
    thermal: { intervalMs: 2000, look: async () => unseen('no frame here') },
    isLidClosed: {
      intervalMs: 2000,
      async look() {
        note('lid');
        return seen(false, 'test');
      },
    },
  };
  const room = createGuardRoom({
    clock,
    settings: () => settings,
    probes,
    changed: () => undefined,
    turned: (guard) => turned.push(guard),
    slept: (awayMs) => slept.push(awayMs),
    problem: (signal) => problems.push(signal),
  });
  room.start();
  const set = (next: Partial<GuardSettings>): void => {
    settings = { ...settings, ...next };
  };
  return { clock, world, room, turned, slept, problems, set };
}

describe('createGuardRoom', () => {
  it('holds within two seconds of the mains going and is released after they are back', async () => {
    const { clock, world, room, turned } = openRoom();
    await clock.advance(10_000);
    expect(room.holding()).toBeUndefined();
    world.supply = onBattery;
    await clock.advance(2000);
    expect(room.holding()).toMatchObject({
      id: 'battery',
      detail: 'running on battery, 50 % charged',
    });
    world.supply = desktop;
    await clock.advance(10_000);
    expect(room.holding()).toBeUndefined();
    expect(turned.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'battery holding',
      'battery clear',
    ]);
  });

  it('looks at once when the system tells of something', async () => {
    const { world, room } = openRoom();
    world.supply = onBattery;
    await room.look();
    expect(room.holding()?.id).toBe('battery');
  });

  it('is not held up by a signal that answers late, nor confused by what it saw before', async () => {
    const { clock, world, room } = openRoom({ presence: { enabled: true } });
    world.presenceMs = 30_000;
    await clock.advance(4000);
    world.supply = onBattery;
    world.temperatureC = 99;
    await clock.advance(4000);
    expect(room.holding()?.id).toBe('temperature');
    expect(room.infos().find(({ id }) => id === 'battery')?.state).toBe('holding');
    await clock.advance(60_000);
    expect(room.infos().find(({ id }) => id === 'battery')?.state).toBe('holding');
  });

  it('tells what it sees before it holds for it', async () => {
    const { clock, world, room } = openRoom({ load: { enabled: true, percent: 30 } });
    world.otherLoad = 80;
    await clock.advance(5000);
    const info = () => room.infos().find(({ id }) => id === 'load');
    expect(info()).toMatchObject({ state: 'clear', detail: expect.stringContaining('80 %') });
    await clock.advance(8000);
    expect(info()).toMatchObject({ state: 'holding', release: 'a minute below 18 %' });
  });

  it('looks at nothing that no guard in use needs', async () => {
    const { clock, world, set } = openRoom();
    await clock.advance(10_000);
    expect(world.looks).not.toContain('lid');
    set({ lid: { enabled: true } });
    await clock.advance(4000);
    expect(world.looks).toContain('lid');
  });

  it('lets go of a guard that is switched off', async () => {
    const { clock, world, room, set } = openRoom();
    world.supply = onBattery;
    await clock.advance(2000);
    expect(room.holding()?.id).toBe('battery');
    set({ battery: { enabled: false } });
    await room.look();
    expect(room.holding()).toBeUndefined();
    expect(room.infos().find(({ id }) => id === 'battery')?.state).toBe('off');
  });

  it('is lifted by the user for a while, except where it is for safety', async () => {
    const { clock, world, room } = openRoom();
    world.supply = onBattery;
    await clock.advance(2000);
    const untilMs = clock.now() + 3_600_000;
    room.override(untilMs);
    expect(room.holding()).toBeUndefined();
    const lifted = room.infos().find(({ id }) => id === 'battery');
    expect(lifted).toMatchObject({ state: 'overridden', untilMs, isComfort: true });
    world.temperatureC = 99;
    await clock.advance(2000);
    expect(room.holding()?.id).toBe('temperature');
    world.temperatureC = 50;
    await clock.advance(3_600_000);
    expect(room.holding()?.id).toBe('battery');
    room.override(clock.now() + 60_000);
    room.override(null);
    expect(room.holding()?.id).toBe('battery');
  });

  it('is released when its sensor goes away, and says that it is blind', async () => {
    const { clock, world, room } = openRoom();
    world.temperatureC = 99;
    await clock.advance(2000);
    expect(room.holding()?.id).toBe('temperature');
    world.temperatureC = null;
    await clock.advance(30_000);
    expect(room.holding()).toBeUndefined();
    expect(room.infos().find(({ id }) => id === 'temperature')).toMatchObject({
      state: 'blind',
      detail: 'no sensor',
    });
  });

  it('survives a probe that throws', async () => {
    const { clock, world, room, problems } = openRoom();
    world.fails = true;
    await clock.advance(2000);
    expect(problems).toContain('supply');
    expect(room.infos().find(({ id }) => id === 'battery')?.state).toBe('blind');
    world.fails = false;
    await clock.advance(4000);
    expect(room.infos().find(({ id }) => id === 'battery')?.state).toBe('clear');
  });

  it('rests for a moment after waking', async () => {
    const { clock, room, slept } = openRoom();
    await clock.advance(2000);
    room.woke();
    expect(room.holding()).toMatchObject({ id: 'wake', untilMs: clock.now() + 15_000 });
    await clock.advance(16_000);
    expect(room.holding()).toBeUndefined();
    expect(slept).toEqual([]);
  });

  it('rests from the word of sleep to a moment after waking', async () => {
    const { clock, room } = openRoom();
    await clock.advance(2000);
    room.sleeps();
    const detail = 'the computer goes to sleep';
    expect(room.holding()).toMatchObject({ id: 'wake', detail, untilMs: null });
    room.woke();
    expect(room.holding()).toMatchObject({ id: 'wake', untilMs: clock.now() + 15_000 });
    await clock.advance(16_000);
    expect(room.holding()).toBeUndefined();
  });

  it('mines on when the computer changed its mind about sleeping', async () => {
    const { clock, room } = openRoom();
    room.sleeps();
    await clock.advance(10_000);
    expect(room.holding()).toMatchObject({ id: 'wake' });
    await clock.advance(28_000);
    expect(room.holding()).toBeUndefined();
  });
});

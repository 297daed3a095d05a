import { describe, expect, it } from 'vitest';
import type { MeasuredPower } from '../../../../common/contract/energy.ts';
import { createMeasuring } from '../../../../main/host/measuring.ts';
import { measured } from '../../../../main/host/sensor/sensor.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

function openMeasuring() {
  const clock = createFakeClock();
  const world = {
    isMining: true,
    kernel: 'avx512' as string | null,
    algorithm: 'sha256d' as string | null,
    /** Id of the instrument; null: only the model. */
    instrument: 'package-power' as string | null,
    modelW: 40 as number | null,
    turns: 0,
  };
  const saved = new Map<string, MeasuredPower>();
  const notes: string[] = [];
  const threads = (): number => measuring.threads() ?? 2;
  const powerW = (): number => 20 + 15 * threads();
  let hashes = 0;
  let countedAtMs = clock.now();
  const measuring = createMeasuring({
    clock,
    store: {
      load: (algorithm) => saved.get(algorithm),
      save: (algorithm, each) => void saved.set(algorithm, each),
    },
    mined() {
      const nowMs = clock.now();
      hashes += ((nowMs - countedAtMs) / 1000) * 1000 * threads();
      countedAtMs = nowMs;
      const { isMining, kernel, algorithm } = world;
      return { isMining, kernel, algorithm, hashes };
    },
    machineThreads: () => 2,
    instrument() {
      if (world.instrument === null) return undefined;
      const reading = measured(
        world.instrument,
        'Package',
        powerW(),
        'W',
        'test',
        clock.now(),
        6000,
      );
      return { reading: { ...reading, value: powerW() }, covers: 'processor package' };
    },
    reading: (id) => (id === world.instrument ? { value: powerW(), atMs: clock.now() } : undefined),
    modelled: () => (world.modelW === null ? null : { value: powerW(), atMs: clock.now() }),
    changed: () => undefined,
    turned: () => {
      world.turns += 1;
    },
    note: (words) => notes.push(words),
  });
  return { clock, world, saved, notes, measuring };
}

describe('createMeasuring', () => {
  it('begins only while something is mined and something tells the power', () => {
    const { world, measuring } = openMeasuring();
    world.isMining = false;
    expect(() => measuring.begin()).toThrow('host.not-measurable');
    world.isMining = true;
    world.instrument = null;
    world.modelW = null;
    expect(() => measuring.begin()).toThrow('host.not-measurable');
    world.modelW = 40;
    measuring.begin();
    expect(measuring.state()).toMatchObject({ kind: 'running', step: 1, threads: 0 });
    expect(() => measuring.begin()).toThrow('host.not-measurable');
    measuring.stop();
  });

  it('asks for one thread count after another and keeps the result', async () => {
    const { clock, world, saved, measuring } = openMeasuring();
    measuring.begin();
    const seen = new Set<number | undefined>();
    for (let second = 0; second < 150; second += 1) {
      seen.add(measuring.threads());
      await clock.advance(1000);
    }
    expect([...seen]).toEqual([0, 1, 2, undefined]);
    expect(saved.get('sha256d')).toMatchObject({ idleW: 20, provenance: 'measured' });
    expect(measuring.result()?.points.map(({ addedW }) => addedW)).toEqual([15, 30]);
    expect(measuring.state()).toEqual({ kind: 'none' });
    expect(world.turns).toBe(5);
    world.kernel = 'avx2';
    expect(measuring.result()).toBeNull();
  });

  it('fails in words when its instrument falls silent, and keeps what was known', async () => {
    const { clock, world, saved, measuring } = openMeasuring();
    measuring.begin();
    await clock.advance(3 * minuteMs);
    const before = saved.get('sha256d');
    measuring.begin();
    await clock.advance(5000);
    world.instrument = null;
    await clock.advance(10 * minuteMs);
    expect(measuring.state()).toMatchObject({
      kind: 'failed',
      problem: expect.stringMatching(/few/),
    });
    expect(saved.get('sha256d')).toBe(before);
  });

  it('is repeated quietly when the kernel changed or a month has passed, at most once a day', async () => {
    const { clock, world, notes, measuring } = openMeasuring();
    const minedSinceMs = clock.now();
    await clock.advance(11 * minuteMs);
    measuring.refresh(minedSinceMs);
    expect(measuring.threads(), 'never without a first one').toBeUndefined();
    measuring.begin();
    await clock.advance(3 * minuteMs);
    measuring.refresh(minedSinceMs);
    expect(measuring.threads()).toBeUndefined();

    world.kernel = 'avx2';
    measuring.refresh(clock.now() - minuteMs);
    expect(measuring.threads(), 'not before mining has run a while').toBeUndefined();
    measuring.refresh(minedSinceMs);
    expect(measuring.threads()).toBe(0);
    measuring.cancel('the test ends it');
    measuring.refresh(minedSinceMs);
    expect(measuring.threads(), 'once a day').toBeUndefined();
    await clock.advance(dayMs);
    measuring.refresh(minedSinceMs);
    expect(measuring.threads()).toBe(0);
    await clock.advance(3 * minuteMs);
    expect(measuring.result()?.kernel).toBe('avx2');

    await clock.advance(29 * dayMs);
    measuring.refresh(minedSinceMs);
    expect(measuring.threads()).toBeUndefined();
    world.instrument = null;
    await clock.advance(2 * dayMs);
    measuring.refresh(minedSinceMs);
    expect(measuring.threads(), 'not with a worse instrument').toBeUndefined();
    world.instrument = 'package-power';
    measuring.refresh(minedSinceMs);
    expect(measuring.threads()).toBe(0);
    expect(notes.filter((note) => note === 'measuring power anew')).toHaveLength(3);
    measuring.stop();
  });
});

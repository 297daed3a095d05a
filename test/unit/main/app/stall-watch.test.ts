import { describe, expect, it } from 'vitest';
import { createStallWatch } from '../../../../main/app/stall-watch.ts';
import { systemClock } from '../../../../main/net/system-clock.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

function open() {
  const clock = createFakeClock();
  const meter = {
    max: 0,
    enable: () => true,
    disable: () => true,
    reset() {
      meter.max = 0;
    },
  };
  const told: (number | null)[] = [];
  const watch = createStallWatch({
    clock,
    meter,
    told: (error) => told.push(error?.params.stalledMs ?? null),
  });
  watch.start();
  return { clock, meter, told, watch };
}

describe('a stall watch', () => {
  it('tells a stall once, and when a minute was calm', async () => {
    const { clock, meter, told, watch } = open();
    meter.max = 900e6;
    await clock.advance(5000);
    expect(told).toEqual([]);
    for (const stallNs of [1500e6, 3000e6]) {
      meter.max = stallNs;
      await clock.advance(5000);
    }
    expect(told).toEqual([1500]);
    await clock.advance(55_000);
    expect(told).toEqual([1500]);
    await clock.advance(10_000);
    expect(told).toEqual([1500, null]);
    watch.stop();
    expect(clock.waiting()).toBe(0);
  });

  it('forgives the sleep of the computer', async () => {
    const { clock, meter, told, watch } = open();
    meter.max = 3_600_000e6;
    watch.forgive();
    await clock.advance(5000);
    expect(told).toEqual([]);
    watch.stop();
  });

  it('sees a real one', async () => {
    const stalls: number[] = [];
    let look: () => void = () => undefined;
    const watch = createStallWatch({
      clock: {
        after(_, run) {
          look = run;
          return () => undefined;
        },
      },
      told: (error) => stalls.push(error?.params.stalledMs ?? 0),
    });
    watch.start();
    const pause = (ms: number): Promise<void> =>
      new Promise((resolve) => systemClock.after(ms, resolve));
    await pause(120);
    const until = performance.now() + 1200;
    while (performance.now() < until);
    await pause(120);
    look();
    watch.stop();
    expect(stalls[0]).toBeGreaterThan(1000);
  });
});

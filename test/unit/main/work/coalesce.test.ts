import { describe, expect, it } from 'vitest';
import { createCoalescer } from '../../../../main/work/coalesce.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

describe('a coalescer', () => {
  it('tells at once, then once an interval, and keeps no last state back', async () => {
    const clock = createFakeClock();
    let told = 0;
    const coalescer = createCoalescer(clock, 250, () => {
      told += 1;
    });
    coalescer.ask();
    expect(told).toBe(1);
    for (let count = 0; count < 100; count += 1) coalescer.ask();
    expect(told).toBe(1);
    await clock.advance(250);
    expect(told).toBe(2);
    await clock.advance(1000);
    expect(told).toBe(2);
    expect(clock.waiting()).toBe(0);
    coalescer.ask();
    coalescer.ask();
    coalescer.stop();
    expect(told).toBe(4);
    expect(clock.waiting()).toBe(0);
    coalescer.ask();
    expect(told).toBe(5);
    expect(clock.waiting()).toBe(0);
  });
});

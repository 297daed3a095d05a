import { describe, expect, it } from 'vitest';
import { createUserWish } from '../../../../main/app/user-wish.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

describe('what the user wishes', () => {
  it('tells a start from an end of a pause, and neither when nothing turned', () => {
    const wish = createUserWish(createFakeClock(), () => undefined);
    expect(wish.isFor(null)).toBe(false);
    expect(wish.mine()).toBe('mining-started');
    expect(wish.mine()).toBe(null);
    wish.pauseFor(null);
    expect(wish.isFor(null)).toBe(false);
    expect(wish.mine()).toBe('mining-resumed');
    expect(wish.isFor(null)).toBe(true);
    expect(wish.isFor({ kind: 'no-source' })).toBe(false);
  });

  it('calls once when a pause is over, and keeps the wish over the next start only if it has an end', async () => {
    const clock = createFakeClock();
    let ended = 0;
    const wish = createUserWish(clock, () => {
      ended += 1;
    });
    wish.mine();
    wish.pauseFor(null);
    expect(wish).toMatchObject({ pause: { untilMs: null }, isLasting: false });
    wish.pauseFor(30);
    wish.pauseFor(60);
    expect(wish).toMatchObject({ pause: { untilMs: clock.now() + 3_600_000 }, isLasting: true });
    await clock.advance(3_600_000);
    expect(ended).toBe(1);
    wish.pauseFor(1);
    wish.stop();
    await clock.advance(60_000);
    expect(ended).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import {
  createWindowsInput,
  type SystemCall,
} from '../../../../../main/host/probe/windows-input.ts';

/** Windows as its functions see it: structures are filled in, results are numbers. */
function createWindows() {
  const world = { tick: 0, lastInput: 0, state: 5, refuses: false, loads: 0 };
  const calls: Record<string, SystemCall> = {
    GetLastInputInfo(info) {
      const bytes = info as Buffer;
      if (world.refuses || bytes.readUInt32LE() !== bytes.length) return 0;
      bytes.writeUInt32LE(world.lastInput, 4);
      return 1;
    },
    GetTickCount() {
      return world.tick;
    },
    SHQueryUserNotificationState(state) {
      (state as Buffer).writeInt32LE(world.state);
      return world.refuses ? -2147467259 : 0;
    },
  };
  const input = createWindowsInput(async () => {
    world.loads += 1;
    return (_library, prototype) => calls[/(\w+)\(/.exec(prototype)?.[1] ?? '']!;
  });
  return { world, input };
}

describe('createWindowsInput', () => {
  it('opens nothing before it is asked, and once', async () => {
    const { world, input } = createWindows();
    expect(world.loads).toBe(0);
    await Promise.all([input.idleMs(), input.fullScreen()]);
    await input.idleMs();
    expect(world.loads).toBe(1);
  });

  it('tells the time since the last input, also after the ticks went round', async () => {
    const { world, input } = createWindows();
    Object.assign(world, { tick: 500_000, lastInput: 440_000 });
    expect(await input.idleMs()).toBe(60_000);
    Object.assign(world, { tick: 1000, lastInput: 0xffff_ffff - 999 });
    expect(await input.idleMs()).toBe(2000);
  });

  it.each([
    [1, ''],
    [2, 'a program fills the screen'],
    [3, 'a game fills the screen'],
    [4, 'a presentation runs'],
    [5, ''],
    [6, ''],
    [7, ''],
  ])('reads state %i as %j', async (state, words) => {
    const { world, input } = createWindows();
    world.state = state;
    expect(await input.fullScreen()).toBe(words);
  });

  it('throws in words when Windows refuses', async () => {
    const { world, input } = createWindows();
    world.refuses = true;
    await expect(input.idleMs()).rejects.toThrow(/last input/);
    await expect(input.fullScreen()).rejects.toThrow(/fills the screen/);
  });
});

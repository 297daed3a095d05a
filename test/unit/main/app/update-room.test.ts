import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../common/contract/app.ts';
import { AppError } from '../../../../common/contract/errors.ts';
import type { UpdateInfo } from '../../../../common/contract/update.ts';
import {
  createUpdateRoom,
  type NoUpdater,
  type Updater,
} from '../../../../main/app/update-room.ts';
import { miningState } from '../../../fake/app-state.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

const dayMs = 24 * 3_600_000;

/** An updater without a network, and what was asked of it. */
function open(options: { readonly newest?: string | null; readonly installs?: boolean } = {}) {
  const clock = createFakeClock();
  const asked: string[] = [];
  const shown: UpdateInfo[] = [];
  const parts = {
    newest: options.newest === undefined ? '0.2.0' : options.newest,
    problem: undefined as AppError | undefined,
    state: miningState as AppState,
    opens: undefined as NoUpdater | undefined,
  };
  const fail = () => {
    if (parts.problem !== undefined) throw parts.problem;
  };
  const updater: Updater = {
    installs: options.installs ?? true,
    async check() {
      asked.push('check');
      fail();
      return parts.newest;
    },
    async download(progress) {
      asked.push('download');
      for (const percent of [0.4, 40.2, 40.9, 99.9]) progress(percent);
      fail();
    },
    restart: () => asked.push('restart'),
  };
  const room = createUpdateRoom({
    clock,
    log: () => undefined,
    open: async () => {
      asked.push('open');
      return parts.opens ?? updater;
    },
    state: () => parts.state,
    changed: (info) => shown.push(info),
  });
  return { clock, asked, shown, parts, room, now: () => shown.at(-1) };
}

const resting: AppState = {
  ...miningState,
  mining: {
    ...miningState.mining,
    state: { kind: 'paused', reason: { kind: 'user', untilMs: null }, sinceMs: 0 },
  },
};

describe('updates of the app', () => {
  it('ask nobody, and load nothing, until they are turned on', async () => {
    const { clock, asked, room, shown } = open();
    room.configure({ enabled: false });
    await room.check();
    await room.download();
    room.restart('now');
    await clock.advance(30 * dayMs);
    expect(asked).toEqual([]);
    expect(shown).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it('ask a minute after they were turned on, then once a day', async () => {
    const { clock, asked, room, now } = open({ newest: null });
    room.configure({ enabled: true });
    expect(now()).toEqual({ kind: 'none', checkedAtMs: null });
    await clock.advance(60_000);
    expect(asked).toEqual(['open', 'check']);
    expect(now()).toEqual({ kind: 'none', checkedAtMs: clock.now() });
    await clock.advance(3 * dayMs);
    expect(asked).toEqual(['open', 'check', 'check', 'check', 'check']);
  });

  it('ask no more once they are turned off, even while a question is on its way', async () => {
    const { clock, asked, room, now } = open();
    room.configure({ enabled: true });
    const asking = room.check();
    room.configure({ enabled: false });
    await asking;
    await clock.advance(3 * dayMs);
    expect(asked).toEqual(['open']);
    expect(now()).toEqual({ kind: 'off' });
  });

  it('download when told, with progress by whole percents, and never before', async () => {
    const { asked, room, shown } = open();
    room.configure({ enabled: true });
    await room.check();
    expect(asked).toEqual(['open', 'check']);
    await room.download();
    expect(shown.slice(1)).toEqual([
      { kind: 'checking' },
      { kind: 'available', version: '0.2.0', isOurs: true },
      { kind: 'downloading', version: '0.2.0', percent: 0 },
      { kind: 'downloading', version: '0.2.0', percent: 40 },
      { kind: 'downloading', version: '0.2.0', percent: 99 },
      { kind: 'ready', version: '0.2.0', waitsFor: 'nothing' },
    ]);
    // What is there stays; a later check does not lose it.
    await room.check();
    expect(asked).toEqual(['open', 'check', 'download']);
  });

  it('leave a package to the package manager', async () => {
    const { asked, room, now } = open({ installs: false });
    room.configure({ enabled: true });
    await room.check();
    await room.download();
    expect(now()).toEqual({ kind: 'available', version: '0.2.0', isOurs: false });
    expect(asked).toEqual(['open', 'check']);
  });

  it('say why a copy can not be updated', async () => {
    const { parts, room, now } = open();
    parts.opens = 'unsigned';
    room.configure({ enabled: true });
    await room.check();
    expect(now()).toEqual({ kind: 'unsupported', reason: 'unsigned' });
  });

  it('show what went wrong and ask again the next day', async () => {
    const { clock, parts, room, now } = open();
    parts.problem = new AppError('net.unknown-host', { host: 'github.com' });
    room.configure({ enabled: true });
    await room.check();
    expect(now()).toMatchObject({ kind: 'failed', error: { code: 'net.unknown-host' } });
    parts.problem = undefined;
    await clock.advance(dayMs);
    expect(now()).toMatchObject({ kind: 'available' });
  });

  it('restart at once when told so, or when mining rests', async () => {
    const { asked, parts, room, now } = open();
    room.configure({ enabled: true });
    await room.check();
    await room.download();
    room.restart('at-rest');
    expect(now()).toMatchObject({ kind: 'ready', waitsFor: 'rest' });
    room.look();
    expect(asked).not.toContain('restart');
    parts.state = resting;
    room.look();
    await expect.poll(() => asked.at(-1)).toBe('restart');

    const other = open();
    other.room.configure({ enabled: true });
    await other.room.check();
    await other.room.download();
    other.room.restart('now');
    await expect.poll(() => other.asked.at(-1)).toBe('restart');
  });

  it('let a found block go out first', async () => {
    const { asked, parts, room, now } = open();
    const [block] = miningState.blocks;
    parts.state = { ...resting, blocks: [{ ...block!, state: 'submitting' }] };
    room.configure({ enabled: true });
    await room.check();
    await room.download();
    room.restart('now');
    expect(now()).toMatchObject({ kind: 'ready', waitsFor: 'block' });
    expect(asked).not.toContain('restart');
    parts.state = { ...resting, blocks: [{ ...block!, state: 'accepted' }] };
    room.look();
    await expect.poll(() => asked.at(-1)).toBe('restart');
  });
});

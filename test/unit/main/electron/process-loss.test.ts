import { EventEmitter } from 'node:events';
import type { App, BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { watchHelpers, watchPage } from '../../../../main/electron/process-loss.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

/** As much of a window as the watch touches; a page that is ended by force is gone like any other. */
function open() {
  const clock = createFakeClock();
  const asked: string[] = [];
  const lines: string[] = [];
  const webContents = Object.assign(new EventEmitter(), {
    reload: () => asked.push('reload'),
    forcefullyCrashRenderer() {
      asked.push('crash');
      webContents.emit('render-process-gone', {}, { reason: 'killed' });
    },
  });
  const window = { webContents, isDestroyed: () => false };
  const stop = watchPage(window as unknown as BrowserWindow, {
    after: clock.after,
    log: (_level, message) => lines.push(message),
  });
  const die = (reason = 'crashed') => webContents.emit('render-process-gone', {}, { reason });
  return { clock, asked, lines, webContents, window, stop, die };
}

describe('the watch over a page', () => {
  it('loads a page anew that crashed, ran out of memory or was killed', async () => {
    for (const reason of ['crashed', 'oom', 'killed', 'launch-failed', 'integrity-failure']) {
      const { clock, asked, die } = open();
      die(reason);
      await clock.advance(0);
      expect(asked, reason).toEqual(['reload']);
    }
  });

  it('leaves a page alone that ended in order', async () => {
    const { clock, asked, die } = open();
    die('clean-exit');
    await clock.advance(60_000);
    expect(asked).toEqual([]);
  });

  it('waits longer each time that a page dies again, and trusts one that lived', async () => {
    const { clock, asked, die } = open();
    for (const waitMs of [0, 2000, 10_000, 60_000, 60_000]) {
      asked.length = 0;
      die();
      if (waitMs > 0) await clock.advance(waitMs - 1);
      expect(asked, `before ${waitMs} ms`).toEqual([]);
      await clock.advance(1);
      expect(asked, `after ${waitMs} ms`).toEqual(['reload']);
    }
    await clock.advance(5 * 60_000);
    asked.length = 0;
    die();
    await clock.advance(0);
    expect(asked).toEqual(['reload']);
  });

  it('ends and reloads a page that does not answer, but not one that answers again', async () => {
    const { clock, asked, webContents } = open();
    webContents.emit('unresponsive');
    await clock.advance(19_000);
    webContents.emit('responsive');
    await clock.advance(60_000);
    expect(asked).toEqual([]);
    webContents.emit('unresponsive');
    await clock.advance(20_000);
    expect(asked).toEqual(['crash', 'reload']);
  });

  it('leaves nothing behind when it ends', () => {
    const { clock, webContents, die, stop } = open();
    die();
    webContents.emit('unresponsive');
    stop();
    expect(clock.waiting()).toBe(0);
  });
});

describe('the watch over helper processes', () => {
  it('notes a lost graphics process and leaves its return to Chromium', () => {
    const app = new EventEmitter();
    const lines: object[] = [];
    watchHelpers(app as unknown as App, (_level, _message, data) => lines.push(data ?? {}));
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
    app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
    expect(lines).toMatchObject([{ type: 'GPU', reason: 'crashed', exitCode: 139 }]);
  });
});

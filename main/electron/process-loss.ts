import type { App, BrowserWindow } from 'electron';
import type { Log } from '../record/log.ts';

/** A page that hangs this long is loaded anew: whoever waits for it has given up by then. */
const HUNG_MS = 20_000;
/** A page that dies at once is loaded anew at once; one that keeps dying must not keep a processor busy. */
const RELOAD_AFTER_MS = [0, 2000, 10_000, 60_000] as const;
/** A page that lived this long is trusted again. */
const CALM_MS = 5 * 60_000;

/**
 * Brings a window back whose page crashed, was killed or hangs. Mining is in another process and goes on
 * meanwhile. Returns how to end the watch.
 */
export function watchPage(
  window: BrowserWindow,
  deps: {
    /** Runs once after so many milliseconds; returns how to cancel. */
    readonly after: (ms: number, run: () => void) => () => void;
    readonly log: Log;
  },
): () => void {
  const { after, log } = deps;
  const { webContents } = window;
  let deaths = 0;
  let cancelReload: (() => void) | undefined;
  let cancelHung: (() => void) | undefined;
  let cancelCalm: (() => void) | undefined;

  const gone = (_event: unknown, { reason }: { readonly reason: string }): void => {
    cancelHung?.();
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const afterMs = RELOAD_AFTER_MS[Math.min(deaths, RELOAD_AFTER_MS.length - 1)] ?? 0;
    deaths += 1;
    log('warn', 'page process gone', { reason, deaths, afterMs });
    cancelReload?.();
    cancelReload = after(afterMs, () => {
      if (!window.isDestroyed()) webContents.reload();
    });
    cancelCalm?.();
    cancelCalm = after(CALM_MS, () => {
      deaths = 0;
    });
  };
  const hung = (): void => {
    log('warn', 'page does not answer', {});
    cancelHung?.();
    // Its end is heard above, which loads it anew.
    cancelHung = after(HUNG_MS, () => {
      if (!window.isDestroyed()) webContents.forcefullyCrashRenderer();
    });
  };
  const answers = (): void => cancelHung?.();

  webContents.on('render-process-gone', gone);
  webContents.on('unresponsive', hung);
  webContents.on('responsive', answers);
  return () => {
    for (const cancel of [cancelReload, cancelHung, cancelCalm]) cancel?.();
  };
}

/**
 * Notes the loss of a helper process (graphics, network, audio). Chromium starts it again by itself and falls
 * back to drawing without the graphics card when that keeps dying; pages draw their charts anew.
 */
export function watchHelpers(app: App, log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit')
      log('warn', 'helper process gone', { type, reason, exitCode, name });
  });
}

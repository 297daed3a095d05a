import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron } from '@playwright/test';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Whether an Electron runtime can be launched here: one that was installed, or one the environment names. */
export const hasRuntime =
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined ||
  existsSync(join(root, 'node_modules', 'electron', 'path.txt'));

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'adit-electron-'));
}

/** Starts the built app on a folder of its own. */
export function launchApp(
  folder = freshFolder(),
  words: readonly string[] = [],
): Promise<ElectronApplication> {
  return electron.launch({
    args: [root, `--user-data-dir=${folder}`, ...words],
    cwd: root,
    colorScheme: null,
  });
}

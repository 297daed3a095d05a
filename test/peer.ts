import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds a real server program that tests start.
 *
 * @returns its path, or null: the test is then a named skip
 * @throws where CI is set: there a missing peer is a failure
 */
export function findPeer(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  if (process.env['CI']) throw new Error(`${name} is not installed`);
  return null;
}

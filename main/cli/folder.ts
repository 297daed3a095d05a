import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Adit keeps its data when no --data-dir is given: the same folder that Electron gives the app. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env['ADIT_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return chosen;
  switch (process.platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Adit');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Adit');
    default:
      return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Adit');
  }
}

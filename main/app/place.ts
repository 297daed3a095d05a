import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where things lie when the app runs from its sources: the command line, the tests, the browser interface. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const workerUrl = new URL('../mining/worker.ts', import.meta.url);
export const nativeFolder = join(root, 'native', 'build');
export const pageFolder = join(root, 'out', 'renderer');
export const packageFile = join(root, 'package.json');

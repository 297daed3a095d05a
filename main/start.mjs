// `npm start`: opens the app in Electron where its runtime can be had, else serves the same interface for a browser.
// Plain JavaScript for the Node that npm brings along; everything it starts runs on the `node` dev dependency.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const electronFolder = join(root, 'node_modules', 'electron');
/** A runtime of about 120 MB on a slow line; beyond this the browser is the kinder answer. */
const downloadLimitMs = 180_000;

const runtime = findRuntime();
const [command, parameters] =
  runtime === undefined
    ? [process.execPath, [join(root, 'main', 'cli.ts'), 'serve', ...process.argv.slice(2)]]
    : [runtime, [root, ...process.argv.slice(2)]];
if (runtime === undefined) {
  process.stderr.write(
    'No Electron runtime can be had here: serving the same interface for a browser instead.\n',
  );
}
const child = spawn(command, parameters, { stdio: 'inherit', cwd: root });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
child.on('error', (error) => {
  process.stderr.write(`Could not start ${command}: ${error.message}\n`);
  process.exit(1);
});

/** The runtime's executable: the one named by the environment, the one there, or a fresh download; else undefined. */
function findRuntime() {
  const overridden = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (overridden !== undefined) {
    const path = join(overridden, installedName() ?? 'electron');
    return existsSync(path) ? path : undefined;
  }
  if (installedPath() === undefined && process.env.ADIT_NO_DOWNLOAD !== '1') {
    spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: downloadLimitMs,
    });
  }
  return installedPath();
}

function installedPath() {
  const name = installedName();
  if (name === undefined) return undefined;
  const path = join(electronFolder, 'dist', name);
  return existsSync(path) ? path : undefined;
}

/** The executable's name inside the runtime, as Electron's installer notes it. */
function installedName() {
  const note = join(electronFolder, 'path.txt');
  return existsSync(note) ? readFileSync(note, 'utf8') : undefined;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url));

/** `adit serve` on a folder of its own, as the browser's other side. */
export interface Served {
  readonly link: string;
  readonly folder: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

export async function serveAdit(
  folder = mkdtempSync(join(tmpdir(), 'adit-e2e-')),
): Promise<Served> {
  const words = [
    '--disable-warning=ExperimentalWarning',
    cli,
    'serve',
    '--json',
    '--data-dir',
    folder,
  ];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  // A run that is broken off leaves nobody mining.
  const end = (): unknown => child.kill();
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  const link = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => {
      resolve((JSON.parse(String(data).split('\n')[0] ?? '') as { url: string }).url);
    });
    child.once('close', () => reject(new Error(`adit serve ended: ${errors}`)));
  });
  return {
    link,
    folder,
    child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await closed;
    },
  };
}

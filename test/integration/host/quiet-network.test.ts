import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../cli/run-adit.ts';

const cli = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url));
const watch = fileURLToPath(new URL('../../fake/loopback-only.mjs', import.meta.url));
const run = promisify(execFile);

/** Runs with every connection, name look-up and datagram of all threads watched. */
async function runWatched(words: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const flags = ['--disable-warning=ExperimentalWarning', '--import', watch];
  return run(process.execPath, [...flags, ...words], { maxBuffer: 1e8 });
}

describe('with default settings', () => {
  it('nothing leaves this computer while it mines, with sensors and guards at work', async () => {
    const words = ['mine', '--practice', '-t', '1', '--time-limit', '8', '--json'];
    const { stdout, stderr } = await runWatched([cli, ...words, '--data-dir', freshFolder()]);
    expect(stdout).toContain('"state":"mining"');
    expect(stderr).not.toContain('LEAVES THIS COMPUTER');
  });

  it('the watch itself sees what would leave', async () => {
    const script =
      "import net from 'node:net'; const s = net.connect(9, '192.0.2.1'); s.on('error', () => {}); s.destroy();" +
      "import dns from 'node:dns'; dns.lookup('adit.invalid', () => {});" +
      "fetch('http://192.0.2.2:8009/').catch(() => {}); setTimeout(() => process.exit(0), 3000);";
    const { stderr } = await runWatched(['--input-type=module', '-e', script]);
    expect(stderr).toContain('tcp 192.0.2.1:9');
    expect(stderr).toContain('tcp 192.0.2.2:8009');
    expect(stderr).toContain('dns lookup adit.invalid');
  });
});

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const CHILD = join(import.meta.dirname, '../../fake/write-child.ts');

/**
 * A limit on the size of files behaves as a disk that fills up in the middle of a write: the system takes the
 * part that fits and refuses the rest.
 */
describe.skipIf(process.platform === 'win32')(
  'a disk that is full in the middle of a write',
  () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'adit-full-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    const write = async (bytes: number): Promise<string> => {
      // In blocks of 1024 bytes for bash.
      const command = 'ulimit -f 16; exec "$0" "$@"';
      const args = ['-c', command, process.execPath, CHILD, folder, String(bytes)];
      return (await run('bash', args)).stdout;
    };

    it('is an error, and the old files stay whole', async () => {
      await writeFile(join(folder, 'file'), 'old');
      await writeFile(join(folder, 'block'), 'old');
      expect(await write(20_000)).toBe('EFBIG EFBIG');
      expect(await readFile(join(folder, 'file'), 'utf8')).toBe('old');
      expect(await readFile(join(folder, 'block'), 'utf8')).toBe('old');
    });

    it('does not matter to what fits', async () => {
      expect(await write(16_000)).toBe('written written');
      expect(await readFile(join(folder, 'file'), 'utf8')).toBe('é'.repeat(8000));
      expect(await readFile(join(folder, 'block'), 'utf8')).toBe('é'.repeat(8000));
    });
  },
);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlockInfo } from '../../../common/contract/source.ts';
import { createDurableFolder } from '../../../main/work/durable-folder.ts';
import { createBlockJournal } from '../../../main/work/journal.ts';
import { createFakeClock } from '../../fake/fake-clock.ts';
import { CHILD_BLOCK, fileNode, KILL_STEPS } from '../../fake/journal-child.ts';

const CHILD = join(import.meta.dirname, '../../fake/journal-child.ts');

describe('a journal killed with SIGKILL', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'adit-journal-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(KILL_STEPS)('at "%s" brings its block home after a restart', async (step) => {
    const child = spawn(process.execPath, [CHILD, folder, step], { stdio: 'ignore' });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');

    let blocks: readonly BlockInfo[] = [];
    let tell = (): void => undefined;
    const isConfirmed = new Promise<void>((resolve) => {
      tell = () => blocks[0]?.state === 'confirmed' && resolve();
    });
    const node = fileNode(join(folder, 'node'), () => undefined);
    const journal = createBlockJournal({
      folder: createDurableFolder(join(folder, 'block')),
      clock: createFakeClock(),
      random: () => 0.5,
      log: () => undefined,
      deliveries: () => [node],
      blocksChanged(next) {
        blocks = next;
        tell();
      },
      event: () => undefined,
      problemChanged: () => undefined,
    });
    await journal.start();
    await isConfirmed;
    await journal.stop();
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.hash).toBe(CHILD_BLOCK.hash);
    expect((await readFile(join(folder, 'node'), 'utf8')).trim()).toBe(CHILD_BLOCK.hash);
  });
});

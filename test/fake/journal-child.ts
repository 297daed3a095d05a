import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../main/net/system-clock.ts';
import { createDurableFolder, type DurableFolder } from '../../main/work/durable-folder.ts';
import { createBlockJournal } from '../../main/work/journal.ts';
import type { BlockDelivery, FoundBlock } from '../../main/work/source/source.ts';

/**
 * A program that finds one block and kills itself at a named step, as a power cut would; started by the
 * journal's test. Its "node" is a file of the hashes that were accepted.
 */

export const KILL_STEPS = [
  'written',
  'submitting',
  'node-has-it',
  'answered',
  'accepted-half-written',
  'accepted-not-renamed',
  'accepted-written',
  'header-seen',
  'confirmed-written',
] as const;
export type KillStep = (typeof KILL_STEPS)[number];

export const CHILD_BLOCK: FoundBlock = {
  hash: 'ab'.repeat(32),
  chainId: 'bitcoin-regtest',
  sourceId: 'own',
  height: 7,
  blockHex: 'cafe',
  rewardAtomic: '5000000000',
  address: null,
  maturityBlocks: 100,
  foundAtMs: 1_800_000_000_000,
};

/** A node that remembers in a file. `reached` is told each step. */
export function fileNode(file: string, reached: (step: KillStep) => void): BlockDelivery {
  const accepted = (): string[] =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return {
    async submitBlock(block) {
      reached('submitting');
      const isKnown = accepted().includes(block.hash);
      if (!isKnown) appendFileSync(file, `${block.hash}\n`);
      reached('node-has-it');
      return { kind: 'taken', reason: isKnown ? 'duplicate' : null };
    },
    async standing(block) {
      if (!accepted().includes(block.hash)) return { kind: 'unknown' };
      reached('header-seen');
      return { kind: 'in-chain', confirmations: 1 };
    },
  };
}

function watchedFolder(path: string, reached: (step: KillStep) => void): DurableFolder {
  const folder = createDurableFolder(path);
  return {
    ...folder,
    async write(name, content) {
      const { state } = JSON.parse(content) as { state: string };
      if (state === 'accepted') {
        reached('answered');
        // What the disk shows when the kill comes inside of the write itself.
        const unfinished = join(path, `${name}.new`);
        writeFileSync(unfinished, content.slice(0, content.length / 2));
        reached('accepted-half-written');
        writeFileSync(unfinished, content);
        reached('accepted-not-renamed');
      }
      await folder.write(name, content);
      if (state === 'submitting') reached('written');
      if (state === 'accepted') reached('accepted-written');
      if (state === 'confirmed') reached('confirmed-written');
    },
  };
}

const [folder, killAt] = process.argv.slice(2);
if (folder !== undefined && killAt !== undefined && process.argv[1]?.endsWith('journal-child.ts')) {
  const reached = (step: KillStep): void => {
    if (step === killAt) process.kill(process.pid, 'SIGKILL');
  };
  const node = fileNode(join(folder, 'node'), reached);
  const journal = createBlockJournal({
    folder: watchedFolder(join(folder, 'block'), reached),
    clock: systemClock,
    random: Math.random,
    log: () => undefined,
    deliveries: () => [node],
    blocksChanged: () => undefined,
    event: () => undefined,
    problemChanged: () => undefined,
  });
  await journal.start();
  await journal.blockFound(CHILD_BLOCK);
}

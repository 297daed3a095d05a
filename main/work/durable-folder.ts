import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A folder of small files that survive a kill or a power cut whole or not at all. */
export interface DurableFolder {
  /**
   * Names of the files. One that a kill left before its first renaming is put into place; it may be cut off,
   * which its reader notices.
   */
  names(): Promise<string[]>;
  /** @returns null when there is none */
  read(name: string): Promise<string | null>;
  /** Resolves when the content is on the disk: file flushed, renamed into place, folder flushed. */
  write(name: string, content: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Moves an unreadable file aside under another name, which is returned. */
  setAside(name: string): Promise<string>;
}

const UNFINISHED = '.new';
const ASIDE = '.unreadable';

/** @param path - made when first written to */
export function createDurableFolder(path: string): DurableFolder {
  /** Makes renames in a folder last; Windows has no such call and needs none. */
  async function flush(folder: string): Promise<void> {
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  return {
    async names() {
      try {
        const present = new Set(await readdir(path));
        for (const name of [...present].filter((entry) => entry.endsWith(UNFINISHED))) {
          present.delete(name);
          const complete = name.slice(0, -UNFINISHED.length);
          if (present.has(complete)) continue;
          await rename(join(path, name), join(path, complete));
          present.add(complete);
        }
        return [...present].filter((name) => !name.endsWith(ASIDE));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    async read(name) {
      try {
        return await readFile(join(path, name), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async write(name, content) {
      const made = await mkdir(path, { recursive: true, mode: 0o700 });
      if (made !== undefined) await flush(dirname(made));
      const unfinished = join(path, name + UNFINISHED);
      const handle = await open(unfinished, 'w', 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, join(path, name));
      await flush(path);
    },
    async remove(name) {
      await rm(join(path, name), { force: true });
    },
    async setAside(name) {
      const kept = join(path, name + ASIDE);
      await rename(join(path, name), kept);
      return kept;
    },
  };
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../common/contract/errors.ts';

/**
 * Claims a data folder for this process, so that two never write the same history. A lock left by a
 * process that is gone is taken over.
 *
 * @returns how to release it
 * @throws AppError app.already-running, app.folder-unusable
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'adit.lock');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      if (claim(path)) return () => release(path);
      const holder = readHolder(path);
      if (holder !== null && isAlive(holder)) {
        throw new AppError('app.already-running', { folder, pid: holder });
      }
      unlinkSync(path);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new AppError('app.folder-unusable', { folder, cause: code }, { cause });
  }
  throw new AppError('app.already-running', { folder, pid: readHolder(path) });
}

function claim(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(file, String(process.pid));
  closeSync(file);
  return true;
}

function release(path: string): void {
  if (readHolder(path) === process.pid) unlinkSync(path);
}

function readHolder(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    // Gone in this moment or unreadable: nobody we could name holds it.
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

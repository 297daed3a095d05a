import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that a crash or power cut leaves either the old or the new content, never a part:
 * a neighbour is written and flushed, renamed over the old one, and the folder is flushed.
 *
 * @throws the system's error (ENOSPC, EACCES ...); the old file is untouched then
 */
export function writeFileDurably(path: string, content: string, mode = 0o644): void {
  const neighbour = `${path}.new`;
  const file = openSync(neighbour, 'w', mode);
  try {
    writeWhole(file, Buffer.from(content, 'utf8'));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(neighbour, path);
  flushFolder(dirname(path));
}

/** A write may take only a part (a disk nearly full, a signal); the rest is written until all of it is. */
function writeWhole(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

/** Makes a rename in this folder last; Windows has no such call and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

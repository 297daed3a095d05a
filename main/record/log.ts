import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { redact } from './redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, message: string, data?: object) => void;

/** One older file is kept; both together stay below this twice. */
const maxFileBytes = 5 * 1024 * 1024;
/** Lines a second beyond which lines are counted, not written: a flooding peer must not fill the disk. */
const maxLinesPerSecond = 50;

/** Opens the log in `folder`/adit.log; every line is redacted before it is written. */
export function openLog(folder: string, level: LogLevel, now: () => number): Log {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'adit.log');
  if (existsSync(path) && statSync(path).size > maxFileBytes) renameSync(path, `${path}.1`);
  const logger = pino(
    { level, base: null },
    pino.destination({ dest: path, sync: true, mode: 0o600 }),
  );
  let second = 0;
  let lines = 0;
  let dropped = 0;
  return (lineLevel, message, data) => {
    const nowSecond = Math.floor(now() / 1000);
    if (nowSecond !== second) {
      if (dropped > 0) logger.warn({ dropped }, 'log lines dropped');
      second = nowSecond;
      lines = 0;
      dropped = 0;
    }
    lines += 1;
    if (lines > maxLinesPerSecond) {
      dropped += 1;
      return;
    }
    try {
      logger[lineLevel](redact(data ?? {}) as object, redact(message) as string);
    } catch {
      // A full disk must not stop mining; the loss of a log line is the smallest harm.
    }
  };
}

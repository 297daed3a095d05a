import { execFile } from 'node:child_process';

/** Runs a program of the system and gives what it printed; undefined when it is absent, fails or takes too long. */
export type CommandRunner = (
  program: string,
  words: readonly string[],
) => Promise<string | undefined>;

/** What we ask answers within milliseconds; a bus that hangs must not hold a guard up. */
const timeoutMs = 2000;
const mostBytes = 256 * 1024;

export const runCommand: CommandRunner = (program, words) =>
  new Promise((resolve) => {
    execFile(
      program,
      [...words],
      { timeout: timeoutMs, maxBuffer: mostBytes, windowsHide: true },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    );
  });

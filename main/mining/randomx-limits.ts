import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { cpuCache } from 'systeminformation';
import { AppError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { RandomxInfo } from '../../common/contract/randomx.ts';
import type { CheckLine } from '../../common/contract/source.ts';
import { errorText } from '../../common/message/error.ts';
import {
  loadRandomx,
  RANDOMX_CACHE_BYTES,
  RANDOMX_DATASET_BYTES,
  RANDOMX_FLAG,
} from './kernel/randomx-library.ts';

/** What of a machine decides RandomX's speed. */
export interface RandomxMachine {
  readonly platform: string;
  /** Bits of the library; null when it is missing. */
  readonly flags: number | null;
  readonly howToGet: string;
  readonly availableBytes: number;
  /** Mode in use; its memory is not among the available. */
  readonly running: 'fast' | 'light' | null;
  readonly cores: number;
  /** All third-level caches together; null where the system does not tell. */
  readonly cacheBytes: number | null;
  /** Free reserved large pages in bytes; null where the system does not tell. */
  readonly largePageBytes: number | null;
  /** Linux: whether the system gives 2 MiB pages without being told to reserve them. */
  readonly transparentPages: 'always' | 'madvise' | 'never' | null;
}

const MIB = 2 ** 20;

/** Dataset, cache, and what stays free for everything else. */
const RESERVE_BYTES = 512 * MIB;
const SHARED_BYTES = {
  fast: RANDOMX_DATASET_BYTES + RANDOMX_CACHE_BYTES,
  light: RANDOMX_CACHE_BYTES,
} as const;
const FAST_BYTES = SHARED_BYTES.fast + RESERVE_BYTES;
const LIGHT_BYTES = SHARED_BYTES.light + RESERVE_BYTES;

/** Scratchpad of one thread; it is fast only while all of them fit into the third-level cache. */
const SCRATCHPAD_BYTES = 2 * MIB;

/** Threads that are fastest: one for each scratchpad that fits into the cache, at most one for each core. */
export function randomxThreads(cores: number, cacheBytes: number | null): number {
  if (cacheBytes === null) return cores;
  return Math.min(cores, Math.max(1, Math.floor(cacheBytes / SCRATCHPAD_BYTES)));
}

/** What limits RandomX here and how to lift it, a line for each. Pure. */
export function randomxLimits(machine: RandomxMachine): readonly CheckLine[] {
  if (machine.flags === null) {
    return [line('failed', 'randomx-library', 'RandomX', `Missing. ${machine.howToGet}`)];
  }
  return [
    libraryLine(machine.flags),
    memoryLine(machine),
    pagesLine(machine),
    threadsLine(machine),
  ];
}

/** The same with the figures that a card shows. Pure. */
export function randomxInfo(machine: RandomxMachine): RandomxInfo {
  const { flags, running, cores, cacheBytes } = machine;
  const mode = flags === null ? null : (running ?? roomiestMode(machine.availableBytes));
  return {
    isLibraryThere: flags !== null,
    mode,
    isRunning: running !== null,
    memoryBytes: mode === null ? null : SHARED_BYTES[mode],
    cores,
    cacheBytes,
    threads: randomxThreads(cores, cacheBytes),
    lines: [...randomxLimits(machine)],
  };
}

/** The lines for this machine. */
export async function checkRandomx(nativeFolder: string | null): Promise<readonly CheckLine[]> {
  return randomxLimits(readRandomxMachine(nativeFolder, await readCacheBytes(), null));
}

function cacheInstructions(flags: number): string {
  if ((flags & RANDOMX_FLAG.argon2Avx2) !== 0) return 'AVX2';
  return (flags & RANDOMX_FLAG.argon2Ssse3) !== 0 ? 'SSSE3' : 'plain instructions, slower';
}

function roomiestMode(availableBytes: number): 'fast' | 'light' | null {
  if (availableBytes >= FAST_BYTES) return 'fast';
  return availableBytes >= LIGHT_BYTES ? 'light' : null;
}

function libraryLine(flags: number): CheckLine {
  const isCompiled = (flags & RANDOMX_FLAG.jit) !== 0;
  const hasAes = (flags & RANDOMX_FLAG.hardAes) !== 0;
  const detail = [
    isCompiled ? 'Programs are compiled' : 'Programs are interpreted, four times slower',
    hasAes
      ? 'AES runs in hardware'
      : 'this processor has no AES instructions, which halves the speed',
    `the cache is filled with ${cacheInstructions(flags)}.`,
  ].join('; ');
  return line(isCompiled && hasAes ? 'passed' : 'attention', 'randomx-library', 'RandomX', detail);
}

function memoryLine({ availableBytes, running }: RandomxMachine): CheckLine {
  const free = `${Math.floor(availableBytes / MIB)} MiB are free`;
  if (running === 'fast') {
    const detail = `The dataset of 2080 MiB is in memory, so it runs fast; ${free}.`;
    return line('passed', 'randomx-memory', 'Memory', detail);
  }
  if (running === 'light') {
    const detail =
      availableBytes >= FAST_BYTES
        ? `It runs light, about ten times slower. ${free}, enough for fast: unpin light among the kernels, or start anew.`
        : `It runs light, about ten times slower: fast needs ${FAST_BYTES / MIB} MiB, ${free}. Close other programs.`;
    return line('attention', 'randomx-memory', 'Memory', detail);
  }
  if (availableBytes >= FAST_BYTES) {
    const detail = `${free}: the dataset of 2080 MiB fits, so it runs fast.`;
    return line('passed', 'randomx-memory', 'Memory', detail);
  }
  const need = `Fast needs ${FAST_BYTES / MIB} MiB`;
  return availableBytes >= LIGHT_BYTES
    ? line(
        'attention',
        'randomx-memory',
        'Memory',
        `${need}, ${free}: it runs light, about ten times slower. Close other programs.`,
      )
    : line('failed', 'randomx-memory', 'Memory', `Light needs ${LIGHT_BYTES / MIB} MiB, ${free}.`);
}

function pagesLine({ platform, largePageBytes, transparentPages }: RandomxMachine): CheckLine {
  const report = (outcome: CheckLine['outcome'], detail: string) =>
    line(outcome, 'randomx-pages', 'Large pages', detail);
  // Measured with the library on one core: 520 H/s on 2 MiB pages, 483 on 4 KiB.
  const gain = 'Pages of 2 MiB are worth some 8 %';
  if (largePageBytes !== null && largePageBytes >= FAST_BYTES - 512 * MIB) {
    return report('passed', 'Enough are reserved.');
  }
  if (transparentPages === 'always' || transparentPages === 'madvise') {
    return report('passed', 'The system gives them to the dataset without being asked for rights.');
  }
  switch (platform) {
    case 'linux':
      return report(
        'attention',
        `${gain}. To allow them: echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled, or reserve: sudo sysctl -w vm.nr_hugepages=1280`,
      );
    case 'win32':
      return report(
        'attention',
        `${gain}. To allow them: give your account the right "Lock pages in memory" and sign in anew.`,
      );
    default:
      return report('skipped', 'This system offers none to programs.');
  }
}

function threadsLine({ cores, cacheBytes }: RandomxMachine): CheckLine {
  const report = (outcome: CheckLine['outcome'], detail: string) =>
    line(outcome, 'randomx-threads', 'Threads', detail);
  if (cacheBytes === null) {
    return report('skipped', 'The system does not tell the size of the third-level cache.');
  }
  const fed = Math.max(1, Math.floor(cacheBytes / SCRATCHPAD_BYTES));
  const cache = `${Math.floor(cacheBytes / MIB)} MiB of third-level cache feed ${fed} ${fed === 1 ? 'thread' : 'threads'}, 2 MiB each`;
  return cores <= fed
    ? report('passed', `${cache}: enough for all ${cores} cores.`)
    : report(
        'attention',
        `${cache}: ${fed} of ${cores} are used unless you choose a number; more are slower each.`,
      );
}

function line(outcome: CheckLine['outcome'], id: string, label: string, detail: string): CheckLine {
  return { id, label, outcome, detail, elapsedMs: null };
}

/** This machine as it is now, without the size of its caches, which does not change. */
export function readRandomxMachine(
  nativeFolder: string | null,
  cacheBytes: number | null,
  running: RandomxMachine['running'],
): RandomxMachine {
  const machine = {
    platform: process.platform,
    howToGet: '',
    availableBytes: process.availableMemory(),
    running,
    cores: availableParallelism(),
    cacheBytes,
    largePageBytes: readLargePageBytes(),
    transparentPages: readTransparentPages(),
  };
  try {
    return { ...machine, flags: loadRandomx(nativeFolder).flags };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...machine, flags: null, howToGet: errorText(wireErrorFrom(error)).action };
  }
}

/** All third-level caches of this machine together, in bytes; null where the system does not tell. */
export async function readCacheBytes(): Promise<number | null> {
  try {
    const { l3 } = await cpuCache();
    return l3 !== null && l3 > 0 ? l3 : null;
  } catch {
    // A convenience: without it there is a thread for each core.
    return null;
  }
}

function readLargePageBytes(): number | null {
  const text = readText('/proc/meminfo');
  const free = /^HugePages_Free:\s+(\d+)/m.exec(text)?.[1];
  const sizeKib = /^Hugepagesize:\s+(\d+) kB/m.exec(text)?.[1];
  return free === undefined || sizeKib === undefined ? null : Number(free) * Number(sizeKib) * 1024;
}

/** The chosen word stands in brackets: "always [madvise] never". */
function readTransparentPages(): RandomxMachine['transparentPages'] {
  const chosen = /\[(always|madvise|never)\]/.exec(
    readText('/sys/kernel/mm/transparent_hugepage/enabled'),
  )?.[1];
  return chosen === 'always' || chosen === 'madvise' || chosen === 'never' ? chosen : null;
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { AppError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { CheckLine } from '../../common/contract/source.ts';
import { errorText } from '../../common/message/error.ts';
import { loadRandomx, RANDOMX_FLAG } from './kernel/randomx-library.ts';

/** What of a machine decides RandomX's speed. */
export interface RandomxMachine {
  readonly platform: string;
  /** Bits of the library; null when it is missing. */
  readonly flags: number | null;
  readonly howToGet: string;
  readonly availableBytes: number;
  readonly cores: number;
  /** Third-level cache of the first core's group; null where the system does not tell. */
  readonly cacheBytes: number | null;
  /** Free reserved large pages in bytes; null where the system does not tell. */
  readonly largePageBytes: number | null;
  /** Linux: whether the system gives 2 MiB pages without being told to reserve them. */
  readonly transparentPages: 'always' | 'madvise' | 'never' | null;
}

const MIB = 2 ** 20;

/** Dataset, cache, and what stays free for everything else. */
const FAST_BYTES = (2080 + 256 + 512) * MIB;
const LIGHT_BYTES = (256 + 512) * MIB;

/** Scratchpad of one thread; it is fast only while all of them fit into the third-level cache. */
const SCRATCHPAD_BYTES = 2 * MIB;

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

/** The same for this machine. */
export function checkRandomx(nativeFolder: string | null): readonly CheckLine[] {
  return randomxLimits(readMachine(nativeFolder));
}

function libraryLine(flags: number): CheckLine {
  const isCompiled = (flags & RANDOMX_FLAG.jit) !== 0;
  const hasAes = (flags & RANDOMX_FLAG.hardAes) !== 0;
  const detail = [
    isCompiled ? 'Programs are compiled' : 'Programs are interpreted, four times slower',
    hasAes
      ? 'AES runs in hardware.'
      : 'this processor has no AES instructions, which halves the speed.',
  ].join('; ');
  return line(isCompiled && hasAes ? 'passed' : 'attention', 'randomx-library', 'RandomX', detail);
}

function memoryLine({ availableBytes }: RandomxMachine): CheckLine {
  const free = `${Math.floor(availableBytes / MIB)} MiB are free`;
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
  const cache = `${Math.floor(cacheBytes / MIB)} MiB of cache feed ${fed} threads`;
  return cores <= fed
    ? report('passed', `${cache}: enough for all ${cores} cores.`)
    : report('attention', `${cache} of ${cores}: with ${fed} it may be faster (-t ${fed}).`);
}

function line(outcome: CheckLine['outcome'], id: string, label: string, detail: string): CheckLine {
  return { id, label, outcome, detail, elapsedMs: null };
}

function readMachine(nativeFolder: string | null): RandomxMachine {
  const machine = {
    platform: process.platform,
    howToGet: '',
    availableBytes: process.availableMemory(),
    cores: availableParallelism(),
    cacheBytes: readCacheBytes(),
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

/** Linux writes "32768K". */
function readCacheBytes(): number | null {
  const text = readText('/sys/devices/system/cpu/cpu0/cache/index3/size');
  const kibibytes = /^(\d+)K/.exec(text)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1024;
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

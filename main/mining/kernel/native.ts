import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../common/contract/errors.ts';
import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import { type ForeignLibrary, loadKoffi } from './foreign.ts';
import { fingerprintOf, type Kernel, type KernelSource, type ScanResult } from './kernel.ts';

/** The C kernels' names for people, best known first. */
const labels: Readonly<Record<string, string>> = {
  avx512: 'C, AVX-512',
  shani: 'C, SHA extensions',
  armv8: 'C, ARMv8 SHA2',
  avx2: 'C, AVX2',
  neon: 'C, NEON',
  portable: 'C, portable',
};

/** Our shared library, loaded; see native/kernel.h. */
interface NativeLibrary {
  readonly path: string;
  /** Kernels this processor can run, for example 'sha256d_avx512'. */
  readonly runnable: ReadonlySet<string>;
  /** Kernels in the library, runnable or not. */
  readonly compiled: ReadonlySet<string>;
  fingerprint(): string;
  bind(name: string): NativeFunctions;
}

interface NativeFunctions {
  memoryBytes(): number | bigint;
  init(): bigint | null;
  setJob(state: bigint, header: Uint8Array, headerBytes: number, targetLe: Uint8Array): void;
  scan(
    state: bigint,
    first: number,
    count: number,
    out: Uint32Array,
    places: number,
    scanned: Uint32Array,
  ): number;
  destroy(state: bigint): void;
}

/** What the library's file is called on this platform. */
function nativeLibraryName(platform: string, arch: string): string {
  const extension = platform === 'win32' ? 'dll' : platform === 'darwin' ? 'dylib' : 'so';
  return `adit-kernel-${platform}-${arch}.${extension}`;
}

/** By path; open as long as the thread lives. */
const opened = new Map<string, NativeLibrary>();

/**
 * Loads the library from a folder, once per thread.
 *
 * @returns the library, or in words why there is none
 */
export function loadNativeLibrary(folder: string): NativeLibrary | string {
  const path = join(folder, nativeLibraryName(process.platform, process.arch));
  const known = opened.get(path);
  if (known !== undefined) return known;
  if (!existsSync(path)) return 'no C kernels were built';
  try {
    const library = openNativeLibrary(path);
    opened.set(path, library);
    return library;
  } catch (error) {
    // A library of another system or half written: the other kernels still run, and the table says why.
    return `the C kernels can not be loaded: ${error instanceof Error ? error.message : error}`;
  }
}

function openNativeLibrary(path: string): NativeLibrary {
  const library = loadKoffi().load(path);
  let print: string | undefined;
  const names = (call: string) =>
    new Set<string>(library.func(`const char *${call}(void)`)().split(',').filter(Boolean));
  return {
    path,
    runnable: names('adit_kernel_list'),
    compiled: names('adit_kernel_compiled'),
    fingerprint() {
      print ??= fingerprintOf(readFileSync(path));
      return print;
    },
    bind: (name) => bindKernel(library, name),
  };
}

function bindKernel(library: ForeignLibrary, name: string): NativeFunctions {
  const prefix = `adit_${name}`;
  return {
    memoryBytes: library.func(`size_t ${prefix}_memory_bytes(void)`),
    init: library.func(`void *${prefix}_init(void)`),
    setJob: library.func(
      `void ${prefix}_set_job(void *, const uint8_t *, size_t, const uint8_t *)`,
    ),
    scan: library.func(
      `uint32_t ${prefix}_scan(void *, uint32_t, uint32_t, uint32_t *, uint32_t, uint32_t *)`,
    ),
    destroy: library.func(`void ${prefix}_destroy(void *)`),
  };
}

/** A C kernel of an algorithm by its instruction set, for example 'avx2'. */
export function nativeSource(
  algorithm: AlgorithmDefinition,
  id: string,
  library: NativeLibrary | string,
): KernelSource {
  const name = `${algorithm.id}_${id}`;
  return {
    id,
    label: labels[id] ?? `C, ${id}`,
    unavailable: reasonAgainst(name, library),
    fingerprint: () => (typeof library === 'string' ? '' : library.fingerprint()),
    open() {
      if (typeof library === 'string') throw new Error(library);
      return openNative(library.bind(name));
    },
  };
}

function reasonAgainst(name: string, library: NativeLibrary | string): string | null {
  if (typeof library === 'string') return library;
  if (!library.compiled.has(name)) return 'not built for this kind of processor';
  if (!library.runnable.has(name)) return 'this processor lacks the instructions';
  return null;
}

function openNative(native: NativeFunctions): Kernel {
  const memoryBytes = Number(native.memoryBytes());
  const state = native.init();
  if (state === null) {
    throw new AppError('kernel.memory', { needBytes: memoryBytes, freeBytes: 0 });
  }
  const scanned = new Uint32Array(1);
  const result: ScanResult = { found: 0, scanned: 0 };
  return {
    memoryBytes,
    setJob(header, targetLe) {
      native.setJob(state, header, header.length, targetLe);
    },
    scan(first, count, out) {
      result.found = native.scan(state, first, count, out, out.length, scanned);
      result.scanned = scanned[0]!;
      return result;
    },
    close() {
      native.destroy(state);
    },
  };
}

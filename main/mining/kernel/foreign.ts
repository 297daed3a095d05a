import { createRequire } from 'node:module';
import type koffi from 'koffi';

type Koffi = typeof koffi;

/** A shared library, open. */
export type ForeignLibrary = ReturnType<Koffi['load']>;

let loaded: Koffi | undefined;

/**
 * koffi, the library that calls C. Loaded by the first who needs it and not with the module: a thread that runs
 * WebAssembly never touches it (docs/decision/0009-ending-threads.md).
 *
 * @throws Error on a platform koffi was not built for
 */
export function loadKoffi(): Koffi {
  loaded ??= createRequire(import.meta.url)('koffi') as Koffi;
  return loaded;
}

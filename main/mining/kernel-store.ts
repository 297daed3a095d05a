/** Where measured speeds are kept from one start to the next. */
export interface KernelStore {
  load(key: string): Readonly<Record<string, RememberedSpeed>> | undefined;
  save(key: string, speeds: Readonly<Record<string, RememberedSpeed>>): void;
}

/** By kernel and the fingerprint of its code. */
export interface RememberedSpeed {
  /** H/s of one thread. */
  readonly hps: number;
  readonly cyclesPerHash: number | null;
}

/** A store that forgets at the end of the process. */
export function createMemoryKernelStore(): KernelStore {
  const speeds = new Map<string, Readonly<Record<string, RememberedSpeed>>>();
  return {
    load: (key) => speeds.get(key),
    save: (key, value) => void speeds.set(key, value),
  };
}

/** A value in the page's own storage, for useSyncExternalStore. */
export interface Stored<Value> {
  /** The same until it changes. */
  readonly get: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
  readonly set: (value: Value) => void;
}

/**
 * Keeps a value in the page's storage. What can not be read is `empty`; where nothing can be written the value
 * lives as long as the page.
 *
 * @param storage - asked each time; may throw where storage is forbidden
 * @param parse - undefined where the stored value has another shape
 */
export function createStored<Value>(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
  key: string,
  parse: (stored: unknown) => Value | undefined,
  empty: Value,
): Stored<Value> {
  const listeners = new Set<() => void>();
  let value = read(storage, key, parse) ?? empty;
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set: (next) => {
      value = next;
      try {
        storage().setItem(key, JSON.stringify(next));
      } catch {
        // Full or forbidden storage: the value still holds until the page closes.
      }
      for (const listener of listeners) listener();
    },
  };
}

function read<Value>(
  storage: () => Pick<Storage, 'getItem'>,
  key: string,
  parse: (stored: unknown) => Value | undefined,
): Value | undefined {
  try {
    const text = storage().getItem(key);
    return text === null ? undefined : parse(JSON.parse(text));
  } catch {
    // Forbidden storage or a torn text: nothing stored is right.
    return undefined;
  }
}

/**
 * Remembers what jobs were made from, by id, so that a late solution is answered with its own. Bounded: the
 * oldest job goes first.
 */
export interface JobBook<Entry> {
  add(jobId: string, entry: Entry): void;
  find(jobId: string): Entry | undefined;
  newest(): Entry | undefined;
  clear(): void;
}

/**
 * @param limit - most jobs kept
 */
export function createJobBook<Entry>(limit: number): JobBook<Entry> {
  const entries = new Map<string, Entry>();
  let newest: Entry | undefined;
  return {
    add(jobId, entry) {
      entries.set(jobId, entry);
      newest = entry;
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) break;
        entries.delete(oldest);
      }
    },
    find: (jobId) => entries.get(jobId),
    newest: () => newest,
    clear() {
      entries.clear();
      newest = undefined;
    },
  };
}

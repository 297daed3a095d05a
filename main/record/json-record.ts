import { existsSync, readFileSync } from 'node:fs';
import { writeFileDurably } from './durable-file.ts';

/**
 * A small record in one JSON file: values by key, written whole and durably. What is not readable is
 * forgotten; use it for what can be measured again.
 *
 * @param isValue - refuses values of another shape
 */
export function openJsonRecord<T>(
  path: string,
  isValue: (value: unknown) => value is T,
  problem: (error: unknown) => void,
): { load(key: string): T | undefined; save(key: string, value: T): void } {
  const values = new Map<string, T>();
  try {
    const raw: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
    for (const [key, value] of Object.entries(raw as object)) {
      if (isValue(value)) values.set(key, value);
    }
  } catch (error) {
    problem(error);
  }
  return {
    load: (key) => values.get(key),
    save(key, value) {
      values.set(key, value);
      try {
        writeFileDurably(path, JSON.stringify(Object.fromEntries(values)));
      } catch (error) {
        problem(error);
      }
    },
  };
}

let count = 0;

/** An id that no other job of this process has: solutions find their way back by it. */
export function nextJobId(sourceId: string): string {
  count += 1;
  return `${sourceId}-${count}`;
}

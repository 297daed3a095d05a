/**
 * Trailing mean over a window of a column with gaps. Where the sample itself is a gap the mean is one too:
 * gaps stay gaps. Linear in the number of samples.
 *
 * @param atMs - ascending Unix milliseconds
 * @param values - same length; null is a gap
 */
export function rollingMean(
  atMs: readonly number[],
  values: readonly (number | null)[],
  windowMs: number,
): (number | null)[] {
  let first = 0;
  let sum = 0;
  let count = 0;
  return values.map((value, at) => {
    const nowMs = atMs[at] ?? 0;
    if (value !== null) {
      sum += value;
      count += 1;
    }
    while ((atMs[first] ?? nowMs) <= nowMs - windowMs) {
      const gone = values[first];
      if (gone !== null && gone !== undefined) {
        sum -= gone;
        count -= 1;
      }
      first += 1;
    }
    return value === null || count === 0 ? null : Math.max(0, sum / count);
  });
}

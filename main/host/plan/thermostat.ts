/** Half the width about the target, K: a room's thermometer is no finer. */
const halfWidthK = 0.3;

/**
 * Whether the room wants heat: below the target by a little it does, above by a little it does not, between it
 * stays as it is. Without a reading heat is not refused.
 */
export function wantsHeat(before: boolean, temperatureC: number | null, targetC: number): boolean {
  if (temperatureC === null) return true;
  if (temperatureC <= targetC - halfWidthK) return true;
  return temperatureC >= targetC + halfWidthK ? false : before;
}

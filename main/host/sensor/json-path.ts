/**
 * The value at a path like `StatusSNS.ENERGY.Power` or `emeters[0].power`; '' is the whole. Names may hold
 * anything but dots and brackets (`switch:0`).
 *
 * @returns undefined when something on the way is missing
 */
export function valueAt(json: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  let value = json;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

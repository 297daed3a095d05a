import { describe, expect, it } from 'vitest';
import { temperatureAhead } from '../../../../../renderer/screen/energy/temperature.ts';

const body = { ambientC: 40, resistanceKPerW: 0.4, timeConstantS: 300 };
const hour = (at: number, mine: boolean) => ({ startMs: at * 3_600_000, minutes: 60, mine });

describe('temperatureAhead', () => {
  it('settles at rest plus power times resistance, and cools to rest again', () => {
    const points = temperatureAhead(body, 100, [hour(0, true), hour(1, false)], 40);
    const at = (ms: number) => points.find(({ atMs }) => atMs === ms)?.celsius;
    expect(at(0)).toBe(40);
    expect(at(3_600_000)).toBeCloseTo(80, 3);
    expect(at(7_200_000)).toBeCloseTo(40, 3);
    // One time constant in, 63 % of the way.
    expect(at(600_000)).toBeCloseTo(80 - 40 * Math.exp(-2), 6);
  });

  it('is empty where there is no plan', () => {
    expect(temperatureAhead(body, 100, [], 40)).toEqual([]);
  });
});

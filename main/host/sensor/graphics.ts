import { graphics } from 'systeminformation';
import type { Reading } from '../../../common/contract/devices.ts';
import { measured, type Sensor } from './sensor.ts';

const intervalMs = 30_000;

/** What graphics cards say they draw (NVIDIA, some AMD); nothing where they say nothing. */
export function graphicsSensor(now: () => number): Sensor {
  let isSilent = false;
  return {
    id: 'graphics',
    intervalMs,
    async read() {
      // Asking starts programs of the maker: once is enough where there is no answer.
      if (isSilent) return [];
      const { controllers } = await graphics();
      const readings: Reading[] = [];
      for (const [index, { model, powerDraw }] of controllers.entries()) {
        if (typeof powerDraw !== 'number' || !(powerDraw > 0)) continue;
        const from = `${model}, ±5 W; not used for mining`;
        readings.push(
          measured(
            `graphics-power-${index}`,
            'Graphics card',
            powerDraw,
            'W',
            from,
            now(),
            3 * intervalMs,
          ),
        );
      }
      isSilent = readings.length === 0;
      return readings;
    },
  };
}

import {
  type ThermalBody,
  temperatureAfterC,
} from '../../../common/economics/energy/thermal-derating.ts';
import { assumed, type Facts, type LiveValue } from '../../what-if/field.ts';

/** A processor that nobody watches, at rest. */
export const usualRestC = 40;
/** What a desktop cooler usually adds for each watt. */
export const usualKPerW = 0.4;

/** How warm the processor is, and since when; null where no sensor tells. */
export function processorReading({ machine }: Pick<Facts, 'machine'>) {
  const found = machine.readings.find(({ unit }) => unit === '°C' || unit === 'C');
  return found?.value == null ? null : { ...found, value: found.value };
}

/** What each watt of mining adds, from its temperature while it mines; a usual cooler else. */
export function resistanceNow(
  facts: Pick<Facts, 'machine' | 'mining' | 'power'>,
  words: { readonly measured: string; readonly usual: string },
): LiveValue {
  const reading = processorReading(facts);
  const watts = facts.power.marginal.value;
  const isMining = facts.mining.state.kind === 'mining';
  if (!isMining || reading === null || watts === null || watts <= 0) {
    return assumed(usualKPerW, words.usual);
  }
  const kelvin = reading.value - usualRestC;
  if (kelvin <= 0) return assumed(usualKPerW, words.usual);
  return {
    value: Number((kelvin / watts).toPrecision(3)),
    provenance: 'estimated',
    from: words.measured,
    atMs: reading.atMs,
    staleAfterMs: null,
  };
}

export interface Warmth {
  readonly atMs: number;
  readonly celsius: number;
}

/** Parts of a slot that are drawn: a processor warms up within minutes, a slot lasts up to an hour. */
const partsOfSlot = 6;

/**
 * The temperature over a plan, by model 8.7: it warms towards rest plus power times resistance while it mines and
 * cools towards rest while it does not.
 *
 * @param startC - at the first slot's start
 */
export function temperatureAhead(
  body: ThermalBody,
  powerW: number,
  slots: readonly { readonly startMs: number; readonly minutes: number; readonly mine: boolean }[],
  startC: number,
): readonly Warmth[] {
  const first = slots[0];
  if (first === undefined) return [];
  const points: Warmth[] = [{ atMs: first.startMs, celsius: startC }];
  let celsius = startC;
  for (const { startMs, minutes, mine } of slots) {
    const watts = mine ? powerW : 0;
    for (let part = 1; part <= partsOfSlot; part += 1) {
      const share = part / partsOfSlot;
      points.push({
        atMs: startMs + share * minutes * 60_000,
        celsius: temperatureAfterC(body, watts, celsius, share * minutes * 60),
      });
    }
    celsius = points.at(-1)?.celsius ?? celsius;
  }
  return points;
}

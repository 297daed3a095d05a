import type { Reading } from '../../../common/contract/devices.ts';
import type { MeterKind, MeterSettings } from '../../../common/contract/meter.ts';
import type { HostClock } from '../clock.ts';
import { measured, type Sensor, unavailable } from './sensor.ts';

/** What a meter said: watts, or in words why there are none. */
export type MeterAnswer =
  | {
      readonly ok: true;
      readonly powerW: number;
      /** When it was told, where that was before it was asked for; Unix ms. */
      readonly atMs?: number;
    }
  | {
      readonly ok: false;
      readonly problem: string;
      /** It asked to be left alone so long. */
      readonly retryAfterMs?: number;
    };

/** A meter that was opened; nothing is connected before the first `read`. */
export interface Meter {
  /** Never throws, except an AbortError. */
  read(signal: AbortSignal): Promise<MeterAnswer>;
  close(): void;
}

/** An opened meter with the habits of its kind. */
export interface OpenedMeter {
  readonly meter: Meter;
  readonly intervalMs: number;
  readonly staleAfterMs: number;
}

export interface MeterDeps {
  readonly clock: HostClock;
  readonly random: () => number;
  /** Password or token; '' when none is set. */
  readonly secret: string;
}

/** One kind of meter: how often it is worth asking, how long a value counts, and how it is opened. */
export interface MeterDefinition<Kind extends MeterKind = MeterKind> {
  readonly kind: Kind;
  readonly intervalMs: number;
  readonly staleAfterMs: number;
  open(settings: Extract<MeterSettings, { kind: Kind }>, deps: MeterDeps): Meter;
}

/** Polled every five seconds; one lost answer is not a fault, three are. */
export const polled = { intervalMs: 5000, staleAfterMs: 15_000 } as const;

export function defineMeter<Kind extends MeterKind>(
  definition: MeterDefinition<Kind>,
): MeterDefinition<Kind> {
  return definition;
}

export const meterReadingId = (id: string): string => `meter-${id}`;

/** More than a house or a miner's hall takes: such a number is no reading of W. */
const mostW = 1_000_000;

/** Takes a number, or the text of one, as W. */
export function wattsFrom(value: unknown, unit: 'W' | 'kW' = 'W'): MeterAnswer {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value)
        ? Number(value)
        : Number.NaN;
  const powerW = unit === 'kW' ? number * 1000 : number;
  return Math.abs(powerW) <= mostW
    ? { ok: true, powerW }
    : { ok: false, problem: 'its answer has no power where it should be' };
}

/** A meter that fails is asked again after ever longer rests, at most this. */
const longestRestMs = 60_000;

/**
 * A meter as a sensor. When it falls silent its last value stays, ages and becomes stale; it is never shown
 * as new, and never becomes 0 W.
 */
export function meterSensor(
  settings: Pick<MeterSettings, 'id' | 'label' | 'measures'>,
  { meter, intervalMs, staleAfterMs }: OpenedMeter,
  now: () => number,
): Sensor {
  const closing = new AbortController();
  const id = meterReadingId(settings.id);
  const { label } = settings;
  const from = `${label}, ${settings.measures === 'machine' ? 'wall meter' : 'household meter'}`;
  let last: Reading | undefined;
  let failures = 0;
  let notBeforeMs = 0;
  let problem = '';
  return {
    id,
    intervalMs,
    async read() {
      if (now() >= notBeforeMs) {
        const answer = await meter.read(closing.signal);
        if (answer.ok) {
          failures = 0;
          problem = '';
          const { powerW, atMs = now() } = answer;
          last = measured(id, label, powerW, 'W', from, atMs, staleAfterMs);
        } else {
          failures += 1;
          problem = answer.problem;
          const rest = Math.min(longestRestMs, intervalMs * 2 ** (failures - 1));
          notBeforeMs = now() + Math.max(rest, answer.retryAfterMs ?? 0);
        }
      }
      if (last === undefined) return [unavailable(id, label, 'W', problem)];
      return [problem === '' ? last : { ...last, from: `${from}: ${problem}` }];
    },
    close() {
      closing.abort();
      meter.close();
    },
  };
}

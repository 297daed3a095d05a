import { wireErrorFrom } from '../../common/contract/errors.ts';
import type { FleetDevice, FleetKind, FleetReading } from '../../common/contract/fleet.ts';
import { errorText } from '../../common/message/error.ts';
import type { DeadlineClock } from '../net/http.ts';
import { isAbort } from '../net/socket-error.ts';

/** What a device answered, or in words why there is nothing. */
export type FleetAnswer =
  | { readonly ok: true; readonly reading: FleetReading }
  | { readonly ok: false; readonly problem: string };

export interface OpenDevice {
  /** Asks once; never throws, except an AbortError. */
  read(signal: AbortSignal): Promise<FleetAnswer>;
  close(): void;
}

export interface DeviceDeps {
  readonly clock: DeadlineClock;
  /** '' when none is set. */
  readonly secret: string;
}

/** One kind of device: a file of its name in `device/`. It only reads. */
export interface DeviceDefinition<Kind extends FleetKind = FleetKind> {
  readonly kind: Kind;
  open(settings: Extract<FleetDevice, { kind: Kind }>, deps: DeviceDeps): OpenDevice;
}

export function defineDevice<Kind extends FleetKind>(
  definition: DeviceDefinition<Kind>,
): DeviceDefinition<Kind> {
  return definition;
}

/** A device whose settings can not work; it says why and connects to nothing. */
export function brokenDevice(problem: string): OpenDevice {
  return { read: async () => ({ ok: false, problem }), close: () => undefined };
}

/** Devices in a home answer within tens of ms; five seconds cover a sleepy radio. */
export const deviceTimeoutMs = 5000;
/** The longest honest answer, hundreds of threads, is some ten kB. */
export const deviceMaxBytes = 256 * 1024;

export function failedAnswer(error: unknown): FleetAnswer {
  if (isAbort(error)) throw error;
  return { ok: false, problem: errorText(wireErrorFrom(error)).title.replace(/\.$/, '') };
}

/** A text that a device chose, fit to be shown: short, without control characters. */
export function shownText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const shown = value.replace(/\p{C}/gu, '').trim().slice(0, 80);
  return shown === '' ? null : shown;
}

/** A number within bounds, also when it is written as text; null otherwise. */
export function boundedNumber(value: unknown, least: number, most: number): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value)
        ? Number(value)
        : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/** More than all the world hashes, and more than a hall of miners takes: such numbers are no readings. */
export const mostHps = 1e24;
export const mostW = 1_000_000;
export const mostCount = Number.MAX_SAFE_INTEGER;

/** Far above any there will be; a number without end would not even cross to a page. */
const mostDifficulty = 1e30;
const suffixes = ['', 'K', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];

/** A difficulty as firmware writes it: 4290000000, '4.29G', '512.3 k'. */
export function difficultyOf(value: unknown): number | null {
  if (typeof value !== 'string') return boundedNumber(value, 0, mostDifficulty);
  const match = /^\s*(\d+(?:\.\d+)?)\s*([KMGTPEZY]?)\s*$/i.exec(value);
  if (match === null) return null;
  const difficulty = Number(match[1]) * 1000 ** suffixes.indexOf(match[2]!.toUpperCase());
  return boundedNumber(difficulty, 0, mostDifficulty);
}

/** A plain object, whose fields are yet unknown. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

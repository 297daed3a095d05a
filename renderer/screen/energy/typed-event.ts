import type { GridEvent } from '../../../common/contract/plan.ts';

/** An event as it is being typed. */
export interface EventDraft {
  readonly name: string;
  /** Local date and time. */
  readonly start: string;
  readonly hours: number;
}

/** "2026-11-20 17:00", by the viewer's own clock. */
export function typedTime(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** @returns Unix ms; null for what is no such date and time, or one that the clock skips */
export function readTypedTime(text: string): number | null {
  const [, year, month, day, hour, minute] =
    /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)$/.exec(text.trim()) ?? [];
  if (minute === undefined) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return typedTime(at.getTime()) === text.trim().replace('T', ' ') ? at.getTime() : null;
}

/** The next full hour, for three hours: the evening peaks last about so long. */
export function nextEvent(nowMs: number): EventDraft {
  return { name: '', start: typedTime(Math.ceil(nowMs / 3_600_000) * 3_600_000), hours: 3 };
}

/** @returns null where it can not be read, or is over */
export function eventFrom({ name, start, hours }: EventDraft, nowMs: number): GridEvent | null {
  const startMs = readTypedTime(start);
  if (startMs === null) return null;
  const endMs = startMs + Math.round(hours * 3_600_000);
  if (endMs <= Math.max(nowMs, startMs)) return null;
  return { id: `typed/${startMs}-${endMs}`, name: name.trim(), startMs, endMs, from: 'typed' };
}

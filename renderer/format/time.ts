import { language, message } from '../message/message.ts';
import { splitWords } from './chance.ts';
import { significant, trimWhole, whole, withUnit } from './digits.ts';

const minuteS = 60;
const hourS = 3600;
const dayS = 86_400;
/** Julian year. */
const yearS = 365.25 * dayS;

interface Span {
  readonly number: string;
  readonly unit: string;
}

/** An estimated wait in the unit a person would choose, three digits; years in words from a million. */
function splitWait(seconds: number): Span {
  const words = message.quantity;
  if (seconds < 1) return { number: words.under('1'), unit: 's' };
  if (seconds < 2 * minuteS) return { number: whole(seconds), unit: 's' };
  if (seconds < 2 * hourS) return { number: whole(seconds / minuteS), unit: words.minutes };
  if (seconds < 2 * dayS) return { number: short(seconds / hourS), unit: words.hours };
  if (seconds < 2 * yearS) return { number: short(seconds / dayS), unit: words.days };
  const { number, size } = splitWords(seconds / yearS);
  return { number, unit: size === '' ? words.years : words.sizeOfYears(size) };
}

/** "35.3 million years", "219 days", "42 s"; null is never. */
export function formatWait(seconds: number | null): string {
  if (seconds === null) return message.quantity.never;
  const { number, unit } = splitWait(seconds);
  return withUnit(number, unit);
}

/** A wait that is round by choice, for an axis: "10 million years" without decimals that say nothing. */
export function formatRoundWait(seconds: number): string {
  return trimWhole(formatWait(seconds));
}

/** "2.6 to 152 million years", naming the unit once where both ends share it. */
export function formatWaitRange(fromS: number, toS: number): string {
  const from = splitWait(fromS);
  const to = splitWait(toS);
  const start = from.unit === to.unit ? from.number : withUnit(from.number, from.unit);
  return message.quantity.range(start, withUnit(to.number, to.unit));
}

/** A duration that was measured: two units, "3 h 12 min", "11 min 20 s", "4 s". */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [
    [Math.floor(seconds / dayS), 'd'],
    [Math.floor((seconds % dayS) / hourS), 'h'],
    [Math.floor((seconds % hourS) / minuteS), 'min'],
    [seconds % minuteS, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return withUnit('0', 's');
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => withUnit(String(count), unit))
    .join(' ');
}

/** How old something is: one unit, "2 s", "26 h", "3 d". */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 100) return withUnit(String(seconds), 's');
  if (seconds < 100 * minuteS) return withUnit(String(Math.floor(seconds / minuteS)), 'min');
  if (seconds < 48 * hourS) return withUnit(String(Math.floor(seconds / hourS)), 'h');
  return withUnit(whole(Math.floor(seconds / dayS)), 'd');
}

/** A latency or other short measured time: "41 ms", "2.3 s". */
export function formatMs(ms: number): string {
  return ms < 1000 ? withUnit(whole(ms), 'ms') : withUnit(significant(ms / 1000, 2), 's');
}

const styles = {
  clock: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  date: { dateStyle: 'medium' },
  full: { dateStyle: 'full', timeStyle: 'medium' },
} satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** Formats are costly to make and few. English dates are British: the day first, 24 hours. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatDate(atMs: number, style: keyof typeof styles): string {
  const key = `${language} ${style}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, styles[style]);
  formats.set(key, format);
  return format.format(atMs);
}

/** "14:11". */
export function formatClock(atMs: number): string {
  return formatDate(atMs, 'clock');
}

/** "20 Nov". */
export function formatDay(atMs: number): string {
  return formatDate(atMs, 'day');
}

/** "20 Nov 2026", for what is a year away. */
export function formatYearDay(atMs: number): string {
  return formatDate(atMs, 'date');
}

/** "20 Nov 14:11". */
export function formatDayClock(atMs: number): string {
  return `${formatDay(atMs)} ${formatClock(atMs)}`;
}

/** The whole date and time, for a tooltip. */
export function formatInstant(atMs: number): string {
  return formatDate(atMs, 'full');
}

/** A moment seen from another: only the time on the same day, with the date otherwise. */
export function formatMoment(atMs: number, nowMs: number): string {
  return formatDay(atMs) === formatDay(nowMs) ? formatClock(atMs) : formatDayClock(atMs);
}

function short(value: number): string {
  return trimWhole(significant(value));
}

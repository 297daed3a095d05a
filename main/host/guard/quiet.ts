import { defineGuard } from './guard.ts';

/** Rests between two times of the local day. */
export const quiet = defineGuard({
  id: 'quiet',
  label: 'Quiet hours',
  needs: [],
  isComfort: true,
  holdAfterMs: 0,
  releaseAfterMs: 0,
  judge({ atMs }, { fromMinute, toMinute }) {
    const words = `${clockTime(fromMinute)} to ${clockTime(toMinute)}`;
    const now = new Date(atMs);
    const minute = now.getHours() * 60 + now.getMinutes();
    const isQuiet =
      fromMinute <= toMinute
        ? minute >= fromMinute && minute < toMinute
        : minute >= fromMinute || minute < toMinute;
    if (!isQuiet) return { kind: 'clear', detail: `quiet from ${words}` };
    // The calendar's own arithmetic: days with a change of clocks have 23 or 25 hours.
    const end = new Date(atMs);
    end.setHours(0, toMinute, 0, 0);
    if (end.getTime() <= atMs) end.setDate(end.getDate() + 1);
    return {
      kind: 'hold',
      detail: words,
      release: `at ${clockTime(toMinute)}`,
      untilMs: end.getTime(),
    };
  },
});

function clockTime(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

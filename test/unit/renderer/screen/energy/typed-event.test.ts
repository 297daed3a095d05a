import { describe, expect, it } from 'vitest';
import {
  eventFrom,
  nextEvent,
  readTypedTime,
  typedTime,
} from '../../../../../renderer/screen/energy/typed-event.ts';

const at = new Date(2026, 10, 20, 17, 0).getTime();
const hourMs = 3_600_000;

describe('a time that is typed', () => {
  it('is read as it is written, with a space or a T', () => {
    expect(typedTime(at)).toBe('2026-11-20 17:00');
    expect(readTypedTime(' 2026-11-20 17:00 ')).toBe(at);
    expect(readTypedTime('2026-11-20T17:00')).toBe(at);
  });

  it.each([
    '',
    'tomorrow',
    '2026-11-20',
    '2026-13-01 00:00',
    '2026-02-30 12:00',
    '2026-11-20 25:00',
  ])('is refused: %j', (text) => {
    expect(readTypedTime(text)).toBeNull();
  });
});

describe('an event that is typed', () => {
  it('begins at the next full hour', () => {
    expect(nextEvent(at - 1)).toEqual({ name: '', start: '2026-11-20 17:00', hours: 3 });
  });

  it('is one with its own id, and none when it is over or can not be read', () => {
    const draft = { name: ' peak ', start: '2026-11-20 17:00', hours: 1.5 };
    const event = eventFrom(draft, at + hourMs);
    const endMs = at + 1.5 * hourMs;
    expect(event).toEqual({
      id: `typed/${at}-${endMs}`,
      name: 'peak',
      startMs: at,
      endMs,
      from: 'typed',
    });
    expect(eventFrom(draft, endMs)).toBeNull();
    expect(eventFrom({ ...draft, hours: 0 }, 0)).toBeNull();
    expect(eventFrom({ ...draft, start: 'noon' }, 0)).toBeNull();
  });
});

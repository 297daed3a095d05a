import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSaid } from '../../../../common/message/said.ts';

const said = createSaid(
  {
    no: 'nein',
    'it costs {price#}, not {other#}': 'es kostet {price}, nicht {other}',
    'it costs {price#}': 'Preis: {price}',
    '{what} ({why})': '{why}: {what}',
  },
  'de',
);

describe('createSaid', () => {
  it.each([
    ['no', 'nein'],
    ['it costs 0.28 $', 'Preis: 0,28 $'],
    ['it costs 1.5, not 2.25', 'es kostet 1,5, nicht 2,25'],
    ['no (it costs 3)', 'Preis: 3: nein'],
    ['', ''],
    ['x', 'x'],
  ])('says %j as %j', (english, text) => {
    expect(said(english)).toBe(text);
  });

  it('never takes a name of an object for a phrase', () => {
    expect(createSaid({}, 'de')('constructor')).toBe('constructor');
    expect(createSaid({}, 'de')('__proto__')).toBe('__proto__');
  });

  it('leaves long texts as they are, and never throws', () => {
    const long = 'it costs '.repeat(200);
    expect(said(long)).toBe(long);
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void said(text)));
  });
});

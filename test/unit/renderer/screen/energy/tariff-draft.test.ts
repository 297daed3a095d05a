import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  type DraftRow,
  draftOf,
} from '../../../../../renderer/screen/energy/tariff-draft.ts';

const row = (patch: Partial<DraftRow>): DraftRow => ({
  id: 0,
  from: '00:00',
  to: '24:00',
  days: 'all',
  season: '',
  price: '0.28',
  ...patch,
});
const check = (rows: readonly DraftRow[], holidays = '') =>
  checkDraft(rows, holidays, 'UTC', '2026-11-20');

describe('checkDraft', () => {
  it('takes one price for the whole day, and times as people write them', () => {
    expect(check([row({})]).kind).toBe('ok');
    const night = row({ from: '22', to: '6', price: '0,11' });
    const day = row({ id: 1, from: '6:00', to: '22:00' });
    expect(check([night, day])).toMatchObject({
      kind: 'ok',
      periods: [{ from: '22:00', to: '06:00', pricePerKwh: 0.11 }, { from: '06:00' }],
    });
  });

  it('takes days of work and the weekend side by side', () => {
    const rows = [row({ days: 'work' }), row({ id: 1, days: 'weekend', price: '0.2' })];
    expect(check(rows).kind).toBe('ok');
  });

  it('takes seasons that span New Year, and holidays', () => {
    const rows = [
      row({ season: '11-01 to 03-31', days: 'work' }),
      row({ id: 1, season: '11-01..03-31', days: 'saturday' }),
      row({ id: 2, season: '11-01 – 03-31', days: 'sunday', price: '0.1' }),
      row({ id: 3, season: '04-01 10-31', price: '0.2' }),
    ];
    const checked = check(rows, '2026-12-25, 2026-12-26');
    expect(checked).toMatchObject({ kind: 'ok', holidays: ['2026-12-25', '2026-12-26'] });
    if (checked.kind !== 'ok') throw new Error(checked.kind);
    const again = draftOf(checked.periods);
    expect(again.map(({ days }) => days)).toEqual(['work', 'saturday', 'sunday', 'all']);
    expect(again.map(({ season }) => season).slice(2)).toEqual([
      '11-01 to 03-31',
      '04-01 to 10-31',
    ]);
    // The first of April has no price when summer begins a day late.
    const late = [...rows.slice(0, 3), row({ id: 3, season: '04-02 to 10-31' })];
    expect(check(late)).toMatchObject({ kind: 'refused', at: '2027-04-01 00:00' });
  });

  it('refuses what is no season and no holiday', () => {
    expect(check([row({ season: 'winter' })])).toMatchObject({ kind: 'season', text: 'winter' });
    expect(check([row({ season: '02-30 to 03-31' })])).toMatchObject({ kind: 'season' });
    expect(check([row({})], 'Christmas')).toEqual({ kind: 'holiday', text: 'Christmas' });
  });

  it('names date and time of a gap and of an overlap', () => {
    expect(check([row({ to: '20:00' })])).toMatchObject({
      kind: 'refused',
      at: '2026-11-20 20:00',
    });
    const twice = check([row({}), row({ id: 1, from: '07:00', to: '08:00' })]);
    expect(twice).toMatchObject({ kind: 'refused', at: '2026-11-20 07:00' });
    expect(twice.kind === 'refused' && twice.allowed).toContain('row 1');
  });

  it('refuses what is no time and no price', () => {
    expect(check([row({ from: '25:00' })])).toMatchObject({ kind: 'time', text: '25:00' });
    expect(check([row({ to: 'noon' })])).toMatchObject({ kind: 'time', text: 'noon' });
    expect(check([row({ price: '' })])).toMatchObject({ kind: 'price' });
    expect(check([row({ price: '280' })])).toMatchObject({ kind: 'price' });
  });

  it('opens again as it was saved', () => {
    const rows = [
      row({ from: '22:00', to: '06:00', price: '0.11' }),
      row({ id: 1, from: '06:00', to: '22:00', days: 'work' }),
      row({ id: 2, from: '06:00', to: '22:00', days: 'weekend', price: '0.2' }),
    ];
    const checked = check(rows);
    if (checked.kind !== 'ok') throw new Error(checked.kind);
    expect(draftOf(checked.periods)).toEqual(rows);
  });
});

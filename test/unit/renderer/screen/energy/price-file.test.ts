import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PriceFile,
  type PriceProblem,
  parsePriceFile,
} from '../../../../../renderer/screen/energy/price-file.ts';

const hourMs = 3_600_000;
const noonMs = Date.UTC(2026, 10, 20, 12);

function slotsOf(read: PriceFile) {
  if (read.kind !== 'ok') throw new Error(JSON.stringify(read.problem));
  return read.slots;
}

function problemOf(text: string, timeZone = 'UTC'): PriceProblem {
  const read = parsePriceFile(text, timeZone);
  if (read.kind !== 'refused') throw new Error('it was read');
  return read.problem;
}

describe('parsePriceFile', () => {
  it('reads start and price, each slot as long as the step', () => {
    const slots = slotsOf(
      parsePriceFile('start,price\n2026-11-20T12:00Z,0.11\n2026-11-20T13:00Z,-0.02\n', 'UTC'),
    );
    expect(slots).toEqual([
      { startMs: noonMs, minutes: 60, pricePerKwh: 0.11, carbonGPerKwh: null, solarKw: null },
      {
        startMs: noonMs + hourMs,
        minutes: 60,
        pricePerKwh: -0.02,
        carbonGPerKwh: null,
        solarKw: null,
      },
    ]);
  });

  it('reads semicolons, decimal commas, a byte order mark and further columns', () => {
    const text =
      '\uFEFFtime_start;time_end;price_eur_mwh;carbon;solar_w\r\n2026-11-20 12:00;2026-11-20 12:15;110,5;240;1500\r\n2026-11-20 12:15;2026-11-20 13:00;90;;0\r\n';
    const [first, second] = slotsOf(parsePriceFile(text, 'UTC'));
    expect(first).toMatchObject({ minutes: 15, carbonGPerKwh: 240, solarKw: 1.5 });
    expect(first?.pricePerKwh).toBeCloseTo(0.1105, 12);
    expect(second).toMatchObject({ minutes: 45, carbonGPerKwh: null, solarKw: 0 });
  });

  it('takes cents and pence as hundredths', () => {
    for (const name of ['price ct/kWh', 'price (p/kWh)', 'price_pence', 'price cents']) {
      const [slot] = slotsOf(parsePriceFile(`start,${name}\n2026-11-20T12:00Z,28`, 'UTC'));
      expect(slot?.pricePerKwh, name).toBeCloseTo(0.28, 12);
    }
  });

  it('turns round a list that begins with the newest', () => {
    const slots = slotsOf(
      parsePriceFile('start,price\n2026-11-20T13:00Z,2\n2026-11-20T12:00Z,1', 'UTC'),
    );
    expect(slots.map(({ pricePerKwh }) => pricePerKwh)).toEqual([1, 2]);
  });

  it('reads wall-clock time of the zone, and offsets where they are given', () => {
    const [local] = slotsOf(parsePriceFile('start,price\n2026-11-20 13:00,1', 'Europe/Berlin'));
    const [told] = slotsOf(parsePriceFile('start,price\n2026-11-20T13:00+01:00,1', 'Asia/Tokyo'));
    expect(local?.startMs).toBe(noonMs);
    expect(told?.startMs).toBe(noonMs);
  });

  it('takes the hour that a clock change repeats in order, and refuses the one it skips', () => {
    const rows = ['00:00', '01:00', '02:00', '02:00', '03:00'].map((at) => `2026-10-25 ${at},1`);
    const slots = slotsOf(parsePriceFile(['start,price', ...rows].join('\n'), 'Europe/Berlin'));
    expect(slots.map(({ startMs }) => (startMs - slots[0]!.startMs) / hourMs)).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(problemOf('start,price\n2026-03-29 02:30,1', 'Europe/Berlin')).toEqual({
      kind: 'no-such-time',
      row: 2,
      text: '2026-03-29 02:30',
    });
  });

  it('refuses a gap and names its ends', () => {
    expect(
      problemOf('start,price\n2026-11-20T12:00Z,1\n2026-11-20T13:00Z,1\n2026-11-20T15:00Z,1'),
    ).toEqual({ kind: 'gap', fromMs: noonMs + 2 * hourMs, toMs: noonMs + 3 * hourMs });
  });

  it('refuses an overlap and names the moment', () => {
    expect(
      problemOf(
        'start,end,price\n2026-11-20T12:00Z,2026-11-20T14:00Z,1\n2026-11-20T13:00Z,2026-11-20T14:00Z,1',
      ),
    ).toEqual({ kind: 'overlap', atMs: noonMs + hourMs });
    expect(problemOf('start,price\n2026-11-20T12:00Z,1\n2026-11-20T12:00Z,2')).toEqual({
      kind: 'overlap',
      atMs: noonMs,
    });
  });

  it.each<[string, PriceProblem]>([
    ['', { kind: 'empty' }],
    ['start,price', { kind: 'empty' }],
    ['when,price\n1,2', { kind: 'columns', missing: 'start', found: 'when, price' }],
    ['start,amount\n1,2', { kind: 'columns', missing: 'price', found: 'start, amount' }],
    ['date,hour,price\n1,2,3', { kind: 'twice', column: 'start', found: 'date, hour, price' }],
    ['start,price\n2026-11-20T12:00Z', { kind: 'cells', row: 2, found: 1, wanted: 2 }],
    ['start,price\n20.11.2026,1', { kind: 'time', row: 2, text: '20.11.2026' }],
    ['start,price\n2026-02-30,1', { kind: 'time', row: 2, text: '2026-02-30' }],
    [
      'start,price\n2026-11-20T12:00Z,NaN',
      { kind: 'number', row: 2, column: 'price', text: 'NaN' },
    ],
    ['start,price\n2026-11-20T12:00Z,', { kind: 'number', row: 2, column: 'price', text: '' }],
    [
      'start,price\n2026-11-20T12:00Z,110.5',
      { kind: 'range', row: 2, column: 'price', text: '110.5', least: -100, most: 100 },
    ],
    [
      'start,end,price\n2026-11-20T12:00Z,2026-11-20T12:00Z,1',
      { kind: 'end', row: 2, atMs: noonMs },
    ],
  ])('refuses %j', (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });

  it('refuses more rows than a year of quarter hours', () => {
    const text = `start,price\n${'2026-11-20T12:00Z,1\n'.repeat(35_233)}`;
    expect(problemOf(text)).toEqual({ kind: 'too-long', rows: 35_233, most: 35_232 });
  });

  it('never throws, and what it reads has no gap and no overlap', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ maxLength: 30 }),
            fc
              .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: -9, max: 9 }))
              .map(
                ([hour, price]) =>
                  `${new Date(noonMs + hour * hourMs).toISOString().slice(0, 16)}Z,${price}`,
              ),
          ),
          { maxLength: 12 },
        ),
        (rows) => {
          const read = parsePriceFile(['start,price', ...rows].join('\n'), 'UTC');
          if (read.kind !== 'ok') return;
          read.slots.forEach((slot, at) => {
            expect(Number.isFinite(slot.pricePerKwh)).toBe(true);
            const next = read.slots[at + 1];
            if (next !== undefined) {
              expect(next.startMs).toBe(slot.startMs + slot.minutes * 60_000);
            }
          });
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLocalClock,
  dateOfDay,
  dayOfDate,
} from '../../../../../common/economics/energy/local-time.ts';
import {
  type CalendarTariff,
  checkTariff,
  type TariffPeriod,
  tariffDays,
  tariffSlots,
} from '../../../../../common/economics/energy/tariff.ts';
import { timeOfUseTariff } from '../../../../../common/economics/energy/time-of-use-tariff.ts';
import { runModel } from '../../../../../common/economics/model.ts';

const everyDay = [...tariffDays];
const period = (
  name: string,
  pricePerKwh: number,
  from: string,
  to: string,
  rest: Partial<TariffPeriod> = {},
): TariffPeriod => ({ name, pricePerKwh, from, to, days: everyDay, ...rest });

const nightAndDay: CalendarTariff = {
  timeZone: 'Europe/Berlin',
  holidays: [],
  periods: [period('night', 0.1, '22:00', '06:00'), period('day', 0.3, '06:00', '22:00')],
};

describe('time-of-use-tariff', () => {
  it('costs the published 13.51 a day for 3.5 kW in four bands', () => {
    const out = runModel(timeOfUseTariff, timeOfUseTariff.example);
    expect(out.cost).toBeCloseTo(13.51, 9);
    expect(out.energyKwh).toBe(84);
    expect(out.lowestPricePerKwh).toBe(0.08);
    expect(out.highestPricePerKwh).toBe(0.3);
  });

  it.each([
    ['2026-03-29', 23, 'the lost hour is a night hour'],
    ['2026-10-25', 25, 'the hour lived twice is a night hour'],
    ['2026-06-01', 24, 'an ordinary day'],
  ])('on %s has %i hours: %s', (firstDate, hours) => {
    const out = runModel(timeOfUseTariff, { ...nightAndDay, firstDate, powerKw: 1 });
    expect(out.hours).toBe(hours);
    expect(out.cost).toBeCloseTo(16 * 0.3 + (hours - 16) * 0.1, 9);
  });

  it('is the sum of its days over any range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 360 }),
        fc.integer({ min: 1, max: 12 }),
        (from, days) => {
          const cost = (first: number, count: number) =>
            runModel(timeOfUseTariff, {
              ...nightAndDay,
              firstDate: dateOfDay(dayOfDate('2026-01-01') + first),
              days: count,
              powerKw: 2,
            }).cost;
          let sum = 0;
          for (let day = 0; day < days; day++) sum += cost(from + day, 1);
          expect(cost(from, days)).toBeCloseTo(sum, 8);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lays a year out fast enough for a screen', () => {
    const input = { ...nightAndDay, firstDate: '2026-01-01', days: 365, powerKw: 1 };
    const began = performance.now();
    expect(runModel(timeOfUseTariff, input).hours).toBe(8760);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('keeps weekends, holidays and seasons apart', () => {
    const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
    const free = ['sat', 'sun', 'holiday'] as const;
    const tariff: CalendarTariff = {
      timeZone: 'UTC',
      holidays: ['2026-12-25'],
      periods: [
        period('summer work', 0.2, '00:00', '24:00', {
          days: weekdays,
          seasonFrom: '04-01',
          seasonTo: '10-31',
        }),
        period('winter work', 0.4, '00:00', '24:00', {
          days: weekdays,
          seasonFrom: '11-01',
          seasonTo: '03-31',
        }),
        period('free', 0.1, '00:00', '24:00', { days: free }),
      ],
    };
    const priceOn = (date: string) =>
      tariffSlots(tariff, Date.parse(`${date}T12:00:00Z`), 60, 1)[0]!.pricePerKwh;
    expect(priceOn('2026-07-01')).toBe(0.2); // a Wednesday
    expect(priceOn('2026-12-24')).toBe(0.4); // a Thursday
    expect(priceOn('2026-12-25')).toBe(0.1); // a Friday, and a holiday
    expect(priceOn('2026-12-26')).toBe(0.1); // a Saturday
    expect(priceOn('2028-02-29')).toBe(0.4); // a leap day, in winter over New Year
    expect(() => checkTariff(tariff, '2026-01-01', 366)).not.toThrow();
  });

  it('averages a slot that crosses a border of periods', () => {
    const [slot] = tariffSlots(nightAndDay, Date.parse('2026-06-01T03:45:00Z'), 60, 1);
    expect(slot!.pricePerKwh).toBeCloseTo((15 * 0.1 + 45 * 0.3) / 60, 12);
    expect(slot!.day).toBe('2026-06-01');
  });

  it('names period, date and time of an overlap', () => {
    const periods = [
      ...nightAndDay.periods,
      period('noon', 0.2, '12:00', '13:00', { days: ['wed'] }),
    ];
    expect(() =>
      runModel(timeOfUseTariff, { periods, firstDate: '2026-11-16', days: 7, powerKw: 1 }),
    ).toThrow(
      /periods\.2 is "2026-11-18 12:00": must have one price, but overlaps periods\.1 on this wed/,
    );
  });

  it('names date and time of a gap, also one that only a holiday or a season opens', () => {
    const run = (input: object) =>
      runModel(timeOfUseTariff, { firstDate: '2026-11-16', days: 366, powerKw: 1, ...input });
    expect(() => run({ periods: [period('day', 0.3, '06:00', '22:00')] })).toThrow(
      /periods is "2026-11-16 00:00": must have one price, but no period covers this mon/,
    );
    const noHoliday = [period('all', 0.3, '00:00', '24:00', { days: everyDay.slice(0, 7) })];
    expect(() => run({ periods: noHoliday, holidays: ['2026-12-25'] })).toThrow(
      /"2026-12-25 00:00": must have one price, but no period covers this holiday/,
    );
    const summerOnly = [
      period('all', 0.3, '00:00', '24:00', { seasonFrom: '11-01', seasonTo: '05-31' }),
    ];
    expect(() => run({ periods: summerOnly })).toThrow(/"2027-06-01 00:00"/);
  });

  it('refuses what is no tariff', () => {
    const run = (input: object) =>
      runModel(timeOfUseTariff, { ...nightAndDay, firstDate: '2026-01-01', powerKw: 1, ...input });
    expect(() => run({ timeZone: 'Mars/Olympus' })).toThrow(/timeZone is "Mars\/Olympus"/);
    expect(() => run({ firstDate: '2026-02-30' })).toThrow(/firstDate.*YYYY-MM-DD/);
    expect(() => run({ periods: [period('x', 1, '06:00', '06:00')] })).toThrow(/periods\.0\.to/);
    expect(() => run({ periods: [period('x', 1, '6', '25:00')] })).toThrow(/periods\.0\.from/);
  });
});

describe('createLocalClock', () => {
  it('finds the start of a day where midnight is skipped or lived twice', () => {
    const cairo = createLocalClock('Africa/Cairo'); // on 2026-04-24, 00:00 becomes 01:00
    const spring = dayOfDate('2026-04-24');
    expect(cairo.at(cairo.startOfDay(spring))).toEqual({ day: spring, minute: 60 });
    const autumn = dayOfDate('2026-10-30'); // 24:00 of the 29th becomes 23:00 again
    expect(cairo.at(cairo.startOfDay(autumn))).toEqual({ day: autumn, minute: 0 });
    expect(cairo.at(cairo.startOfDay(autumn) - 1)).toEqual({ day: autumn - 1, minute: 1439 });
  });

  it('agrees with the platform at every quarter hour of a year', () => {
    const zone = 'Australia/Lord_Howe'; // shifts by half an hour
    const clock = createLocalClock(zone);
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const start = Date.parse('2026-01-01T00:00:00Z');
    for (let quarter = 0; quarter < 365 * 96; quarter += 7) {
      const ms = start + quarter * 900_000;
      const { day, minute } = clock.at(ms);
      const two = (value: number) => String(value).padStart(2, '0');
      const text = `${dateOfDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
      expect(text).toBe(format.format(ms));
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedId } from '../../../../common/contract/feed.ts';
import { readPublication } from '../../../../main/feed/entso-e.ts';
import { type FeedContext, FeedProblem, parseAnswer } from '../../../../main/feed/feed.ts';
import { readFeedAddress } from '../../../../main/feed/feed-address.ts';
import { retryAfterMs } from '../../../../main/feed/feed-asker.ts';
import { durationMs } from '../../../../main/feed/openadr-event.ts';
import { feeds } from '../../../../main/feed/registry.ts';
import { inOrder, withEnds } from '../../../../main/feed/slot.ts';

const hourMs = 3_600_000;

const publication = (
  start: string,
  end: string,
  resolution: string,
  prices: readonly number[],
  more = '',
) =>
  `<Publication_MarketDocument><TimeSeries>${more}<currency_Unit.name>EUR</currency_Unit.name>` +
  '<price_Measure_Unit.name>MWH</price_Measure_Unit.name><curveType>A03</curveType>' +
  `<Period><timeInterval><start>${start}</start><end>${end}</end></timeInterval>` +
  `<resolution>${resolution}</resolution>${prices
    .map(
      (price, at) =>
        `<Point><position>${at + 1}</position><price.amount>${price}</price.amount></Point>`,
    )
    .join('')}</Period></TimeSeries></Publication_MarketDocument>`;

describe('the registry', () => {
  it('has every feed the contract names, once', () => {
    expect(feeds.map(({ id }) => id).sort()).toEqual([...FeedId.options].sort());
  });

  it('asks https servers only, and none more often than once in ten seconds', () => {
    for (const { id, baseUrl, leastMs, refreshMs, area } of feeds) {
      if (baseUrl !== '') expect(baseUrl, id).toMatch(/^https:\/\/[a-z.-]+$/);
      expect(leastMs, id).toBeGreaterThanOrEqual(10_000);
      expect(refreshMs, id).toBeGreaterThanOrEqual(leastMs);
      if (area !== null) expect(area.standard, id).toMatch(area.pattern);
    }
  });

  it('aWATTar is asked less than a hundred times a day', () => {
    const awattar = feeds.find(({ id }) => id === 'awattar')!;
    expect(86_400_000 / awattar.leastMs).toBeLessThan(100);
  });

  it('throws nothing but its own problem at any answer', async () => {
    const context: FeedContext = {
      area: '1',
      user: '',
      key: 'k',
      currency: 'EUR',
      chains: ['bitcoin'],
      nowMs: Date.parse('2026-05-01T00:00:00Z'),
      host: 'h',
      energyUse: () => ({ usedKwh: 0, baselineKwh: null }),
      memo: new Map(),
    };
    for (const feed of feeds) {
      const own = { ...context, area: feed.area?.standard ?? '' };
      const read = async (text: string): Promise<unknown> => {
        try {
          return (await feed.read(async () => text, own)).kind;
        } catch (error) {
          return error;
        }
      };
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
          const outcome = await read(text);
          expect(
            outcome === feed.kind || outcome instanceof FeedProblem,
            `${feed.id} ${text}`,
          ).toBe(true);
        }),
        { numRuns: 60 },
      );
    }
  });
});

describe('slots', () => {
  it('are put in order, the first of two counting', () => {
    const slots = [
      { startMs: 2, endMs: 3, value: 1 },
      { startMs: 0, endMs: 2, value: 2 },
      { startMs: 1, endMs: 2, value: 3 },
      { startMs: 2, endMs: 3, value: 4 },
    ];
    expect(inOrder('tariff', slots).map(({ value }) => value)).toEqual([2, 1]);
    expect(() => inOrder('tariff', [])).toThrow(FeedProblem);
    expect(() => inOrder('carbon', [{ startMs: 0, endMs: 1, value: -1 }])).toThrow(
      /can not be right/,
    );
    expect(() => inOrder('tariff', [{ startMs: 0, endMs: 1, value: Number.NaN }])).toThrow(
      FeedProblem,
    );
  });

  it('end with the next, the last with the shortest step, none after an hour', () => {
    const quarter = hourMs / 4;
    const ends = withEnds([
      { startMs: quarter, value: 2 },
      { startMs: 0, value: 1 },
      { startMs: 10 * hourMs, value: 3 },
    ]).map(({ endMs }) => endMs);
    expect(ends).toEqual([quarter, quarter + hourMs, 10 * hourMs + quarter]);
  });
});

describe('ENTSO-E', () => {
  it.each([
    ['23', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23],
    ['25', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25],
  ])('reads a day of %s hours, in hours and quarters', (_name, start, end, hours) => {
    const hourly = readPublication(publication(start, end, 'PT60M', Array(hours).fill(50)));
    expect(hourly.slots).toHaveLength(hours);
    const quarters = readPublication(publication(start, end, 'PT15M', [50, -20]));
    expect(quarters.slots).toHaveLength(4 * hours);
    expect(quarters.slots.at(-1)).toEqual({
      startMs: Date.parse(end) - hourMs / 4,
      endMs: Date.parse(end),
      value: -0.02,
    });
  });

  it('takes the lowest sequence and the finest steps', () => {
    const name = 'classificationSequence_AttributeInstanceComponent.position';
    const times = ['2026-05-01T00:00Z', '2026-05-01T01:00Z'] as const;
    const two = publication(...times, 'PT60M', [99], `<${name}>2</${name}>`);
    const one = publication(...times, 'PT60M', [50], `<${name}>1</${name}>`);
    const fine = publication(...times, 'PT15M', [40], `<${name}>1</${name}>`);
    const { slots } = readPublication(two + one + fine);
    expect(inOrder('tariff', slots).map(({ value }) => value)).toEqual([0.04, 0.04, 0.04, 0.04]);
  });

  it('passes on the words of a refusal', () => {
    const refusal =
      '<Acknowledgement_MarketDocument><Reason><code>999</code><text>No matching data found</text></Reason></Acknowledgement_MarketDocument>';
    expect(() => readPublication(refusal)).toThrow('it says: No matching data found');
  });

  it.each([
    [
      'another unit',
      publication('2026-05-01T00:00Z', '2026-05-01T01:00Z', 'PT60M', [1]).replace('MWH', 'KWH'),
    ],
    ['a period without end', publication('2026-05-01T00:00Z', '9026-05-01T01:00Z', 'PT15M', [1])],
    ['an unknown step', publication('2026-05-01T00:00Z', '2026-05-01T01:00Z', 'P1Y', [1])],
    ['no document', '<html/>'],
  ])('refuses %s', (_name, xml) => {
    expect(() => readPublication(xml)).toThrow(FeedProblem);
  });
});

describe('small parts', () => {
  it('reads Retry-After as seconds or a date, a day at most', () => {
    const nowMs = Date.parse('2026-05-01T00:00:00Z');
    expect(retryAfterMs('90', nowMs)).toBe(90_000);
    expect(retryAfterMs('Fri, 01 May 2026 00:10:00 GMT', nowMs)).toBe(600_000);
    expect(retryAfterMs('Fri, 01 May 2020 00:10:00 GMT', nowMs)).toBe(0);
    expect(retryAfterMs('999999999', nowMs)).toBe(86_400_000);
    expect(retryAfterMs('soon', nowMs)).toBeNull();
    expect(retryAfterMs(undefined, nowMs)).toBeNull();
  });

  it('reads durations of ISO 8601', () => {
    expect(durationMs('PT1H30M')).toBe(1.5 * hourMs);
    expect(durationMs('P1DT1S')).toBe(86_401_000);
    expect(durationMs('P9999Y')).toBe(366 * 86_400_000);
    for (const wrong of ['', 'P', 'PT', '1H', 'PT-1H'])
      expect(durationMs(wrong), wrong).toBeUndefined();
  });

  it('reads addresses, and says what is wrong with others', () => {
    expect(readFeedAddress('https://x.example:8443/a/?q=1', true)).toEqual({
      host: 'x.example',
      port: 8443,
      isTls: true,
      path: '/a',
      query: '?q=1',
    });
    expect(readFeedAddress('http://192.168.1.4:8123', true)).toMatchObject({ port: 8123 });
    expect(readFeedAddress('http://x.example', true)).toMatch(/only through https/);
    expect(readFeedAddress('ftp://x.example', false)).toMatch(/https/);
    expect(readFeedAddress('https://u:p@x.example', false)).toMatch(/own fields/);
    expect(readFeedAddress('x', false)).toMatch(/can not be read/);
  });

  it('says which field of an answer is not as it should be', async () => {
    const { z } = await import('zod');
    const shape = z.object({ a: z.array(z.object({ b: z.number() })) });
    expect(() => parseAnswer(shape, '{"a":[{"b":"x"}]}')).toThrow(/at a\.0\.b/);
  });
});

import { describe, expect, it } from 'vitest';
import { defaultPlanSettings } from '../../../../common/contract/plan.ts';
import { defaultSettings, Settings } from '../../../../common/contract/settings.ts';
import { guardsFromFlags } from '../../../../main/cli/guard-flags.ts';
import { feedKeyName, type PlanFlags, planFromFlags } from '../../../../main/cli/plan-flags.ts';

const read = (flags: PlanFlags) => planFromFlags(flags, 'bitcoin', 5);

describe('planFromFlags', () => {
  it('plans nothing and asks nobody without a flag', () => {
    const { plan, money, tariff, feeds } = read({});
    expect(plan).toEqual(defaultPlanSettings);
    expect(money).toEqual(defaultSettings.money);
    expect(tariff).toEqual(defaultSettings.tariff);
    expect(feeds).toEqual([]);
  });

  it.each<[PlanFlags, object]>([
    [{ hours: '22-6' }, { mode: 'hours', hours: { fromMinute: 1320, toMinute: 360 } }],
    [{ hours: '0:00-06:35' }, { mode: 'hours', hours: { fromMinute: 0, toMinute: 395 } }],
    [{ strike: '0.1' }, { mode: 'strike', strike: { resumeAt: 0.1, stopAbove: 0.1 } }],
    [{ strike: '-0.05,0.15' }, { mode: 'strike', strike: { resumeAt: -0.05, stopAbove: 0.15 } }],
    [{ deadline: '24' }, { mode: 'deadline', hoursPerWeek: 24 }],
    [{ plan: 'hours', hours: '1-2' }, { mode: 'hours' }],
    [
      { plan: 'value', 'energy-cap': '2.5' },
      { mode: 'value', dailyEnergyCapKwh: 2.5 },
    ],
    [
      { 'carbon-limit': '200', plan: 'strike' },
      { mode: 'strike', carbonLimitG: 200 },
    ],
    [
      { 'min-on': '30', 'min-off': '0' },
      { minOnMinutes: 30, minOffMinutes: 0 },
    ],
  ])('reads %j', (flags, plan) => {
    const choice = read(flags);
    expect(choice.plan).toMatchObject(plan);
    expect(() => Settings.parse({ ...defaultSettings, ...choice })).not.toThrow();
  });

  it('reads prices, their currency and who is asked for them', () => {
    const flags = { price: '0.3', 'coin-price': '60000', currency: 'EUR', feed: ['awattar=DE'] };
    const { money, tariff, feeds } = read(flags);
    expect(money).toEqual({
      currency: 'EUR',
      price: { bitcoin: { value: 60_000, typedAtMs: 5 } },
      electricity: { value: 0.3, typedAtMs: 5 },
    });
    expect(tariff.kind).toBe('feed');
    expect(feeds).toEqual([{ id: 'awattar', enabled: true, url: '', area: 'DE', user: '' }]);
    expect(read({ feed: ['uk-carbon-intensity'] }).tariff.kind).toBe('flat');
  });

  it('gives each feed its own key', () => {
    expect(feedKeyName('entso-e')).toBe('ADIT_FEED_KEY_ENTSO_E');
  });

  it.each<[PlanFlags, string]>([
    [{ hours: '22' }, '--hours'],
    [{ hours: '22-24' }, '22-24'],
    [{ hours: '22:03-6' }, 'to 5 minutes'],
    [{ strike: '0.2,0.1' }, '--strike'],
    [{ strike: '1,2,3' }, '--strike'],
    [{ strike: 'cheap' }, '--strike'],
    [{ deadline: '169' }, '--deadline'],
    [{ plan: 'sometimes' }, '--plan'],
    [{ hours: '1-2', strike: '0.1' }, 'can not both'],
    [{ plan: 'value', hours: '1-2' }, 'can not both'],
    [{ feed: ['nobody'] }, 'nobody'],
    [{ currency: 'euro' }, '--currency'],
    [{ price: '1e3' }, '--price'],
  ])('refuses %j, naming the flag', (flags, named) => {
    expect(() => read(flags)).toThrow(named);
  });
});

describe('guardsFromFlags', () => {
  it('reads quiet times by the minute', () => {
    const { quiet } = guardsFromFlags({ quiet: '22:01-7' });
    expect(quiet).toEqual({ enabled: true, fromMinute: 1321, toMinute: 420 });
    expect(() => guardsFromFlags({ quiet: 'at night' })).toThrow('--quiet');
  });
});

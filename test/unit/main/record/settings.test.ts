import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  type Settings,
  SettingsPatch,
} from '../../../../common/contract/settings.ts';
import { openSettings, patchSettings } from '../../../../main/record/settings.ts';

function openAt(path: string) {
  return openSettings(
    path,
    () => new Conf({ cwd: dirname(path), configName: 'settings' }),
    () => 0,
  );
}

function freshPath(content?: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'adit-settings-')), 'settings.json');
  if (content !== undefined) writeFileSync(path, content);
  return path;
}

describe('openSettings', () => {
  it('gives the defaults without a file', () => {
    const store = openAt(freshPath());
    expect(store.get()).toEqual(defaultSettings);
    expect(store.problem).toBeUndefined();
  });

  it('reads back what it saved', () => {
    const path = freshPath();
    const store = openAt(path);
    store.set(patchSettings(store.get(), { mining: { dutyPercent: 40 } }));
    expect(openAt(path).get().mining.dutyPercent).toBe(40);
  });

  it('lets the keys of a newer version survive a save', () => {
    const path = freshPath('{"version":1,"fromTheFuture":{"a":1}}');
    const store = openAt(path);
    store.set(store.get());
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ fromTheFuture: { a: 1 } });
  });

  it.each(['', '{"version":1,', '[]', 'null', '"x"', '\u0000\u0001'])(
    'keeps a damaged file aside and says so: %j',
    (content) => {
      const path = freshPath(content);
      const store = openAt(path);
      expect(store.get()).toEqual(defaultSettings);
      const keptAs = store.problem?.params.keptAs;
      expect(keptAs).toBeDefined();
      expect(readFileSync(keptAs as string, 'utf8')).toBe(content);
      expect(existsSync(path)).toBe(true);
      expect(openAt(path).problem).toBeUndefined();
    },
  );

  it('keeps every part that is valid when another is not', () => {
    const source = { id: 'a', kind: 'practice', label: 'Practice', enabled: true };
    const path = freshPath(
      JSON.stringify({
        mining: { dutyPercent: 900 },
        appearance: { theme: 'dark' },
        sources: [source, { id: 'b', kind: 'martian' }],
      }),
    );
    const settings = openAt(path).get();
    expect(settings.mining).toEqual(defaultSettings.mining);
    expect(settings.appearance.theme).toBe('dark');
    expect(settings.sources).toEqual([source]);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  it('says what the disk refused and keeps the value in force', () => {
    const path = freshPath();
    const store = openSettings(
      path,
      () => ({
        path,
        get store() {
          return {};
        },
        set store(_value) {
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        },
      }),
      () => 0,
    );
    expect(() => store.set({ ...store.get(), firstRunDone: true })).toThrow(
      /settings.not-saved.*ENOSPC/,
    );
    expect(store.get().firstRunDone).toBe(true);
  });
});

describe('patchSettings', () => {
  it('changes the named field alone', () => {
    const before = patchSettings(defaultSettings, { mining: { threads: 3 } });
    expect(before.mining).toEqual({ ...defaultSettings.mining, threads: 3 });
    expect(before.money).toEqual(defaultSettings.money);
  });

  it('keeps both halves of a pair that are changed one right after the other', () => {
    // Each patch names what the user touched, not what the page last knew of the rest.
    const patches = [
      { plan: { hours: { fromMinute: 60 } } },
      { plan: { hours: { toMinute: 120 } } },
      { plan: { strike: { resumeAt: 0.2 } } },
      { plan: { strike: { stopAbove: 0.3 } } },
      { guards: { quiet: { fromMinute: 5 } } },
      { guards: { quiet: { toMinute: 6 } } },
      { guards: { quiet: { enabled: true } } },
    ].map((patch) => SettingsPatch.parse(patch));
    for (const order of [patches, [...patches].reverse()]) {
      const { plan, guards } = order.reduce<Settings>(
        (now, patch) => patchSettings(now, patch),
        defaultSettings,
      );
      expect(plan).toEqual({
        ...defaultSettings.plan,
        hours: { fromMinute: 60, toMinute: 120 },
        strike: { resumeAt: 0.2, stopAbove: 0.3 },
      });
      expect(guards).toEqual({
        ...defaultSettings.guards,
        quiet: { enabled: true, fromMinute: 5, toMinute: 6 },
      });
    }
  });

  it('raises the price to stop at with the one to resume at', () => {
    const { plan } = patchSettings(defaultSettings, { plan: { strike: { resumeAt: 0.4 } } });
    expect(plan.strike).toEqual({ resumeAt: 0.4, stopAbove: 0.4 });
  });

  it('takes a demand charge by its parts, and away', () => {
    const charge = (demandCharge: object | null) =>
      SettingsPatch.parse({ tariff: { demandCharge } });
    const patches = [charge({}), charge({ perKw: 12 }), charge({ baseKw: 0.4 })];
    const { tariff } = patches.reduce<Settings>(
      (now, patch) => patchSettings(now, patch),
      defaultSettings,
    );
    expect(tariff.demandCharge).toEqual({ perKw: 12, peakKw: 0, baseKw: 0.4 });
    const without = patchSettings({ ...defaultSettings, tariff }, charge(null));
    expect(without.tariff).toEqual(defaultSettings.tariff);
  });

  it('refuses a field that a guard does not have', () => {
    expect(SettingsPatch.safeParse({ guards: { nobody: { enabled: true } } }).success).toBe(false);
  });
});

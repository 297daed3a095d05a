import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import { defaultPlanSettings } from '../../../../../common/contract/plan.ts';
import { defaultTariffSettings } from '../../../../../common/contract/tariff.ts';
import { openSettings, patchSettings } from '../../../../../main/record/settings.ts';

function openWith(content: object) {
  const folder = mkdtempSync(join(tmpdir(), 'adit-plan-settings-'));
  const path = join(folder, 'settings.json');
  writeFileSync(path, JSON.stringify(content));
  return openSettings(
    path,
    () => new Conf({ cwd: folder, configName: 'settings' }),
    () => 0,
  );
}

describe('settings of tariff, feeds and plan', () => {
  it('take their defaults in a file from before them: off, and nobody is asked', () => {
    const store = openWith({ version: 1, firstRunDone: true });
    expect(store.problem).toBeUndefined();
    expect(store.get()).toMatchObject({
      firstRunDone: true,
      plan: defaultPlanSettings,
      tariff: defaultTariffSettings,
      feeds: [],
    });
    expect(store.get().plan.mode).toBe('off');
  });

  it('keep what is valid of a damaged file', () => {
    const feed = { id: 'awattar', enabled: true, url: '', area: '', user: '' };
    const store = openWith({
      version: 1,
      plan: { mode: 'sideways' },
      tariff: { addedPercent: 19 },
      feeds: [feed, { id: 'unknown' }],
    });
    expect(store.problem).toBeDefined();
    expect(store.get().plan).toEqual(defaultPlanSettings);
    expect(store.get().tariff.addedPercent).toBe(19);
    expect(store.get().feeds).toEqual([feed]);
  });

  it('are changed field by field', () => {
    const store = openWith({ version: 1, plan: { mode: 'strike', startCost: 2 } });
    const next = patchSettings(store.get(), { plan: { mode: 'value' } });
    expect(next.plan).toMatchObject({ mode: 'value', startCost: 2 });
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostScenarios, type Scenario } from '../../../../common/contract/scenario.ts';
import { openScenarios } from '../../../../main/record/scenario.ts';

const night: Scenario = {
  id: 'profit-night',
  name: 'Night, "cheap"',
  savedAtMs: 1,
  model: 'profit',
  chainId: 'bitcoin',
  input: { pricePerKwh: 0.05, ages: [1, 2] },
  values: { pricePerKwh: 0.05 },
  output: { profitPerDay: -1.5, breakEvenCoinPrice: null },
};
const day: Scenario = { ...night, id: 'profit-day', name: 'Day' };

function folder() {
  const path = join(mkdtempSync(join(tmpdir(), 'adit-scenario-')), 'scenarios.json');
  const problems: unknown[] = [];
  const open = () =>
    openScenarios(
      path,
      () => 0,
      (error) => problems.push(error),
    );
  return { path, problems, open, names: () => readdirSync(join(path, '..')) };
}

describe('openScenarios', () => {
  it('keeps what is saved over a restart, oldest first', () => {
    const { open, problems } = folder();
    const store = open();
    store.save(night);
    store.save(day);
    store.save({ ...night, name: 'Late night' });
    expect(open().list()).toEqual([{ ...night, name: 'Late night' }, day]);
    store.remove(night.id);
    store.remove('never was');
    expect(open().list()).toEqual([day]);
    expect(problems).toEqual([]);
  });

  it.each(['', 'not json', '{}', '[{"id":"x"}]', 'null', '[[[['])(
    'keeps a damaged file (%s) aside and begins anew',
    (text) => {
      const { path, problems, open, names } = folder();
      writeFileSync(path, text);
      const store = open();
      expect(store.list()).toEqual([]);
      expect(problems).toHaveLength(1);
      const [aside] = names();
      expect(aside).toMatch(/^scenarios\.json\.damaged-1970-/);
      expect(readFileSync(join(path, '..', aside ?? ''), 'utf8')).toBe(text);
      store.save(night);
      expect(open().list()).toEqual([night]);
    },
  );

  it('saves what is still valid of a damaged file', () => {
    const { path, problems, open } = folder();
    writeFileSync(path, JSON.stringify([night, { ...day, savedAtMs: 'noon' }]));
    expect(open().list()).toEqual([night]);
    expect(problems).toHaveLength(1);
    expect(open().list()).toEqual([night]);
    expect(problems).toHaveLength(1);
  });

  it('refuses one more than fit, and still replaces', () => {
    const store = openScenarios(
      null,
      () => 0,
      () => undefined,
    );
    for (let at = 0; at < mostScenarios; at++) store.save({ ...night, id: `s-${at}` });
    expect(() => store.save(day)).toThrow(expect.objectContaining({ code: 'settings.invalid' }));
    store.save({ ...day, id: 's-0' });
    expect(store.list()).toHaveLength(mostScenarios);
    expect(store.list()[0]?.name).toBe('Day');
  });

  it('says when the disk refuses, and changes nothing', () => {
    const { path, open } = folder();
    const store = open();
    store.save(night);
    rmSync(join(path, '..'), { recursive: true });
    const failed = expect.objectContaining({ code: 'disk.write-failed' });
    expect(() => store.save(day)).toThrow(failed);
    expect(() => store.remove(night.id)).toThrow(failed);
    expect(store.list()).toEqual([night]);
  });
});

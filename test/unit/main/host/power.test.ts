import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../common/contract/devices.ts';
import { tdpOf } from '../../../../main/host/cpu-tdp.ts';
import { powerAccount } from '../../../../main/host/power.ts';

const nothingTyped = { miningW: null, idleW: null, tdpW: null };
const typed = (value: number) => ({ value, typedAtMs: 5 });
const load = (value: number): Reading => ({
  id: 'cpu-load',
  label: 'load',
  value,
  unit: '%',
  provenance: 'measured',
  from: 'test',
  atMs: 1,
  staleAfterMs: null,
});

describe('powerAccount', () => {
  it('does not invent watts for a processor it does not know', () => {
    const account = powerAccount(nothingTyped, null, load(50), 1, 9);
    for (const reading of [account.machine, account.idle, account.marginal]) {
      expect(reading).toMatchObject({ value: null, provenance: 'unavailable' });
    }
  });

  it('labels an estimate with its error', () => {
    const { machine, marginal } = powerAccount(nothingTyped, 100, load(100), 0.5, 9);
    expect(machine).toMatchObject({ value: 100, provenance: 'estimated' });
    expect(machine.from).toContain('±30 %');
    expect(marginal.value).toBeCloseTo(42.5);
  });

  it('counts what mining adds when both were typed', () => {
    const power = { ...nothingTyped, miningW: typed(214), idleW: typed(72) };
    expect(powerAccount(power, 100, load(3), 1, 9).marginal).toMatchObject({
      value: 142,
      provenance: 'typed',
    });
  });

  it('never counts less than nothing', () => {
    const power = { ...nothingTyped, miningW: typed(50), idleW: typed(72) };
    expect(powerAccount(power, null, undefined, 1, 9).marginal.value).toBe(0);
  });
});

describe('tdpOf', () => {
  it.each([
    ['AMD Ryzen 9 7950X 16-Core Processor', 170],
    ['AMD Ryzen 9 7950X3D 16-Core Processor', 120],
    ['Intel Core™ i9-13900K', 125],
    ['Intel(R) Core(TM) i7-10700 CPU @ 2.90GHz', 65],
    ['Apple M2 Pro', 40],
    ['AMD EPYC', null],
  ])('%s: %s', (brand, watts) => {
    expect(tdpOf(brand)).toBe(watts);
  });
});

import { describe, expect, it } from 'vitest';
import type { EnergyHour } from '../../../../../common/contract/energy.ts';
import { accountOf } from '../../../../../renderer/screen/energy/account.ts';

const hour = (patch: Partial<EnergyHour>): EnergyHour => ({
  atMs: 0,
  miningS: 3600,
  knownS: 3600,
  measuredS: 3600,
  miningKwh: 0.142,
  machineKwh: null,
  cost: 0.04,
  currency: 'USD',
  gCo2: null,
  ...patch,
});

describe('accountOf', () => {
  it('adds hours up', () => {
    const account = accountOf([hour({}), hour({ gCo2: 30, knownS: 1800, measuredS: 0 })]);
    expect(account).toMatchObject({ miningS: 7200, carbonG: 30, known: 0.75 });
    expect(account?.kwh).toBeCloseTo(0.284, 12);
    expect(account?.cost).toBeCloseTo(0.08, 12);
    expect(account?.measured).toBeCloseTo(2 / 3, 12);
  });
  it('leaves unknown what was never known', () => {
    const account = accountOf([hour({ cost: null, knownS: 0, measuredS: 0, miningKwh: 0 })]);
    expect(account).toMatchObject({ cost: null, carbonG: null, known: 0, measured: 0 });
  });
  it('is null where nothing was mined', () => {
    expect(accountOf([])).toBeNull();
    expect(accountOf([hour({ miningS: 0 })])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../common/contract/devices.ts';
import { defaultSettings } from '../../../../common/contract/settings.ts';
import type { NetworkInfo } from '../../../../common/contract/source.ts';
import { expectedCoins, moneyNow, oddsNow } from '../../../../main/app/money.ts';

const network: NetworkInfo = {
  chainId: 'bitcoin',
  height: 976_412,
  difficulty: 144.4e12,
  hashesPerBlock: 144.4e12 * 2 ** 32,
  networkHashrateHps: null,
  subsidyAtomic: '312500000',
  feesAtomic: '3000000',
  from: 'own node',
  atMs: 1,
};
const power: Reading = {
  id: 'power-marginal',
  label: '',
  value: 142,
  unit: 'W',
  provenance: 'typed',
  from: 'you',
  atMs: 0,
  staleAfterMs: null,
};
const bitcoin = { id: 'bitcoin', decimals: 8 };
const typed = (value: number) => ({ value, typedAtMs: 0 });
const money = {
  ...defaultSettings.money,
  price: { bitcoin: typed(64_800) },
  electricity: typed(0.28),
};

describe('the whole machine beside what mining adds', () => {
  it('costs its own watts, and nothing is said where they are not known', () => {
    const electricity = { ...power, value: 0.25, unit: 'USD/kWh' };
    const machine = { ...power, value: 200 };
    const now = moneyNow(bitcoin, 1e6, network, defaultSettings.money, power, {
      electricity,
      machine,
    })!;
    expect(now.machineCostPerDay).toBeCloseTo(1.2);
    const unknown = moneyNow(bitcoin, 1e6, network, defaultSettings.money, power, { electricity })!;
    expect(unknown.machineCostPerDay).toBeNull();
  });
});

describe('expectedCoins', () => {
  it('is the share of a block that the hashes are, and null where that is not known', () => {
    const { hashesPerBlock } = network;
    expect(expectedCoins(network, hashesPerBlock! / 100)).toBeCloseTo(0.03155, 12);
    expect(expectedCoins({ ...network, subsidyAtomic: null }, 1)).toBeNull();
    expect(expectedCoins({ ...network, hashesPerBlock: null }, 1)).toBeNull();
    expect(expectedCoins(null, 1)).toBeNull();
  });
});

describe('oddsNow', () => {
  it('agrees with the exponential law', () => {
    const odds = oddsNow(386.2e6, network, 0.4)!;
    expect(1 / odds.chancePerDay).toBeCloseTo(18.6e9, -8);
    expect(odds.medianWaitS).toBeCloseTo(odds.meanWaitS * Math.LN2, 0);
    expect(odds.wait5S).toBeLessThan(odds.medianWaitS);
    expect(odds.wait95S).toBeGreaterThan(odds.meanWaitS);
  });

  it.each([null, 0])('is unknown at hash rate %s', (hps) => {
    expect(oddsNow(hps, network, 0)).toBeNull();
  });
});

describe('moneyNow', () => {
  it('balances: revenue equals cost at the break-even electricity price', () => {
    const now = moneyNow(bitcoin, 386.2e6, network, money, power)!;
    expect(now.missing).toEqual([]);
    expect(now.costPerDay).toBeCloseTo(0.142 * 24 * 0.28, 10);
    expect(now.netPerDay).toBeCloseTo(now.revenuePerDay! - now.costPerDay!, 10);
    const even = moneyNow(
      bitcoin,
      386.2e6,
      network,
      { ...money, electricity: typed(now.breakEvenElectricity!) },
      power,
    )!;
    expect(even.netPerDay!).toBeCloseTo(0, 12);
    expect(now.breakEvenDifficulty! / now.difficulty!).toBeCloseTo(
      now.revenuePerDay! / now.costPerDay!,
      9,
    );
  });

  it('names what is missing and leaves what depends on it empty', () => {
    const now = moneyNow(bitcoin, 386.2e6, network, defaultSettings.money, power)!;
    expect(now.missing).toEqual(['price', 'electricity']);
    expect(now.coinsPerDay).toBeGreaterThan(0);
    expect([now.revenuePerDay, now.costPerDay, now.netPerDay, now.breakEvenPrice]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

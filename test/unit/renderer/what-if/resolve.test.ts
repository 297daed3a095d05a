import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../../common/chain/bitcoin.ts';
import { asics } from '../../../../common/economics/hardware/asic.ts';
import { quantity } from '../../../../common/economics/model.ts';
import { miningState } from '../../../../renderer/gallery-fixture/state.ts';
import { defineField, type Facts, problemOf, unknown } from '../../../../renderer/what-if/field.ts';
import { resolveField, weakestOf } from '../../../../renderer/what-if/resolve.ts';
import { createWhatIfStore, overrideKey } from '../../../../renderer/what-if/store.ts';

const nowMs = 1_000_000;
const facts: Facts = {
  ...miningState,
  chain: bitcoin,
  isMined: true,
  minedId: 'bitcoin',
  changed: {},
  todayMs: 0,
};
const speed = defineField({
  id: 'hashrateHps',
  label: 'Hashrate',
  unit: 'H/s',
  schema: quantity('Hash rate', 'H/s', { min: 0, max: 1e40 }),
  live: () => ({
    value: 5,
    provenance: 'measured',
    from: 'meter',
    atMs: nowMs - 50,
    staleAfterMs: 100,
  }),
  ofMachine: ({ hashrateHps }) => hashrateHps,
});
const machine = asics[0]!;
const none = { chainId: null, machine: null, overrides: {} };

describe('resolveField', () => {
  it('reads the live value with its provenance', () => {
    const value = resolveField(speed, facts, none, null, nowMs);
    expect(value).toMatchObject({
      value: 5,
      provenance: 'measured',
      from: 'meter',
      isChanged: false,
    });
  });

  it('calls a value stale once it is older than its limit', () => {
    expect(resolveField(speed, facts, none, null, nowMs + 51).provenance).toBe('stale');
  });

  it('lets a machine of the table stand in, and the user before the machine', () => {
    const ofMachine = resolveField(speed, facts, none, machine, nowMs);
    expect(ofMachine).toMatchObject({
      value: machine.hashrateHps,
      provenance: 'assumed',
      isChanged: true,
    });
    expect(ofMachine.from).toContain(machine.name);
    const overrides = { 'bitcoin/hashrateHps': { value: 9, atMs: nowMs, from: null } };
    expect(resolveField(speed, facts, { ...none, overrides }, machine, nowMs)).toMatchObject({
      value: 9,
      provenance: 'typed',
      from: 'you',
      isChanged: true,
      live: { value: 5 },
    });
  });

  it('keeps an unknown value unknown, with the reason', () => {
    const field = { ...speed, live: () => unknown('no meter') };
    expect(resolveField(field, facts, none, null, nowMs)).toMatchObject({
      value: null,
      provenance: 'unavailable',
      from: 'no meter',
    });
  });

  it('gives a result the weakest of its inputs', () => {
    const measured = resolveField(speed, facts, none, null, nowMs);
    const stale = resolveField(speed, facts, none, null, nowMs + 1000);
    expect(weakestOf([measured])).toBe('measured');
    expect(weakestOf([measured, stale])).toBe('stale');
  });
});

describe('problemOf', () => {
  it('names what is allowed for a number out of bounds', () => {
    expect(problemOf(speed, -1)).toBe('must be at least 0 H/s');
    expect(problemOf(speed, 1e41)).toBe('must be at most 1e+40 H/s');
    expect(problemOf(speed, Number.NaN)).toBe('must be a finite number');
    expect(problemOf(speed, 0)).toBeNull();
  });
});

describe('createWhatIfStore', () => {
  it('keeps changes of a coin apart from those of another, and shared ones together', () => {
    expect(overrideKey(speed, 'bitcoin')).not.toBe(overrideKey(speed, 'monero'));
    const shared = { ...speed, sharedByCoins: true };
    expect(overrideKey(shared, 'bitcoin')).toBe(overrideKey(shared, 'monero'));
  });

  it('undoes one change, and all at once but the coin', () => {
    const store = createWhatIfStore({ chainId: 'monero' });
    const override = { value: 1, atMs: nowMs, from: null };
    let told = 0;
    store.subscribe(() => {
      told++;
    });
    store.setOverride('a', override);
    store.setOverride('b', override);
    store.setOverride('a', null);
    expect(Object.keys(store.get().overrides)).toEqual(['b']);
    store.setMachine('x');
    store.undoAll();
    expect(store.get()).toEqual({ chainId: 'monero', machine: null, overrides: {} });
    expect(told).toBe(5);
  });
});

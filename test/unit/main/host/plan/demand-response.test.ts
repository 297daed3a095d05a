import { describe, expect, it } from 'vitest';
import type { EnergyHour } from '../../../../../common/contract/energy.ts';
import type { DemandInfo, GridEvent } from '../../../../../common/contract/plan.ts';
import { createDemandResponse } from '../../../../../main/host/plan/demand-response.ts';
import { baselineOf, readEventFile } from '../../../../../main/host/plan/grid-event.ts';
import { createSimClock } from './sim-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const startMs = Date.parse('2026-05-20T12:00:00Z');

const hourOf = (atMs: number, miningKwh: number): EnergyHour => ({
  atMs,
  miningS: 3600,
  knownS: 3600,
  measuredS: 0,
  miningKwh,
  machineKwh: null,
  cost: null,
  currency: 'EUR',
  gCo2: null,
});

const event = (from: number, hours: number, id = 'e'): GridEvent => ({
  id,
  name: 'peak',
  startMs: from,
  endMs: from + hours * hourMs,
  from: 'typed',
});

function createWorld(kept?: DemandInfo) {
  const clock = createSimClock(startMs);
  const world = {
    served: [] as GridEvent[],
    ledger: [] as EnergyHour[],
    saved: kept,
    rests: false,
    turns: [] as number[],
    latencyMs: 0,
  };
  const demand = createDemandResponse({
    clock,
    record: {
      load: () => world.saved,
      save(_key, info) {
        world.saved = info;
      },
    },
    served: () => world.served,
    energy: () => world.ledger,
    powerKw: () => (world.rests ? 0 : 0.2),
    turned() {
      const rests = demand.active() !== undefined;
      if (rests === world.rests) return;
      world.rests = rests;
      world.turns.push(clock.now());
    },
    changed: () => undefined,
  });
  return { world, demand, clock };
}

describe('demand response', () => {
  it('rests from the first moment of an event to its last, and proves it', () => {
    const { world, demand, clock } = createWorld();
    demand.add(event(startMs + hourMs, 2));
    expect(demand.events()).toHaveLength(1);
    clock.runTo(startMs + 5 * hourMs);
    expect(world.turns).toEqual([startMs + hourMs, startMs + 3 * hourMs]);
    const [proof] = demand.info().evidence;
    expect(proof).toMatchObject({
      knownAtMs: startMs,
      restedAtMs: startMs + hourMs,
      latencyMs: 0,
      baselineKw: 0.2,
      usedKwh: 0,
      endedAtMs: startMs + 3 * hourMs,
    });
    expect(proof!.baselineKwh).toBeCloseTo(0.4, 9);
    expect(proof!.reductionKwh).toBeCloseTo(0.4, 9);
    expect(world.saved!.evidence).toHaveLength(1);
  });

  it('rests at once for an event that has begun when a server tells of it', () => {
    const { world, demand, clock } = createWorld();
    world.served = [event(startMs - hourMs, 2)];
    demand.look();
    expect(world.turns).toEqual([startMs]);
    expect(demand.info().evidence[0]).toMatchObject({ latencyMs: 0, endedAtMs: null });
    world.served = [];
    demand.look();
    expect(world.rests).toBe(false);
    expect(demand.info().evidence[0]!.endedAtMs).toBe(clock.now());
  });

  it('keeps one proof per event when events meet or overlap', () => {
    const { demand, clock, world } = createWorld();
    demand.add(event(startMs + hourMs, 2, 'a'));
    demand.add(event(startMs + 2 * hourMs, 2, 'b'));
    clock.runTo(startMs + 6 * hourMs);
    expect(world.turns).toEqual([startMs + hourMs, startMs + 4 * hourMs]);
    expect(demand.info().evidence.map((proof) => proof.event.id)).toEqual(['b', 'a']);
  });

  it('an event that is taken back ends at once', () => {
    const { world, demand } = createWorld();
    demand.add(event(startMs - 1, 1));
    expect(world.rests).toBe(true);
    demand.remove('e');
    expect(world.rests).toBe(false);
  });

  it('knows its events and proofs after a restart', () => {
    const first = createWorld();
    first.demand.add(event(startMs + hourMs, 1));
    first.demand.add(event(startMs - 1, 0.5, 'now'));
    first.demand.stop();
    const again = createWorld(first.world.saved);
    again.demand.look();
    expect(again.demand.events().map(({ id }) => id)).toEqual(['now', 'e']);
    expect(again.world.rests).toBe(true);
  });

  it('refuses what can not be', () => {
    const { demand } = createWorld();
    expect(() => demand.add(event(startMs, -1))).toThrow(/settings\.invalid/);
    expect(() => demand.importFile('start,end\n2026-05-20,2026-05-21')).toThrow(/row 2/);
  });

  it('reads a file of events', () => {
    const { demand } = createWorld();
    const text =
      'start;end;name\n2026-05-21T17:00:00+02:00;2026-05-21T19:00:00+02:00;evening\n\n# no\n2026-05-22 15:00Z;2026-05-22 16:00Z;\n';
    expect(demand.importFile(text)).toBe(2);
    expect(demand.events()[0]).toMatchObject({
      name: 'evening',
      startMs: Date.parse('2026-05-21T15:00:00Z'),
      from: 'file',
    });
    expect(demand.importFile(text)).toBe(2);
    expect(demand.events()).toHaveLength(2);
  });
});

describe('readEventFile', () => {
  it.each([
    ['', /no events/],
    ['start,end', /no events/],
    ['a,b\n1,2', /columns start and end/],
    ['start,end\n2026-05-21T17:00:00,2026-05-21T19:00:00', /row 2: a time/],
    ['start,end\n2026-05-21T19:00Z,2026-05-21T17:00Z', /row 2: it ends before/],
  ])('refuses %j', (text, words) => {
    const file = readEventFile(text);
    expect(file.ok ? '' : file.problem).toMatch(words);
  });
});

describe('baselineOf', () => {
  const two = event(startMs, 2);

  it('is the mean of the same hours on ten earlier days, scaled by the hour before', () => {
    const ledger: EnergyHour[] = [];
    for (let day = 1; day <= 14; day += 1) {
      const kw = day <= 10 ? 0.1 * day : 9;
      ledger.push(hourOf(startMs - day * dayMs, kw), hourOf(startMs + hourMs - day * dayMs, kw));
      ledger.push(hourOf(startMs - hourMs - day * dayMs, 0.5));
    }
    const flat = baselineOf(two, [...ledger, hourOf(startMs - hourMs, 0.5)], null);
    expect(flat.kw).toBeCloseTo(0.55, 9);
    const more = baselineOf(two, [...ledger, hourOf(startMs - hourMs, 5)], null);
    expect(more.kw).toBeCloseTo(0.66, 9);
    expect(more.from).toBe('mean of the same hours on 10 earlier days, x1.20 for today');
  });

  it('skips days without mining, and says when there is nothing', () => {
    const ledger = [hourOf(startMs - 3 * dayMs, 0.4), hourOf(startMs + hourMs - 3 * dayMs, 0.2)];
    expect(baselineOf(two, ledger, 1).kw).toBeCloseTo(0.3, 9);
    expect(baselineOf(two, [], 0.7)).toMatchObject({ kw: 0.7 });
    expect(baselineOf(two, [], null).kw).toBeNull();
  });
});

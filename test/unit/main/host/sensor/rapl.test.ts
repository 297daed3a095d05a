import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { permissionFix, raplSensor } from '../../../../../main/host/sensor/rapl.ts';
import { createFakePowercap, type FakePowercap } from '../../../../fake/fake-powercap.ts';
import powerVectors from '../../../../vector/cpu-power.json' with { type: 'json' };

const vectors = powerVectors.cases.powercap;

function openOn(tree: FakePowercap, tdpW: number | null = 65) {
  let atMs = 0;
  const sensor = raplSensor({
    now: () => 1_000_000 + atMs,
    monotonic: () => atMs,
    tdpW: () => tdpW,
    groupId: 1000,
    root: tree.root,
    read: tree.read,
  });
  return {
    read: async () => (await sensor.read())[0]!,
    wait: (ms: number) => {
      atMs += ms;
    },
  };
}

const plain = { 'intel-rapl:0': 'package-0', 'intel-rapl:0:0': 'core', 'intel-rapl:1': 'psys' };

describe('raplSensor', () => {
  it.each(
    vectors.vectors.filter(({ watts, dt }) => watts !== undefined && dt !== undefined && dt > 0),
  )('reads $watts W from $e0 to $e1 µJ', async ({ e0, e1, dt, watts }) => {
    const tree = createFakePowercap(plain);
    const sensor = openOn(tree);
    tree.setCounter('intel-rapl:0', e0!);
    expect(await sensor.read()).toMatchObject({ value: null, provenance: 'unavailable' });
    sensor.wait(dt! * 1000);
    tree.setCounter('intel-rapl:0', e1!);
    const reading = await sensor.read();
    expect(reading).toMatchObject({ provenance: 'measured', atMs: 1_001_000 });
    expect(reading.value).toBeCloseTo(watts!, 5);
  });

  it('adds packages, and nothing that lies inside or around them', async () => {
    const tree = createFakePowercap({
      'intel-rapl:0': 'package-0',
      'intel-rapl:0:0': 'core',
      'intel-rapl:0:1': 'dram',
      'intel-rapl:1': 'package-1',
      'intel-rapl:2': 'psys',
    });
    const sensor = openOn(tree);
    await sensor.read();
    sensor.wait(2000);
    for (const zone of ['intel-rapl:0', 'intel-rapl:0:0', 'intel-rapl:0:1', 'intel-rapl:2']) {
      tree.setCounter(zone, 40e6);
    }
    tree.setCounter('intel-rapl:1', 60e6);
    expect((await sensor.read()).value).toBe(50);
  });

  it('gives nothing when no time passed, and is well again after it', async () => {
    const tree = createFakePowercap(plain);
    const sensor = openOn(tree);
    await sensor.read();
    tree.setCounter('intel-rapl:0', 1e6);
    expect((await sensor.read()).value).toBeNull();
    sensor.wait(1000);
    tree.setCounter('intel-rapl:0', 11e6);
    expect((await sensor.read()).value).toBe(10);
  });

  it('refuses more than four times the design power', async () => {
    const tree = createFakePowercap(plain);
    const sensor = openOn(tree, 65);
    await sensor.read();
    sensor.wait(1000);
    tree.setCounter('intel-rapl:0', 261e6);
    expect((await sensor.read()).value).toBeNull();
    sensor.wait(1000);
    tree.setCounter('intel-rapl:0', 261e6 + 259e6);
    expect((await sensor.read()).value).toBe(259);
  });

  it('does not trust a counter that may have wrapped twice, as after sleep', async () => {
    const tree = createFakePowercap(plain);
    const sensor = openOn(tree, null);
    await sensor.read();
    sensor.wait(300_000);
    tree.setCounter('intel-rapl:0', 5e6);
    expect((await sensor.read()).value).toBeNull();
  });

  it('names the exact line that gives the right to read', async () => {
    const tree = createFakePowercap(plain);
    tree.refuse('intel-rapl:0');
    const reading = await openOn(tree).read();
    expect(reading).toMatchObject({ value: null, provenance: 'unavailable' });
    expect(reading.from).toContain('CVE-2020-8694');
    expect(reading.fix).toBe(permissionFix(1000));
  });

  it('says so where there are no counters, also when they go away', async () => {
    const tree = createFakePowercap(plain);
    const sensor = openOn(tree);
    await sensor.read();
    rmSync(join(tree.root, 'intel-rapl:0'), { recursive: true });
    expect((await sensor.read()).from).toContain('no energy counters');
    rmSync(tree.root, { recursive: true });
    expect((await sensor.read()).from).toContain('no energy counters');
  });

  it.each(['', 'x', '-1', '1e9', '9'.repeat(40)])('does not take %j for a count', async (text) => {
    const tree = createFakePowercap(plain);
    tree.setCounter('intel-rapl:0', text as unknown as number);
    expect((await openOn(tree).read()).value).toBeNull();
  });
});

describe('permissionFix', () => {
  it('is one line for a shell', () => {
    expect(permissionFix(1000)).not.toContain('\n');
    expect(permissionFix(1000)).toMatch(/^echo '.*0440 root 1000' \| sudo tee \S+ && sudo /);
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppState } from '../../../common/contract/app.ts';
import type { MeasuredPower } from '../../../common/contract/energy.ts';
import { defaultSettings, type Settings } from '../../../common/contract/settings.ts';
import type { ResponseMessage } from '../../../common/contract/wire.ts';
import {
  type ThermalBody,
  temperatureAfterC,
} from '../../../common/economics/energy/thermal-derating.ts';
import { createApp } from '../../../main/app/app.ts';
import type { App } from '../../../main/app/app-api.ts';
import type { SupplyState } from '../../../main/host/guard/guard.ts';
import { seen, unseen } from '../../../main/host/probe/probe.ts';
import { measured, type Sensor } from '../../../main/host/sensor/sensor.ts';
import { openHistory } from '../../../main/record/history.ts';
import { memorySecrets } from '../../../main/record/secret.ts';
import { memorySettings } from '../../../main/record/settings.ts';

const workerUrl = new URL('../../../main/mining/worker.ts', import.meta.url);
const nativeFolder = fileURLToPath(new URL('../../../native/build', import.meta.url));

/** The app's time runs this much faster than ours; its threads hash in real time. */
const speed = 20;
const beganMs = Date.now();
const clock = {
  now: () => beganMs + (Date.now() - beganMs) * speed,
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms / speed);
    return () => clearTimeout(timer);
  },
};

/** A computer that is only pretended: a counter of the package, a temperature, a battery. */
function createMachine() {
  const world = {
    supply: { battery: null, isUpsBridging: null } as SupplyState,
    idleW: 20,
    perThreadW: 30,
    /** Threads times their duty, as the app told last. */
    working: () => 0,
    body: undefined as ThermalBody | undefined,
    celsius: 40,
    hottestC: 0,
  };
  let warmedAtMs = clock.now();
  const powerW = (): number => world.idleW + world.perThreadW * world.working();
  const sensors: Sensor[] = [
    {
      id: 'rapl',
      intervalMs: 1000 / speed,
      read: async () => [
        measured('package-power', 'Package', powerW(), 'W', 'pretended', clock.now(), 6000),
      ],
    },
    {
      id: 'processor',
      intervalMs: 2000 / speed,
      async read() {
        if (world.body === undefined) return [];
        const nowMs = clock.now();
        const seconds = (nowMs - warmedAtMs) / 1000;
        world.celsius = temperatureAfterC(world.body, powerW(), world.celsius, seconds);
        world.hottestC = Math.max(world.hottestC, world.celsius);
        warmedAtMs = nowMs;
        return [
          measured('cpu-temperature', 'Temperature', world.celsius, '°C', 'pretended', nowMs, 6000),
        ];
      },
    },
  ];
  return { world, sensors };
}

const open: App[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

function openOn(machine: ReturnType<typeof createMachine>, changes: Partial<Settings> = {}) {
  const saved = new Map<string, MeasuredPower>();
  const history = openHistory(':memory:', clock.now);
  const blind = { intervalMs: 1000, look: async () => unseen('not here') };
  const app = createApp({
    version: '0',
    frame: 'none',
    dataFolder: mkdtempSync(join(tmpdir(), 'adit-host-')),
    settings: memorySettings({
      ...defaultSettings,
      sources: [{ id: 'practice', kind: 'practice', label: 'Practice', enabled: true }],
      mining: { ...defaultSettings.mining, threads: 2, onLaunch: 'mine' },
      ...changes,
    }),
    secrets: memorySecrets(),
    history,
    log: () => undefined,
    kernelStore: { load: () => undefined, save: () => undefined },
    workerUrl,
    nativeFolder,
    machine: {
      sensors: () => machine.sensors,
      probes: ({ temperature }) => ({
        idleS: blind,
        presence: blind,
        otherLoad: blind,
        thermal: blind,
        isLidClosed: blind,
        supply: { intervalMs: 100, look: async () => seen(machine.world.supply, 'pretended') },
        temperatureC: {
          intervalMs: 100,
          async look() {
            const value = temperature()?.value ?? null;
            return value === null ? unseen('no sensor') : seen(value, 'pretended');
          },
        },
      }),
      measuredPower: {
        load: (algorithm) => saved.get(algorithm),
        save: (algorithm, each) => void saved.set(algorithm, each),
      },
    },
    clock,
    random: Math.random,
    release: () => undefined,
  });
  open.push(app);
  machine.world.working = () => {
    const { state, threads, dutyPercent } = app.state.state.mining;
    return state.kind === 'mining' ? (threads * dutyPercent) / 100 : 0;
  };
  app.start();
  return { app, history, saved };
}

async function until(app: App, fits: (state: AppState) => boolean): Promise<AppState> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (fits(app.state.state)) return app.state.state;
    await wait(20);
  }
  throw new Error(`never came: ${JSON.stringify(app.state.state.mining)}`);
}

async function call(app: App, channel: string, argument?: unknown): Promise<ResponseMessage> {
  const caller = { readOnly: false, isRemote: false, signal: new AbortController().signal };
  const message = { type: 'request', id: 1, channel, argument };
  return (await app.router(message, caller))!;
}

const isMining = ({ mining }: AppState): boolean => mining.state.kind === 'mining';

describe('the app and its machine', () => {
  it('rests with its reason while a guard holds, tells it in the timeline, and takes up again', async () => {
    const machine = createMachine();
    const { app } = openOn(machine);
    await until(app, isMining);
    machine.world.supply = {
      battery: { isDischarging: true, percent: 80 },
      isUpsBridging: null,
    };
    const held = await until(app, ({ mining }) => mining.state.kind === 'paused');
    expect(held.mining.state).toMatchObject({
      kind: 'paused',
      reason: { kind: 'guard', guard: 'battery', detail: 'running on battery, 80 % charged' },
    });
    expect(held.guards.find(({ id }) => id === 'battery')).toMatchObject({
      state: 'holding',
      release: 'when mains power is back',
    });
    const { hashesSession } = app.state.state.telemetry!;
    await wait(300);
    expect(app.state.state.telemetry!.hashesSession).toBe(hashesSession);

    await call(app, 'host.overrideGuards', { minutes: 60 });
    await until(app, isMining);
    await call(app, 'host.overrideGuards', { minutes: null });
    await until(app, ({ mining }) => mining.state.kind === 'paused');

    machine.world.supply = { battery: { isDischarging: false, percent: 81 }, isUpsBridging: null };
    await until(app, isMining);
    const codes = app.state.state.timeline.map(({ code }) => code);
    expect(codes).toContain('guard-tripped');
    expect(codes).toContain('guard-released');
  });

  it('measures what mining adds, keeps it, and counts with it', async () => {
    const machine = createMachine();
    const { app, saved, history } = openOn(machine, {
      money: {
        ...defaultSettings.money,
        electricity: { value: 0.3, typedAtMs: 0 },
      },
    });
    expect(await call(app, 'host.measure')).toMatchObject({
      ok: false,
      error: { code: 'host.not-measurable' },
    });
    await until(app, isMining);
    expect(await call(app, 'host.measure')).toMatchObject({ ok: true });
    const baseline = await until(app, ({ marginal }) => marginal.state.kind === 'running');
    expect(baseline.marginal.state).toMatchObject({ step: 1, threads: 0, from: 'pretended' });
    await until(
      app,
      ({ mining: { state } }) =>
        state.kind === 'paused' &&
        state.reason.kind === 'guard' &&
        state.reason.guard === 'measurement',
    );
    const done = await until(app, ({ marginal }) => marginal.result !== null);
    const result = saved.get('sha256d')!;
    expect(done.marginal.state.kind).toBe('none');
    expect(result).toMatchObject({ source: 'package-power', provenance: 'measured' });
    expect(result.idleW).toBeCloseTo(20, 1);
    for (const { threads, addedW, hashrateHps, jPerHash } of result.points) {
      expect(addedW).toBeCloseTo(30 * threads, 0);
      expect(hashrateHps).toBeGreaterThan(0);
      expect(jPerHash).toBeCloseTo(addedW / hashrateHps);
    }
    const mining = await until(
      app,
      (state) => isMining(state) && state.power.marginal.value !== null,
    );
    expect(mining.power.marginal).toMatchObject({
      value: expect.closeTo(60, 0),
      provenance: 'measured',
    });
    expect(mining.power.idle.value).toBeCloseTo(20, 1);

    await wait(1000);
    app.pause(null);
    const exported = await call(app, 'history.exportEnergy', {
      fromMs: 0,
      toMs: 1e14,
      format: 'json',
    });
    expect(exported).toMatchObject({ ok: true, value: { name: 'adit-energy.json' } });
    const [hour] = history.energy(0, 1e14);
    expect(hour!.miningKwh).toBeGreaterThan(0);
    expect(hour!.cost).toBeCloseTo(hour!.miningKwh * 0.3);
    expect(hour!.gCo2).toBeNull();
  });

  it('ends a measurement when the user pauses, and says so', async () => {
    const machine = createMachine();
    const { app } = openOn(machine);
    await until(app, isMining);
    await call(app, 'host.measure');
    app.pause(null);
    const { marginal } = await until(app, ({ marginal: { state } }) => state.kind === 'failed');
    expect(marginal.state).toMatchObject({ kind: 'failed', problem: 'you paused it' });
  });

  it('holds a temperature by threads and duty, and lets go when it is switched off', async () => {
    const machine = createMachine();
    machine.world.body = { ambientC: 25, resistanceKPerW: 0.6, timeConstantS: 60 };
    machine.world.celsius = 70;
    const { app } = openOn(machine, {
      guards: {
        ...defaultSettings.guards,
        temperature: { enabled: true, limitC: 95, targetC: 55 },
      },
    });
    // 25 + 0.6 * 80 W is 73 °C at full load; how well it is held is shown with the controller.
    const { hold } = await until(
      app,
      ({ mining: { state, threads, dutyPercent } }) =>
        state.kind === 'mining' && threads * dutyPercent < 20,
    );
    expect(hold).toMatchObject({ targetC: 55, from: 'pretended' });
    const guards = { temperature: { enabled: true, limitC: 95, targetC: null } };
    await call(app, 'settings.update', { guards });
    await until(app, (state) => state.hold === null && state.mining.threads === 2);
    expect(app.state.state.mining.dutyPercent).toBe(100);
  });
});

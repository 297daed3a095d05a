import type { Telemetry } from '../../common/contract/mining.ts';
import type { EngineCounters } from '../mining/engine-api.ts';
import { HashrateMeter } from '../mining/hashrate-meter.ts';
import type { Clock } from '../work/source/source.ts';

export interface TelemetryDeps {
  readonly clock: Clock;
  readonly counters: () => EngineCounters;
  /** Hashes of the second that ended. */
  readonly addHashes: (atMs: number, hashes: number) => void;
  readonly send: (telemetry: Telemetry) => void;
  readonly everySecond: () => void;
}

export interface TelemetryTicker {
  /** While mining only: at rest nothing ticks. */
  start(): void;
  stop(): void;
}

/** As often as an eye reads a number; counters are sampled with the same tick. */
const tickMs = 250;
const secondMs = 1000;

/** Samples the engine's counters, keeps history by the second and tells everybody at most four times a second. */
export function createTelemetryTicker(deps: TelemetryDeps): TelemetryTicker {
  const meter = new HashrateMeter();
  let cancel: (() => void) | undefined;
  let hashesAtStart: number | undefined;
  let writtenHashes = 0;
  let writtenAtMs = 0;
  let sampledAtMs = 0;
  let miningMs = 0;

  function write(nowMs: number, hashes: number): void {
    if (hashes > writtenHashes) deps.addHashes(nowMs - 1, hashes - writtenHashes);
    writtenHashes = hashes;
    writtenAtMs = nowMs;
  }

  function tick(): void {
    cancel = deps.clock.after(tickMs, tick);
    const nowMs = deps.clock.now();
    const counters = deps.counters();
    miningMs += Math.max(0, nowMs - sampledAtMs);
    sampledAtMs = nowMs;
    meter.sample(nowMs, counters);
    const isSecond = nowMs - writtenAtMs >= secondMs;
    if (isSecond) write(nowMs, counters.hashes);
    const reading = meter.read(nowMs);
    deps.send({
      atMs: nowMs,
      rate10s: reading.rate10s,
      rate60s: reading.rate60s,
      rate15min: reading.rate15min,
      maxHps: reading.maxHps,
      threads: counters.threads.map(({ kernel }, index) => ({
        index,
        hps: reading.threadsHps[index] ?? null,
        kernel,
      })),
      hashesSession: counters.hashes - (hashesAtStart ?? 0),
      miningMsSession: miningMs,
    });
    if (isSecond) deps.everySecond();
  }

  return {
    start() {
      if (cancel !== undefined) return;
      meter.restart();
      sampledAtMs = deps.clock.now();
      const { hashes } = deps.counters();
      hashesAtStart ??= hashes;
      writtenHashes = hashes;
      writtenAtMs = sampledAtMs;
      tick();
    },
    stop() {
      if (cancel === undefined) return;
      cancel();
      cancel = undefined;
      write(deps.clock.now(), deps.counters().hashes);
    },
  };
}

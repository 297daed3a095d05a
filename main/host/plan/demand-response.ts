import type { EnergyHour } from '../../../common/contract/energy.ts';
import { AppError } from '../../../common/contract/errors.ts';
import type { DemandInfo, GridEvent, GridEvidence } from '../../../common/contract/plan.ts';
import type { HostClock } from '../clock.ts';
import { type Baseline, baselineOf, readEventFile } from './grid-event.ts';

/** What outlives the app: events that somebody told it, and the proofs. */
export interface DemandRecord {
  load(key: string): DemandInfo | undefined;
  save(key: string, info: DemandInfo): void;
}

export interface DemandDeps {
  readonly clock: HostClock;
  readonly record: DemandRecord;
  /** What an event server gave. */
  readonly served: () => readonly GridEvent[];
  /** The ledger, oldest first. */
  readonly energy: (fromMs: number, toMs: number) => readonly EnergyHour[];
  /** W that mining draws now, as kW; 0 while it rests, null when unknown. */
  readonly powerKw: () => number | null;
  /** An event began or ended: mining must follow before this returns. */
  readonly turned: () => void;
  readonly changed: () => void;
}

/** Rests mining while the grid asks for it, and keeps the proof. */
export interface DemandResponse {
  /** The event under way. */
  active(): GridEvent | undefined;
  /** Present and to come, soonest first. */
  events(): readonly GridEvent[];
  info(): DemandInfo;
  /** Events of the server may have changed. */
  look(): void;
  /** @throws AppError settings.invalid */
  add(event: GridEvent): void;
  /** @throws AppError settings.invalid, with the row */
  importFile(text: string): number;
  /** Forgets an event; one of a server returns unless it is dropped there too. */
  remove(id: string): void;
  stop(): void;
}

const key = 'demand';
const mostEvents = 500;
const mostEvidence = 50;
const sampleMs = 5000;
const baselineMs = 31 * 86_400_000;
const hourMs = 3_600_000;

interface Running {
  readonly event: GridEvent;
  readonly knownAtMs: number;
  readonly restedAtMs: number;
  readonly baseline: Baseline;
  usedKwh: number;
  sampledAtMs: number;
}

export function createDemandResponse(deps: DemandDeps): DemandResponse {
  const { clock } = deps;
  const kept = deps.record.load(key);
  let own: readonly GridEvent[] = kept?.events ?? [];
  let evidence: readonly GridEvidence[] = kept?.evidence ?? [];
  const dropped = new Set<string>();
  const knownAtMs = new Map<string, number>();
  let running: Running | undefined;
  let cancelNext: (() => void) | undefined;
  let cancelSample: (() => void) | undefined;

  function events(): readonly GridEvent[] {
    const now = clock.now();
    const served = deps.served().filter(({ id }) => !dropped.has(id));
    return [...own, ...served]
      .filter(({ endMs }) => endMs > now)
      .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  }

  function active(): GridEvent | undefined {
    const now = clock.now();
    return events().find(({ startMs, endMs }) => startMs <= now && now < endMs);
  }

  function look(): void {
    const now = clock.now();
    const all = events();
    for (const { id } of all) if (!knownAtMs.has(id)) knownAtMs.set(id, now);
    for (const id of knownAtMs.keys()) {
      if (!all.some((event) => event.id === id)) knownAtMs.delete(id);
    }
    const event = active();
    if (event?.id !== running?.event.id) {
      end();
      if (event !== undefined) begin(event);
      else deps.turned();
    }
    cancelNext?.();
    const borders = all.flatMap(({ startMs, endMs }) => [startMs, endMs]).filter((at) => at > now);
    const next = Math.min(...borders);
    cancelNext = Number.isFinite(next) ? clock.after(next - now, look) : undefined;
    deps.changed();
  }

  function begin(event: GridEvent): void {
    const before = deps.powerKw();
    const baseline = baselineOf(
      event,
      deps.energy(event.startMs - baselineMs, clock.now()),
      before,
    );
    running = {
      event,
      knownAtMs: knownAtMs.get(event.id) ?? clock.now(),
      restedAtMs: Number.NaN,
      baseline,
      usedKwh: 0,
      sampledAtMs: clock.now(),
    };
    deps.turned();
    running = { ...running, restedAtMs: clock.now() };
    cancelSample = clock.after(sampleMs, sample);
  }

  function sample(): void {
    measure();
    deps.changed();
    cancelSample = clock.after(sampleMs, sample);
  }

  function measure(): void {
    if (running === undefined) return;
    const now = clock.now();
    // A longer gap was sleep: nothing was drawn for mining then.
    const elapsedMs = Math.min(now - running.sampledAtMs, 2 * sampleMs);
    running.usedKwh += ((deps.powerKw() ?? 0) * elapsedMs) / hourMs;
    running.sampledAtMs = now;
  }

  function end(): void {
    if (running === undefined) return;
    cancelSample?.();
    measure();
    evidence = [proofOf(running, clock.now()), ...evidence].slice(0, mostEvidence);
    running = undefined;
    keep();
  }

  function proofOf(of: Running, endedAtMs: number | null): GridEvidence {
    const { event, baseline, usedKwh, restedAtMs } = of;
    const hours = Math.max(0, (endedAtMs ?? clock.now()) - event.startMs) / hourMs;
    const baselineKwh = baseline.kw === null ? null : baseline.kw * hours;
    return {
      event,
      knownAtMs: of.knownAtMs,
      restedAtMs,
      latencyMs: restedAtMs - Math.max(event.startMs, of.knownAtMs),
      baselineKw: baseline.kw,
      baselineFrom: baseline.from,
      baselineKwh,
      usedKwh,
      reductionKwh: baselineKwh === null ? null : Math.max(0, baselineKwh - usedKwh),
      endedAtMs,
    };
  }

  function keep(): void {
    deps.record.save(key, { events: [...own], evidence: [...evidence] });
  }

  function setOwn(next: readonly GridEvent[]): void {
    const now = clock.now();
    own = next.filter(({ endMs }) => endMs > now);
    keep();
    look();
  }

  function addAll(added: readonly GridEvent[]): void {
    const wrong = added.find(({ startMs, endMs }) => !(endMs > startMs));
    if (wrong !== undefined) throw refused(wrong.id, 'an end after its start');
    const ids = new Set(added.map(({ id }) => id));
    const next = [...own.filter(({ id }) => !ids.has(id)), ...added];
    if (next.length > mostEvents) throw refused(`${next.length} events`, `at most ${mostEvents}`);
    setOwn(next);
  }

  return {
    active,
    events,
    info: () => ({
      events: [...events()],
      evidence: [...(running === undefined ? [] : [proofOf(running, null)]), ...evidence],
    }),
    look,
    add: (event) => addAll([event]),
    importFile(text) {
      const file = readEventFile(text);
      if (!file.ok) throw refused(text.slice(0, 40), `events: ${file.problem}`);
      addAll(file.events);
      return file.events.length;
    },
    remove(id) {
      dropped.add(id);
      setOwn(own.filter((event) => event.id !== id));
    },
    stop() {
      cancelNext?.();
      end();
      cancelSample?.();
    },
  };
}

function refused(value: string, allowed: string): AppError {
  return new AppError('settings.invalid', { field: 'grid events', value, allowed });
}

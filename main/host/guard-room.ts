import type { GuardId, GuardInfo, GuardSettings } from '../../common/contract/guest.ts';
import type { HostClock } from './clock.ts';
import {
  type GuardState,
  guardInfo,
  initialGuard,
  nextGuard,
  type Seen,
  type SignalName,
  type Signals,
} from './guard/guard.ts';
import { guards } from './guard/registry.ts';
import type { Probes } from './probe/registry.ts';

export interface GuardRoomDeps {
  readonly clock: HostClock;
  readonly settings: () => GuardSettings;
  readonly probes: Probes;
  /** Something that a screen shows has changed. */
  readonly changed: () => void;
  /** A guard began or ceased to hold. */
  readonly turned: (guard: GuardInfo) => void;
  /** The computer was away: its clock jumped between two looks. */
  readonly slept: (awayMs: number) => void;
  readonly problem: (signal: SignalName, error: unknown) => void;
}

/** Looks at the signals and keeps the guards. */
export interface GuardRoom {
  start(): void;
  stop(): void;
  /** Looks at once: settings changed, or the system told of something. */
  look(): Promise<void>;
  /** The system says that it is about to sleep. */
  sleeps(): void;
  woke(): void;
  /** Lifts the guards of comfort until then; null ends it. */
  override(untilMs: number | null): void;
  readonly infos: () => readonly GuardInfo[];
  /** The gravest guard that makes mining rest. */
  readonly holding: () => GuardInfo | undefined;
}

/** A guard that reacts within this time is at once to a person; signals that cost more are looked at less often. */
const lookMs = 2000;
/** A gap so much longer than that was sleep, not a busy computer. */
const sleepMs = 20_000;

/** Systems that announce sleep are asleep within seconds; one that changed its mind tells nobody. */
const mostLooksAsleep = 10;

const notLooked: Seen<never> = { ok: false, reason: 'not looked at yet' };

export function createGuardRoom(deps: GuardRoomDeps): GuardRoom {
  const { clock, probes } = deps;
  const states = new Map<GuardId, GuardState>();
  const lookedAtMs = new Map<SignalName, number>();
  let signals: Signals = {
    atMs: clock.now(),
    idleS: notLooked,
    presence: notLooked,
    otherLoad: notLooked,
    supply: notLooked,
    temperatureC: notLooked,
    thermal: notLooked,
    isLidClosed: notLooked,
    sleepsSinceMs: null,
    wokeAtMs: null,
  };
  let overriddenUntilMs = 0;
  let infos: readonly GuardInfo[] = [];
  let cancel: (() => void) | undefined;
  let isStopped = false;
  let looksAsleep = 0;
  const looking = new Map<SignalName, Promise<void>>();

  /** Looks at a signal unless that was just done; one that hangs holds no other up. */
  function see(name: SignalName): Promise<void> {
    const nowMs = clock.now();
    const beforeMs = lookedAtMs.get(name);
    if (beforeMs !== undefined && nowMs - beforeMs < probes[name].intervalMs) {
      return looking.get(name) ?? Promise.resolve();
    }
    lookedAtMs.set(name, nowMs);
    const look = (looking.get(name) ?? Promise.resolve()).then(async () => {
      let seen: Seen<unknown>;
      try {
        seen = await probes[name].look();
      } catch (error) {
        deps.problem(name, error);
        seen = { ok: false, reason: error instanceof Error ? error.message : String(error) };
      }
      // Others may have changed the signals meanwhile.
      signals = { ...signals, [name]: seen };
      if (looking.get(name) === look) looking.delete(name);
      if (!isStopped) judgeAll();
    });
    looking.set(name, look);
    return look;
  }

  function seeAll(): Promise<unknown> {
    const settings = deps.settings();
    const needed = guards.flatMap((guard) => (settings[guard.id].enabled ? guard.needs : []));
    return Promise.all([...new Set(needed)].map(see));
  }

  function judgeAll(): void {
    const settings = deps.settings();
    signals = { ...signals, atMs: clock.now() };
    const { atMs } = signals;
    const overridden = atMs < overriddenUntilMs ? overriddenUntilMs : null;
    const next: GuardInfo[] = [];
    for (const guard of guards) {
      const before = states.get(guard.id) ?? initialGuard(atMs);
      const own = settings[guard.id];
      const state = own.enabled
        ? nextGuard(before, guard.judge(signals, own as never, before.isHolding), guard, atMs)
        : before.isHolding
          ? initialGuard(atMs)
          : before;
      states.set(guard.id, state);
      const info = guardInfo(guard, state, own.enabled, overridden);
      if (state.isHolding !== before.isHolding) deps.turned(info);
      next.push(info);
    }
    if (JSON.stringify(next) === JSON.stringify(infos)) return;
    infos = next;
    deps.changed();
  }

  function tick(): void {
    const dueMs = clock.now() + lookMs;
    cancel = clock.after(lookMs, () => {
      const awayMs = clock.now() - dueMs;
      if (awayMs > sleepMs) {
        wake();
        deps.slept(awayMs);
      } else if (signals.sleepsSinceMs !== null) {
        // No clock ticks in sleep: so many looks, and it has stayed awake.
        looksAsleep += 1;
        if (looksAsleep >= mostLooksAsleep) wake();
      }
      tick();
      judgeAll();
      void seeAll();
    });
  }

  function wake(): void {
    signals = { ...signals, sleepsSinceMs: null, wokeAtMs: clock.now() };
  }

  return {
    start() {
      judgeAll();
      tick();
      void seeAll();
    },
    stop() {
      isStopped = true;
      cancel?.();
    },
    async look() {
      lookedAtMs.clear();
      judgeAll();
      await seeAll();
    },
    sleeps() {
      looksAsleep = 0;
      signals = { ...signals, sleepsSinceMs: clock.now() };
      judgeAll();
    },
    woke() {
      wake();
      judgeAll();
    },
    override(untilMs) {
      overriddenUntilMs = untilMs ?? 0;
      judgeAll();
    },
    infos: () => infos,
    holding: () => infos.find(({ state }) => state === 'holding'),
  };
}

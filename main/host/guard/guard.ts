import type { GuardId, GuardInfo, GuardSettings } from '../../../common/contract/guest.ts';

/** Something seen, with by what; or in words why it can not be seen here. */
export type Seen<T> =
  | { readonly ok: true; readonly value: T; readonly from: string }
  | { readonly ok: false; readonly reason: string };

/** How the computer is fed. */
export interface SupplyState {
  /** A battery of the computer itself; null in a desktop. */
  readonly battery: { readonly isDischarging: boolean; readonly percent: number | null } | null;
  /** True while an uninterruptible supply bridges a power cut; null without one. */
  readonly isUpsBridging: boolean | null;
}

/** What the system itself says of its heat; 'unknown' where it says nothing. */
export interface ThermalPressure {
  readonly state: 'unknown' | 'nominal' | 'fair' | 'serious' | 'critical';
  /** Share of its clock that the system lets the processor have, percent. */
  readonly speedLimitPercent: number;
}

/** Everything guards look at, as last seen. */
export interface Signals {
  readonly atMs: number;
  /** Seconds since the last key or pointer; Infinity while the screen is locked. */
  readonly idleS: Seen<number>;
  /** Programs that ask not to be disturbed, in words; '' for none. */
  readonly presence: Seen<string>;
  /** Percent of the processor that other programs use. */
  readonly otherLoad: Seen<number>;
  readonly supply: Seen<SupplyState>;
  readonly temperatureC: Seen<number>;
  readonly thermal: Seen<ThermalPressure>;
  readonly isLidClosed: Seen<boolean>;
  /** Since when the computer is about to sleep, or sleeps, Unix ms; null: it is awake. */
  readonly sleepsSinceMs: number | null;
  /** When the computer last woke, Unix ms; null: not since the start. */
  readonly wokeAtMs: number | null;
}

export type SignalName = Exclude<keyof Signals, 'atMs' | 'wokeAtMs' | 'sleepsSinceMs'>;

/** What a guard makes of the signals, without regard to how long they last. */
export type Verdict =
  | { readonly kind: 'clear'; readonly detail: string }
  | {
      readonly kind: 'hold';
      readonly detail: string;
      readonly release: string;
      readonly untilMs: number | null;
    }
  | { readonly kind: 'blind'; readonly detail: string };

export interface GuardDefinition<Id extends GuardId = GuardId> {
  readonly id: Id;
  readonly label: string;
  /** Signals it needs; what no guard in use needs is not looked at. */
  readonly needs: readonly SignalName[];
  /** False: safety. The user's "mine now" does not lift it. */
  readonly isComfort: boolean;
  /** The signal must ask to hold for this long without a break, ms; 0: at once. */
  readonly holdAfterMs: number;
  /** And be clear for this long before it is released. Longer than what makes it hold, so that it never flaps. */
  readonly releaseAfterMs: number;
  /** @param isHolding - lets the threshold of release differ from that of holding */
  judge(signals: Signals, settings: GuardSettings[Id], isHolding: boolean): Verdict;
}

export function defineGuard<Id extends GuardId>(
  definition: GuardDefinition<Id>,
): GuardDefinition<Id> {
  return definition;
}

/** A guard's memory between looks. */
export interface GuardState {
  readonly isHolding: boolean;
  /** Since when it holds, or has been clear. */
  readonly sinceMs: number;
  /** Since when the signals have asked for the other; null while they agree. */
  readonly otherSinceMs: number | null;
  /** The last verdict of its own kind: shown until the other prevails. */
  readonly verdict: Verdict;
}

export function initialGuard(atMs: number): GuardState {
  const verdict = { kind: 'clear', detail: '' } as const;
  return { isHolding: false, sinceMs: atMs, otherSinceMs: null, verdict };
}

/** The next state after a look. A guard that goes blind is released like one that is clear: it knows of nothing to hold for. */
export function nextGuard(
  state: GuardState,
  verdict: Verdict,
  timing: Pick<GuardDefinition, 'holdAfterMs' | 'releaseAfterMs'>,
  atMs: number,
): GuardState {
  const asksToHold = verdict.kind === 'hold';
  if (asksToHold === state.isHolding) return { ...state, otherSinceMs: null, verdict };
  const otherSinceMs = state.otherSinceMs ?? atMs;
  const waitMs = asksToHold ? timing.holdAfterMs : timing.releaseAfterMs;
  if (atMs - otherSinceMs < waitMs) {
    // What it sees is told at once; what it holds for stays its reason until it is released.
    const shown = state.isHolding
      ? state.verdict
      : ({ kind: 'clear', detail: verdict.detail } as const);
    return { ...state, otherSinceMs, verdict: shown };
  }
  return { isHolding: asksToHold, sinceMs: atMs, otherSinceMs: null, verdict };
}

/**
 * What a screen shows of a guard.
 *
 * @param overriddenUntilMs - until when the user said to mine anyway; null: not
 */
export function guardInfo(
  { id, label, releaseAfterMs, isComfort }: GuardDefinition,
  state: GuardState,
  isEnabled: boolean,
  overriddenUntilMs: number | null,
): GuardInfo {
  const { isHolding, sinceMs, verdict, otherSinceMs } = state;
  if (!isEnabled) {
    return { id, label, state: 'off', detail: '', release: '', sinceMs, untilMs: null, isComfort };
  }
  const isOverridden = isHolding && isComfort && overriddenUntilMs !== null;
  const hold = isHolding && verdict.kind === 'hold' ? verdict : undefined;
  const releasesAtMs = isHolding && otherSinceMs !== null ? otherSinceMs + releaseAfterMs : null;
  return {
    id,
    label,
    state: isHolding
      ? isOverridden
        ? 'overridden'
        : 'holding'
      : verdict.kind === 'blind'
        ? 'blind'
        : 'clear',
    detail: verdict.detail,
    release: hold?.release ?? '',
    sinceMs,
    untilMs: isOverridden ? overriddenUntilMs : (releasesAtMs ?? hold?.untilMs ?? null),
    isComfort,
  };
}

import { readChain } from '../../common/chain/registry.ts';
import type { AppState } from '../../common/contract/app.ts';
import type { ErrorCode, WireError } from '../../common/contract/errors.ts';
import type { TimelineEvent } from '../../common/contract/history.ts';
import { errorText } from '../../common/message/error.ts';
import type { NotifyFact } from '../../common/message/notify-text.ts';
import { textFromAmount } from '../../common/quantity/amount.ts';
import type { DeadlineClock } from '../net/http.ts';

/** Finds in what the app does the few things that are worth telling somebody who is away. */
export interface Watch {
  /** A line of the timeline. */
  happened(event: Omit<TimelineEvent, 'id'>, state: AppState): void;
  stateChanged(state: AppState): void;
  stop(): void;
}

/** A source that is back within this was not worth a word. */
export const lostForMs = 120_000;
/** A pool that goes on is told of again after this. */
const proofAgainMs = 6 * 3_600_000;
/** Profit must stay on its new side so long: a rate that swings must not ring every minute. */
export const crossedForMs = 600_000;

export function createWatch(
  clock: DeadlineClock & { now(): number },
  tell: (fact: NotifyFact) => void,
): Watch {
  /** By source id: since when it is away, and whether that was told. */
  const away = new Map<string, { readonly sinceMs: number; isTold: boolean; cancel: () => void }>();
  const working = new Set<string>();
  let side: boolean | undefined;
  let cancelCrossing: (() => void) | undefined;
  let latest: AppState | undefined;
  const proofToldAtMs = new Map<string, number>();

  /** A source that pays somebody else: one we left for it, or one whose coinbase shows it. */
  function watchProof({ coinbase, sources }: AppState): void {
    for (const { settings, state } of sources) {
      const { id, label } = settings;
      const error =
        'error' in state && state.error.code === 'work.payout-proof' ? state.error : null;
      const shown = coinbase?.sourceId === id ? coinbase.proof : undefined;
      if (error === null && (shown?.action ?? null) === null) continue;
      const told = proofToldAtMs.get(id);
      if (told !== undefined && clock.now() - told < proofAgainMs) continue;
      proofToldAtMs.set(id, clock.now());
      const problem =
        error === null
          ? `A job pays you ${percent(shown?.paidShare)} of the block; ${percent(shown?.minShare)} or more was expected.`
          : problemOf(error);
      tell({ event: 'payout-proof-failed', detail: `${label}: ${problem}` });
    }
  }

  function watchSources({ sources }: AppState): void {
    const present = new Set<string>();
    for (const { settings, state } of sources) {
      const { id, label } = settings;
      present.add(id);
      const absence = away.get(id);
      if (state.kind === 'working') {
        working.add(id);
        absence?.cancel();
        away.delete(id);
        if (absence?.isTold) {
          tell({ event: 'source-back', source: label, afterMs: clock.now() - absence.sinceMs });
        }
      } else if (state.kind === 'off' || state.kind === 'ready') {
        // Switched off or not wanted: that is no loss.
        working.delete(id);
        absence?.cancel();
        away.delete(id);
      } else if (absence === undefined && working.has(id)) {
        const cancel = clock.after(lostForMs, () => tellLost(id));
        away.set(id, { sinceMs: clock.now(), isTold: false, cancel });
      }
    }
    for (const [id, { cancel }] of away) {
      if (present.has(id)) continue;
      cancel();
      away.delete(id);
    }
    for (const id of working) if (!present.has(id)) working.delete(id);
  }

  function tellLost(id: string): void {
    const source = latest?.sources.find(({ settings }) => settings.id === id);
    const absence = away.get(id);
    if (source === undefined || absence === undefined) return;
    absence.isTold = true;
    const { state, settings } = source;
    const problem = 'error' in state ? problemOf(state.error) : 'It does not answer.';
    tell({ event: 'source-lost', source: settings.label, problem });
  }

  function watchProfit({ money }: AppState): void {
    const net = money?.netPerDay ?? null;
    if (net === null) return;
    const isGain = net >= 0;
    if (side === undefined || side === isGain) {
      side = isGain;
      cancelCrossing?.();
      cancelCrossing = undefined;
      return;
    }
    cancelCrossing ??= clock.after(crossedForMs, () => {
      cancelCrossing = undefined;
      const now = latest?.money;
      const perDay = now?.netPerDay ?? null;
      if (now === undefined || now === null || perDay === null || perDay >= 0 === side) return;
      side = perDay >= 0;
      tell({ event: 'profit-crossed', netPerDay: perDay, currency: now.currency });
    });
  }

  return {
    happened({ code, params }, state) {
      const fact = factOf(code, params, state);
      if (fact !== undefined) tell(fact);
    },
    stateChanged(state) {
      const isWorkNew = latest?.sources !== state.sources || latest.coinbase !== state.coinbase;
      if (latest?.sources !== state.sources) watchSources(state);
      const moneyBefore = latest?.money;
      latest = state;
      if (moneyBefore !== state.money) watchProfit(state);
      if (isWorkNew) watchProof(state);
    },
    stop() {
      for (const { cancel } of away.values()) cancel();
      away.clear();
      cancelCrossing?.();
    },
  };
}

const blockEvents: Readonly<
  Record<string, 'block-found' | 'block-matured' | 'block-orphaned' | undefined>
> = {
  'block-confirmed': 'block-found',
  'block-matured': 'block-matured',
  'block-orphaned': 'block-orphaned',
};

function factOf(
  code: string,
  params: TimelineEvent['params'],
  state: AppState,
): NotifyFact | undefined {
  const event = blockEvents[code];
  if (event !== undefined) {
    const { chainId, hash, height } = params;
    const chain = readChain(String(chainId));
    // Blocks of the practice chain come by the minute and pay nobody.
    if (chain === undefined || chain.id === 'practice') return undefined;
    const atomic = state.blocks.find((block) => block.hash === hash)?.rewardAtomic ?? null;
    const reward =
      atomic === null ? '' : `${textFromAmount(BigInt(atomic), chain.decimals)} ${chain.ticker}`;
    return { event, chain: chain.label, height: Number(height), hash: String(hash), reward };
  }
  if (code === 'best-share') {
    if (state.network?.chainId === 'practice') return undefined;
    return { event: 'best-share', difficulty: Number(params['difficulty']) };
  }
  if (code === 'guard-tripped' && params['guard'] === 'temperature') {
    return { event: 'temperature', detail: String(params['detail']) };
  }
  return undefined;
}

function problemOf(error: { readonly code: string; readonly params: object }): string {
  const { title } = errorText(error as WireError & { code: ErrorCode });
  return title;
}

function percent(share: number | null | undefined): string {
  return share === null || share === undefined
    ? 'nothing'
    : `${Number((share * 100).toFixed(2))} %`;
}

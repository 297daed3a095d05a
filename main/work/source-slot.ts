import type { SourceSettings } from '../../common/contract/settings.ts';
import type {
  CoinbaseView,
  NetworkInfo,
  SourceInfo,
  SourceState,
} from '../../common/contract/source.ts';
import type { Job } from '../../common/mining/job.ts';
import type { Candidate } from './failover.ts';
import type { WorkSource } from './source/source.ts';

/** One configured source, its instance, and what is known of it. */
export interface SourceSlot {
  readonly settings: SourceSettings;
  /** As it was when the instance was made. */
  readonly secret: string;
  readonly source: WorkSource;
  state: SourceState;
  startedAtMs: number | null;
  workingSinceMs: number | null;
  hasFailed: boolean;
  /** It serves another chain and was stopped for good; a changed one is made anew. */
  isRefused: boolean;
  peer: string | null;
  latencyMs: number | null;
  job: { readonly job: Job; readonly transactions: number | null } | null;
  network: NetworkInfo | null;
  coinbase: CoinbaseView | null;
  /** Set while it only waits for its last answers. */
  cancelDrain: (() => void) | null;
}

export function freshSlot(
  settings: SourceSettings,
  secret: string,
  source: WorkSource,
): SourceSlot {
  return {
    settings,
    secret,
    source,
    state: { kind: 'ready' },
    startedAtMs: null,
    workingSinceMs: null,
    hasFailed: false,
    isRefused: false,
    peer: null,
    latencyMs: null,
    job: null,
    network: null,
    coinbase: null,
    cancelDrain: null,
  };
}

/** What the failover rule wants to know. */
export function candidateOf(id: string, slot: SourceSlot | undefined): Candidate {
  return {
    id,
    workingSinceMs: slot?.workingSinceMs ?? null,
    startedAtMs: slot?.startedAtMs ?? null,
    isDown: slot?.hasFailed ?? false,
  };
}

/**
 * What is shown of a source. One that only waits for its last answers is at rest for the user.
 *
 * @param slot - undefined while the source is disabled
 */
export function sourceInfoOf(
  settings: SourceSettings,
  slot: SourceSlot | undefined,
  hasSecret: boolean,
): SourceInfo {
  const resting: SourceState = { kind: slot ? 'ready' : 'off' };
  return {
    settings,
    hasSecret,
    state: !slot || slot.cancelDrain ? resting : slot.state,
    peer: slot?.peer ?? null,
    latencyMs: slot?.latencyMs ?? null,
    lastJobAtMs: slot?.job?.job.receivedAtMs ?? null,
  };
}

/** True when both lead to the same connection: the label and whether it is used change none. */
export function isSameConnection(left: SourceSettings, right: SourceSettings): boolean {
  const plain = (settings: SourceSettings): string =>
    JSON.stringify({ ...settings, label: '', enabled: true });
  return plain(left) === plain(right);
}

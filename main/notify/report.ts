import type { AppState } from '../../common/contract/app.ts';
import type { DeadlineClock } from '../net/http.ts';
import type { Delivery, OpenChannel } from './channel.ts';

/** Tells one channel how things stand, again and again; what fails is not kept, for the next one is newer. */
export interface Report {
  /** Why the last one was not delivered; '' while all is well. */
  problem(): string;
  stop(): void;
}

export function startReport(
  { everyMs, send }: NonNullable<OpenChannel['readings']>,
  deps: {
    readonly clock: DeadlineClock;
    /** undefined before there is any. */
    readonly state: () => AppState | undefined;
    readonly changed: () => void;
  },
): Report {
  const stopping = new AbortController();
  let problem = '';
  let cancel = deps.clock.after(0, () => void tell());

  async function tell(): Promise<void> {
    const state = deps.state();
    if (state !== undefined) await deliver(state);
    if (!stopping.signal.aborted) cancel = deps.clock.after(everyMs, () => void tell());
  }

  async function deliver(state: AppState): Promise<void> {
    // Only an abort is thrown, and then nobody asks any more.
    const delivery: Delivery = await send(state, stopping.signal).catch(() => ({ ok: true }));
    const now = delivery.ok ? '' : delivery.problem;
    if (now === problem || stopping.signal.aborted) return;
    problem = now;
    deps.changed();
  }

  return {
    problem: () => problem,
    stop() {
      stopping.abort();
      cancel();
    },
  };
}

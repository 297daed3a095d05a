import { AppError, errorFromWire, type WireError } from '../../../common/contract/errors.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { CheckLine, CoinbaseView } from '../../../common/contract/source.ts';
import type { Job } from '../../../common/mining/job.ts';
import { parsePoolUrl } from '../../net/url.ts';
import { chainOfSettings } from '../payout-script.ts';
import type { CheckDeps, SourceDeps, WorkSource } from '../source/source.ts';
import { routeOf } from '../source-route.ts';
import { runChecklist } from './checklist.ts';
import { reachSteps } from './reach-steps.ts';

type PoolSettings = Extract<SourceSettings, { kind: 'stratum-v1' | 'monero-stratum' }>;

/** Faults of the job itself: the user was let in before. */
const JOB_FAULTS: ReadonlySet<string> = new Set(['work.bad-job', 'work.payout-proof']);

/** What one attempt came to. */
interface Attempt {
  readonly job: Job | null;
  readonly view: CoinbaseView | null;
  readonly error: AppError | null;
}

/** Longer than the 20 s that the source gives a pool for its own answers. */
const ATTEMPT_MS = 45_000;

/**
 * Tries a pool from its name to a job, with the same code that mines.
 *
 * @param create - makes the source to be tried
 */
export async function checkPool<Settings extends PoolSettings>(
  settings: Settings,
  deps: CheckDeps,
  create: (settings: Settings, deps: SourceDeps) => WorkSource,
): Promise<readonly CheckLine[]> {
  let attempt: Attempt = { job: null, view: null, error: null };
  return runChecklist(
    [
      ...reachSteps(() => parsePoolUrl(settings.url), routeOf(settings), deps),
      {
        id: 'credentials',
        label: 'User',
        async run() {
          attempt = await tryOnce(settings, deps, create);
          // A job that can not be mined comes after the user was let in: the next line's fault.
          if (attempt.error && !JOB_FAULTS.has(attempt.error.code)) throw attempt.error;
          return `${settings.user} is let in.`;
        },
      },
      {
        id: 'job',
        label: 'Job',
        async run() {
          const { job, error } = attempt;
          if (error && error.code !== 'work.payout-proof') throw error;
          if (error) return 'Its parts fit together.';
          if (!job) throw new AppError('work.bad-job', { source: settings.label, problem: 'none' });
          return `${chainOfSettings(settings.chain).label}, height ${job.height ?? 'unknown'}, difficulty ${job.shareDifficulty}.`;
        },
      },
      {
        id: 'payout',
        label: 'Coinbase',
        async run() {
          const { view, error } = attempt;
          if (error) throw error;
          const proof = view?.proof;
          const paid = ((proof?.paidShare ?? 0) * 100).toFixed(2);
          switch (proof?.level) {
            case 'none-expected':
              return 'A shared pool: it pays you later from its own wallet, not in the block.';
            case 'proven':
              return `Pays your address ${paid} %.`;
            case 'short':
            case 'missing':
              return { outcome: 'attention', detail: `Pays your address ${paid} %.` };
            default:
              return { outcome: 'skipped', detail: 'No address is expected in it.' };
          }
        },
      },
    ],
    deps.clock,
    deps.signal,
  );
}

async function tryOnce<Settings extends PoolSettings>(
  settings: Settings,
  deps: CheckDeps,
  create: (settings: Settings, deps: SourceDeps) => WorkSource,
): Promise<Attempt> {
  const { clock, signal } = deps;
  let view: CoinbaseView | null = null;
  let source: WorkSource | undefined;
  try {
    return await new Promise<Attempt>((resolve, reject) => {
      const cancel = clock.after(ATTEMPT_MS, () => {
        const { host } = parsePoolUrl(settings.url);
        const params = { host, afterMs: ATTEMPT_MS };
        finish({ job: null, view, error: new AppError('stratum.silent', params) });
      });
      const onAbort = (): void => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      function finish(attempt: Attempt): void {
        cancel();
        signal.removeEventListener('abort', onAbort);
        resolve(attempt);
      }
      source = create(settings, {
        clock,
        random: deps.random,
        secret: () => deps.secret,
        userAgent: deps.userAgent,
        log: () => undefined,
        blockFound: async () => ({ kind: 'unreachable', problem: 'only a check' }),
        store: { read: async () => null, write: async () => undefined },
        listener: {
          jobReceived: (job) => finish({ job, view, error: null }),
          coinbaseChanged(next) {
            view = next;
          },
          stateChanged(state) {
            if (state.kind !== 'waiting' && state.kind !== 'failed') return;
            finish({ job: null, view, error: errorFromWire(state.error as WireError) });
          },
          networkChanged: () => undefined,
          peerChanged: () => undefined,
          messageReceived: () => undefined,
        },
      });
      source.start();
    });
  } finally {
    await source?.stop();
  }
}

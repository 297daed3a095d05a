import type { AppState } from '../../common/contract/app.ts';
import type { WireError } from '../../common/contract/errors.ts';
import type { Telemetry } from '../../common/contract/mining.ts';
import type { BlockInfo } from '../../common/contract/source.ts';
import { pauseKey } from '../app/mining-state.ts';
import { rateText } from '../app/rate.ts';
import type { SubmitResult } from '../work/source/source.ts';
import { sentenceOf, writeJson, writeLine, writeNote } from './output.ts';

export interface FoundShare {
  readonly nonce: number;
  readonly digest: string;
  readonly difficulty: number;
  readonly result: SubmitResult;
}

/** Turns what happens into lines: for people, or one JSON object each for programs. */
export interface MineReporter {
  state(state: AppState): void;
  telemetry(telemetry: Telemetry): void;
  share(share: FoundShare): void;
  problem(error: WireError): void;
  end(): void;
}

const rateEveryMs = 10_000;

export function createMineReporter(asJson: boolean): MineReporter {
  let stateKey = '';
  let jobId = '';
  let rateAtMs = 0;
  let latest: Telemetry | undefined;
  const blockStates = new Map<string, string>();
  const sourceProblems = new Map<string, string>();

  const say = (line: object, text: string) => (asJson ? writeJson(line) : writeLine(text));

  function mining({ mining }: AppState): void {
    const { state } = mining;
    const pause = state.kind === 'paused' ? state.reason : undefined;
    const reason = pause?.kind;
    const guard = pause?.kind === 'guard' ? { guard: pause.guard, detail: pause.detail } : {};
    const key = pause === undefined ? state.kind : pauseKey(pause);
    if (key === stateKey) return;
    stateKey = key;
    const until =
      state.kind === 'paused' && 'untilMs' in state.reason ? state.reason.untilMs : null;
    say(
      {
        event: 'state',
        state: state.kind,
        ...(reason === undefined ? {} : { reason, until, ...guard }),
        kernel: mining.kernel,
        threads: mining.threads,
      },
      `${state.kind}${reason === undefined ? '' : `: ${pause?.kind === 'guard' ? `${pause.guard}, ${pause.detail}` : reason}`}${state.kind === 'mining' ? ` with ${mining.threads} threads, kernel ${mining.kernel ?? '?'}` : ''}`,
    );
  }

  function block(info: BlockInfo): void {
    if (blockStates.get(info.hash) === info.state) return;
    blockStates.set(info.hash, info.state);
    const { hash, height, state, reason, address, rewardAtomic, confirmations } = info;
    say(
      { event: 'block', hash, height, state, reason, address, rewardAtomic, confirmations },
      `block ${height} ${state}: ${hash}${reason === null ? '' : ` (${reason})`}`,
    );
  }

  return {
    state(state) {
      mining(state);
      const { job } = state;
      if (job !== null && job.id !== jobId) {
        jobId = job.id;
        const { id, height, shareDifficulty, networkDifficulty, chainId, algorithm } = job;
        say(
          {
            event: 'job',
            id,
            chain: chainId,
            algorithm,
            height,
            shareDifficulty,
            networkDifficulty,
          },
          `job at height ${height ?? '?'}, share difficulty ${shareDifficulty}`,
        );
      }
      for (const info of [...state.blocks].reverse()) block(info);
      for (const { settings, state: life } of state.sources) {
        const error = life.kind === 'waiting' || life.kind === 'failed' ? life.error : undefined;
        const key = error === undefined ? '' : JSON.stringify([life.kind, error]);
        if ((sourceProblems.get(settings.id) ?? '') === key) continue;
        sourceProblems.set(settings.id, key);
        if (error !== undefined) this.problem(error as WireError);
      }
    },
    telemetry(telemetry) {
      latest = telemetry;
      const { hps } = telemetry.rate10s;
      if (telemetry.atMs - rateAtMs < rateEveryMs || hps === null) return;
      rateAtMs = telemetry.atMs;
      const { rate60s, rate15min, maxHps } = telemetry;
      say(
        {
          event: 'hashrate',
          hps10s: hps,
          hps60s: rate60s.hps,
          hps15min: rate15min.hps,
          maxHps,
          hashes: telemetry.hashesSession,
        },
        `${rateText(hps)} (60 s: ${rate60s.hps === null ? '?' : rateText(rate60s.hps)})`,
      );
    },
    share({ nonce, digest, difficulty, result }) {
      say(
        { event: 'share', nonce, digest, difficulty, result: result.kind, ...result },
        `share ${result.kind}${result.kind === 'rejected' ? ` (${result.message})` : ''}, difficulty ${Number(difficulty.toPrecision(4))}`,
      );
    },
    problem(error) {
      const message = sentenceOf(error);
      if (asJson) writeJson({ event: 'error', ...error, message });
      else writeNote(message);
    },
    end() {
      if (latest === undefined) return;
      const { hashesSession, miningMsSession } = latest;
      if (miningMsSession < 1000) return;
      const hps = (hashesSession * 1000) / miningMsSession;
      if (!asJson)
        writeLine(
          `${hashesSession} hashes in ${(miningMsSession / 1000).toFixed(0)} s, ${rateText(hps)}`,
        );
    },
  };
}

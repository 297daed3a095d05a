import type { AppState } from '../../common/contract/app.ts';
import type { FrameTexts } from '../../common/message/frame-text.ts';
import { rateText } from '../app/rate.ts';
import type { TrayLine } from './tray.ts';

/** One line of state for the tray: what it does and how fast, to three digits. */
export function lineOf(state: AppState, { tray: words }: FrameTexts): TrayLine {
  const mining = state.mining.state;
  switch (mining.kind) {
    case 'mining': {
      const hps = state.telemetry?.rate10s.hps ?? null;
      return { text: words.mining(hps === null ? '' : rateText(hps)), isMining: true };
    }
    case 'paused':
      return {
        text: mining.reason.kind === 'user' ? words.pausedByUser : words.waiting,
        isMining: mining.reason.kind !== 'user',
      };
    case 'failed':
      return { text: words.failed, isMining: false };
    case 'stopped':
      return { text: words.stopped, isMining: false };
    case 'starting':
    case 'self-testing':
    case 'preparing':
      return { text: words.starting, isMining: true };
  }
}

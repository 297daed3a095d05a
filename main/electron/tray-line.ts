import type { AppState } from '../../common/contract/app.ts';
import { rateText } from '../app/rate.ts';
import type { TrayLine } from './tray.ts';

/** One line of state for the tray: what it does and how fast, to three digits. */
export function lineOf(state: AppState): TrayLine {
  const mining = state.mining.state;
  switch (mining.kind) {
    case 'mining': {
      const hps = state.telemetry?.rate10s.hps ?? null;
      return { text: hps === null ? 'Mining' : `Mining, ${rateText(hps)}`, isMining: true };
    }
    case 'paused':
      return {
        text: mining.reason.kind === 'user' ? 'Paused by you' : 'Waiting',
        isMining: mining.reason.kind !== 'user',
      };
    case 'failed':
      return { text: 'Stopped by a fault: see the window', isMining: false };
    case 'stopped':
      return { text: 'Not mining', isMining: false };
    case 'starting':
    case 'self-testing':
    case 'preparing':
      return { text: 'Starting', isMining: true };
  }
}

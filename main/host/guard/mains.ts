import { defineGuard } from './guard.ts';

/** Rests while an uninterruptible supply bridges a power cut: its minutes are for saving work. */
export const mains = defineGuard({
  id: 'mains',
  label: 'Power cut',
  needs: ['supply'],
  isComfort: false,
  holdAfterMs: 0,
  // Power that comes back often goes again within the minute.
  releaseAfterMs: 60_000,
  judge({ supply }) {
    if (!supply.ok) return { kind: 'blind', detail: supply.reason };
    const { isUpsBridging } = supply.value;
    if (isUpsBridging === null) {
      return { kind: 'clear', detail: 'no uninterruptible supply reports to this computer' };
    }
    if (!isUpsBridging) return { kind: 'clear', detail: 'mains power is there' };
    return {
      kind: 'hold',
      detail: 'mains power is gone, the uninterruptible supply bridges it',
      release: 'a minute after power is back',
      untilMs: null,
    };
  },
});

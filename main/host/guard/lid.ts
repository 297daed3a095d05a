import { defineGuard } from './guard.ts';

/** Rests while the lid is closed: many portables breathe through the keyboard. */
export const lid = defineGuard({
  id: 'lid',
  label: 'Lid closed',
  needs: ['isLidClosed'],
  isComfort: true,
  holdAfterMs: 0,
  releaseAfterMs: 5000,
  judge({ isLidClosed }) {
    if (!isLidClosed.ok) return { kind: 'blind', detail: isLidClosed.reason };
    if (!isLidClosed.value) return { kind: 'clear', detail: `lid open (${isLidClosed.from})` };
    return {
      kind: 'hold',
      detail: `lid closed (${isLidClosed.from})`,
      release: 'when the lid is opened',
      untilMs: null,
    };
  },
});

import { defineGuard } from './guard.ts';

/** Of the threshold: once it holds, others must fall below this share of it. */
const releaseShare = 0.6;

/** Rests while other programs use much of the processor. Our own threads are not counted. */
export const load = defineGuard({
  id: 'load',
  label: 'Other programs are busy',
  needs: ['otherLoad'],
  isComfort: true,
  // A page that opens takes a second or two; a build or a game stays.
  holdAfterMs: 6000,
  releaseAfterMs: 60_000,
  judge({ otherLoad }, { percent }, isHolding) {
    if (!otherLoad.ok) return { kind: 'blind', detail: otherLoad.reason };
    const limit = isHolding ? percent * releaseShare : percent;
    const detail = `others use ${Math.round(otherLoad.value)} % of the processor (${otherLoad.from})`;
    if (otherLoad.value <= limit) return { kind: 'clear', detail };
    return {
      kind: 'hold',
      detail,
      release: `a minute below ${Math.round(percent * releaseShare)} %`,
      untilMs: null,
    };
  },
});

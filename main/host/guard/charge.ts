import { defineGuard } from './guard.ts';

/** Once it holds, the battery must fill this much beyond the limit, percent. */
const releaseMargin = 5;

/** Lets the battery fill before mining takes its share of the supply. */
export const charge = defineGuard({
  id: 'charge',
  label: 'Battery is low',
  needs: ['supply'],
  isComfort: true,
  holdAfterMs: 0,
  releaseAfterMs: 30_000,
  judge({ supply }, { percent }, isHolding) {
    if (!supply.ok) return { kind: 'blind', detail: supply.reason };
    const { battery } = supply.value;
    if (battery === null) return { kind: 'clear', detail: 'this computer has no battery' };
    if (battery.percent === null) {
      return { kind: 'blind', detail: 'the battery does not tell its charge' };
    }
    const wanted = Math.min(100, isHolding ? percent + releaseMargin : percent);
    const detail = `the battery holds ${Math.round(battery.percent)} %`;
    if (battery.percent >= wanted) return { kind: 'clear', detail };
    return {
      kind: 'hold',
      detail,
      release: `at ${Math.min(100, percent + releaseMargin)} %`,
      untilMs: null,
    };
  },
});

import { defineGuard } from './guard.ts';

/** Once it holds, the processor must cool so far below the limit: about two time constants of rest. */
const releaseBelowC = 15;

/** Stops everything above the limit, in spite of any wish. Below it the controller eases off. */
export const temperature = defineGuard({
  id: 'temperature',
  label: 'Too hot',
  needs: ['temperatureC'],
  isComfort: false,
  holdAfterMs: 0,
  releaseAfterMs: 20_000,
  judge({ temperatureC }, { limitC }, isHolding) {
    if (!temperatureC.ok) return { kind: 'blind', detail: temperatureC.reason };
    const { value, from } = temperatureC;
    const detail = `${Math.round(value)} °C (${from})`;
    const limit = isHolding ? limitC - releaseBelowC : limitC;
    if (value <= limit) return { kind: 'clear', detail };
    return {
      kind: 'hold',
      detail: `${detail}, limit ${limitC} °C`,
      release: `below ${limitC - releaseBelowC} °C`,
      untilMs: null,
    };
  },
});

import { defineGuard } from './guard.ts';

/** Once it holds, the processor must cool so far below the limit: about two time constants of rest. */
const releaseBelowC = 15;

/** A processor that the system holds down this far is cooling, percent of its clock. */
const coolingPercent = 60;

/**
 * Stops everything above the limit, in spite of any wish. Below it the controller eases off. Where no sensor can
 * be read, what the system says of its heat counts alone.
 */
export const temperature = defineGuard({
  id: 'temperature',
  label: 'Too hot',
  needs: ['temperatureC', 'thermal'],
  isComfort: false,
  holdAfterMs: 0,
  releaseAfterMs: 20_000,
  judge({ temperatureC, thermal }, { limitC }, isHolding) {
    if (thermal.ok) {
      const { state, speedLimitPercent } = thermal.value;
      const release = 'when the system is cool again';
      if (state === 'serious' || state === 'critical') {
        const detail = `the system calls its heat ${state} (${thermal.from})`;
        return { kind: 'hold', detail, release, untilMs: null };
      }
      if (speedLimitPercent < coolingPercent) {
        const detail = `the system slows the processor to ${speedLimitPercent} % to cool it`;
        return { kind: 'hold', detail, release, untilMs: null };
      }
    }
    if (!temperatureC.ok) {
      return thermal.ok && thermal.value.state !== 'unknown'
        ? { kind: 'clear', detail: `the system calls its heat ${thermal.value.state}` }
        : { kind: 'blind', detail: temperatureC.reason };
    }
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

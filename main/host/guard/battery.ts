import { defineGuard } from './guard.ts';

/** Rests while a portable computer runs on its battery. A desktop has none and mines. */
export const battery = defineGuard({
  id: 'battery',
  label: 'On battery',
  needs: ['supply'],
  isComfort: true,
  holdAfterMs: 0,
  // A plug that is being pushed in makes contact more than once.
  releaseAfterMs: 5000,
  judge({ supply }) {
    if (!supply.ok) return { kind: 'blind', detail: supply.reason };
    const { battery: state } = supply.value;
    if (state === null) return { kind: 'clear', detail: 'this computer has no battery' };
    const charge = state.percent === null ? '' : `, ${Math.round(state.percent)} % charged`;
    if (!state.isDischarging) return { kind: 'clear', detail: `on mains${charge}` };
    return {
      kind: 'hold',
      detail: `running on battery${charge}`,
      release: 'when mains power is back',
      untilMs: null,
    };
  },
});

import { defineGuard } from './guard.ts';

/** Rests while somebody uses the computer. Its own settling time is the idle time that the user chose. */
export const activity = defineGuard({
  id: 'activity',
  label: 'Somebody is at the computer',
  needs: ['idleS'],
  isComfort: true,
  holdAfterMs: 0,
  releaseAfterMs: 0,
  judge({ idleS, atMs }, { idleMinutes }) {
    if (!idleS.ok) return { kind: 'blind', detail: idleS.reason };
    if (!Number.isFinite(idleS.value)) {
      return { kind: 'clear', detail: `the screen is locked (${idleS.from})` };
    }
    const idleMs = idleS.value * 1000;
    const wantedMs = idleMinutes * 60_000;
    if (idleMs >= wantedMs) {
      return { kind: 'clear', detail: `nobody for ${minutes(idleMs)} (${idleS.from})` };
    }
    return {
      kind: 'hold',
      detail: `last key or pointer ${Math.round(idleS.value)} s ago (${idleS.from})`,
      release: `after ${minutes(wantedMs)} without one`,
      untilMs: Math.round(atMs + wantedMs - idleMs),
    };
  },
});

function minutes(ms: number): string {
  return `${Math.round(ms / 6000) / 10} min`;
}

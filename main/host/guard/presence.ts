import { defineGuard } from './guard.ts';

/** Rests while a film, a call or a full-screen program runs: no key is pressed then, yet somebody is there. */
export const presence = defineGuard({
  id: 'presence',
  label: 'Film, call or full screen',
  needs: ['presence'],
  isComfort: true,
  holdAfterMs: 2000,
  // Between two episodes or songs a player lets go for a moment.
  releaseAfterMs: 30_000,
  judge({ presence: seen }) {
    if (!seen.ok) return { kind: 'blind', detail: seen.reason };
    if (seen.value === '')
      return { kind: 'clear', detail: `no program asks for it (${seen.from})` };
    return {
      kind: 'hold',
      detail: `${seen.value} (${seen.from})`,
      release: 'half a minute after it ends',
      untilMs: null,
    };
  },
});

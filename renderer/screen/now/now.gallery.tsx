import { defineGallery } from '../../gallery-fixture/gallery.ts';
import {
  moneroBlockState,
  moneroMissingState,
  moneroPreparingState,
  moneroState,
} from '../../gallery-fixture/monero.ts';
import {
  anywayState,
  byHoursState,
  dearState,
  easedState,
  hotState,
  usedState,
} from '../../gallery-fixture/plan.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { fixtureNowMs, miningState } from '../../gallery-fixture/state.ts';
import {
  blockState,
  emptyState,
  failedState,
  otherVersionState,
  pausedState,
  practiceState,
  readOnlyState,
  staleState,
} from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'Now',
  screen: 'now',
  states: {
    mining: () => <Stage state={miningState} />,
    paused: () => <Stage state={pausedState} />,
    'paused by guard': () => <Stage state={usedState} />,
    'paused by temperature': () => <Stage state={hotState} />,
    'paused by plan': () => <Stage state={dearState} />,
    'mining anyway': () => <Stage state={anywayState} />,
    'mining by plan': () => <Stage state={byHoursState} />,
    'eased off': () => <Stage state={easedState} />,
    practice: () => <Stage state={practiceState} />,
    'block and notice': () => <Stage state={blockState} />,
    monero: () => <Stage state={moneroState} />,
    'monero preparing': () => <Stage state={moneroPreparingState} />,
    'monero block': () => <Stage state={moneroBlockState} />,
    'monero missing': () => <Stage state={moneroMissingState} />,
    stale: () => <Stage state={staleState} />,
    empty: () => <Stage state={emptyState} />,
    failed: () => <Stage state={failedState} />,
    'link lost': () => (
      <Stage state={miningState} link={{ kind: 'lost', retryAtMs: fixtureNowMs + 4000 }} />
    ),
    'other version': () => <Stage state={otherVersionState} />,
    'read only': () => <Stage state={readOnlyState} />,
    'link unauthorized': () => <Stage state={miningState} link={{ kind: 'unauthorized' }} />,
  },
});

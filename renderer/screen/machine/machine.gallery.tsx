import type { AppState } from '../../../common/contract/app.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import {
  guardsOf,
  measuredMarginal,
  measuringNow,
  refusedPackage,
} from '../../gallery-fixture/host.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { fixtureNowMs, miningState } from '../../gallery-fixture/state.ts';
import { emptyState, staleState } from '../../gallery-fixture/variant.ts';

const heldState: AppState = {
  ...miningState,
  marginal: measuredMarginal(fixtureNowMs),
  guards: guardsOf(fixtureNowMs, {
    battery: {
      detail: 'running on battery, 64 % charged',
      release: 'when mains power is back',
      untilMs: null,
    },
  }),
};
const measuringState: AppState = {
  ...miningState,
  machine: { ...miningState.machine, readings: [...miningState.machine.readings, refusedPackage] },
  guards: guardsOf(fixtureNowMs),
  marginal: { ...measuredMarginal(fixtureNowMs), state: measuringNow },
};

export const gallery = defineGallery({
  title: 'Machine',
  screen: 'machine',
  states: {
    mining: () => <Stage state={miningState} />,
    stale: () => <Stage state={staleState} />,
    held: () => <Stage state={heldState} />,
    measuring: () => <Stage state={measuringState} />,
    empty: () => <Stage state={emptyState} />,
  },
});

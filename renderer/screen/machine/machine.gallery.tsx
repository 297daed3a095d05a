import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { miningState } from '../../gallery-fixture/state.ts';
import { emptyState, staleState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'Machine',
  screen: 'machine',
  states: {
    mining: () => <Stage state={miningState} />,
    stale: () => <Stage state={staleState} />,
    empty: () => <Stage state={emptyState} />,
  },
});

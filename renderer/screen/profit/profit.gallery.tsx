import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { miningState } from '../../gallery-fixture/state.ts';
import { emptyState, practiceState, staleState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'Profit',
  screen: 'profit',
  states: {
    mining: () => <Stage state={miningState} />,
    stale: () => <Stage state={staleState} />,
    'nothing typed': () => <Stage state={practiceState} />,
    empty: () => <Stage state={emptyState} />,
  },
});

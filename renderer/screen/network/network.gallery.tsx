import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { miningState } from '../../gallery-fixture/state.ts';
import { emptyState, practiceState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'Network',
  screen: 'network',
  states: {
    mining: () => <Stage state={miningState} />,
    practice: () => <Stage state={practiceState} />,
    empty: () => <Stage state={emptyState} />,
  },
});

import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { emptyState, historyState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'History',
  screen: 'history',
  states: {
    kept: () => <Stage state={historyState} />,
    empty: () => <Stage state={emptyState} />,
  },
});

import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { ledger } from '../../gallery-fixture/plan.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { emptyState, historyState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'History',
  screen: 'history',
  states: {
    kept: () => <Stage state={historyState} />,
    'with money': () => <Stage state={historyState} kept={{ energy: ledger }} />,
    empty: () => <Stage state={emptyState} />,
  },
});

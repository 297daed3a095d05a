import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { ledger, rewards } from '../../gallery-fixture/plan.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { emptyState, historyState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'History',
  screen: 'history',
  states: {
    kept: () => <Stage state={historyState} />,
    'with money': () => <Stage state={historyState} kept={{ energy: ledger, rewards }} />,
    empty: () => <Stage state={emptyState} />,
  },
});

import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { miningState } from '../../gallery-fixture/state.ts';
import {
  emptyState,
  practiceState,
  refusedCertificateState,
  refusedPayoutState,
} from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'Work',
  screen: 'work',
  states: {
    working: () => <Stage state={miningState} />,
    practice: () => <Stage state={practiceState} />,
    refused: () => <Stage state={refusedPayoutState} />,
    'not trusted': () => <Stage state={refusedCertificateState} />,
    empty: () => <Stage state={emptyState} />,
  },
});

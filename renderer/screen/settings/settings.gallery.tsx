import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { miningState } from '../../gallery-fixture/state.ts';
import { emptyState, roomyState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'Settings',
  screen: 'settings',
  states: {
    usual: () => <Stage state={miningState} />,
    'nothing typed': () => <Stage state={emptyState} />,
    'roomy and large': () => <Stage state={roomyState} />,
  },
});

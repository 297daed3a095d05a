import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { newcomerState } from '../../gallery-fixture/variant.ts';

export const gallery = defineGallery({
  title: 'First run',
  screen: '',
  states: { newcomer: () => <Stage state={newcomerState} /> },
});

import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { miningState, ownNode, soloPool } from '../../gallery-fixture/state.ts';
import { draftFrom, newDraft } from '../../part/source-field.ts';
import { SourceDialog } from './source-dialog.tsx';

const nothing = (): void => undefined;
const { sources } = miningState;

export const gallery = defineGallery({
  title: 'Source dialog',
  states: {
    add: () => (
      <Stage state={miningState}>
        <SourceDialog initial={newDraft('solo-gbt', [])} sources={[]} onClose={nothing} />
      </Stage>
    ),
    'edit a node': () => (
      <Stage state={miningState}>
        <SourceDialog initial={draftFrom(ownNode)} sources={sources} onClose={nothing} />
      </Stage>
    ),
    'edit a pool': () => (
      <Stage state={miningState}>
        <SourceDialog initial={draftFrom(soloPool)} sources={sources} onClose={nothing} />
      </Stage>
    ),
  },
});

import type { AppState } from '../../../common/contract/app.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { fedState, strikeState } from '../../gallery-fixture/plan.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { miningState } from '../../gallery-fixture/state.ts';
import { emptyState, roomyState } from '../../gallery-fixture/variant.ts';

const toldState: AppState = {
  ...miningState,
  settings: {
    ...miningState.settings,
    notifications: [
      {
        id: 'phone',
        kind: 'ntfy',
        label: 'My phone',
        enabled: true,
        events: ['block-found'],
        url: 'https://ntfy.sh',
        topic: 'a-long-topic',
      },
      { id: 'here', kind: 'desktop', label: 'This desktop', enabled: false, events: [] },
    ],
  },
  notifications: [
    {
      id: 'phone',
      hasSecret: false,
      waiting: 2,
      sentAtMs: null,
      problem: 'it is asked too often (HTTP 429)',
    },
  ],
};

export const gallery = defineGallery({
  title: 'Settings',
  screen: 'settings',
  states: {
    usual: () => <Stage state={miningState} />,
    'with feeds': () => <Stage state={fedState} />,
    'two prices': () => <Stage state={strikeState} />,
    told: () => <Stage state={toldState} />,
    'nothing typed': () => <Stage state={emptyState} />,
    'roomy and large': () => <Stage state={roomyState} />,
  },
});

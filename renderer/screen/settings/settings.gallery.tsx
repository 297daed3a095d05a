import type { AppState } from '../../../common/contract/app.ts';
import type { UpdateInfo } from '../../../common/contract/update.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { fedState, strikeState } from '../../gallery-fixture/plan.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { fixtureNowMs, miningState } from '../../gallery-fixture/state.ts';
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

const updating = (update: UpdateInfo): AppState => ({
  ...miningState,
  settings: { ...miningState.settings, updates: { enabled: true } },
  update,
});

export const gallery = defineGallery({
  title: 'Settings',
  screen: 'settings',
  states: {
    usual: () => <Stage state={miningState} />,
    'with feeds': () => <Stage state={fedState} />,
    'two prices': () => <Stage state={strikeState} />,
    told: () => <Stage state={toldState} />,
    'update ready': () => (
      <Stage state={updating({ kind: 'ready', version: '0.2.0', waitsFor: 'rest' })} />
    ),
    'update refused': () => (
      <Stage
        state={updating({
          kind: 'failed',
          error: {
            code: 'update.not-genuine',
            params: { problem: 'sha512 checksum mismatch' },
            retry: 'no',
          },
          atMs: fixtureNowMs,
        })}
      />
    ),
    'nothing typed': () => <Stage state={emptyState} />,
    'roomy and large': () => <Stage state={roomyState} />,
  },
});

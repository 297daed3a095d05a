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

const remoteState: AppState = {
  ...miningState,
  settings: {
    ...miningState.settings,
    remote: { ...miningState.settings.remote, enabled: true, port: 46_213 },
  },
  remote: {
    state: 'on',
    problem: null,
    urls: ['https://192.168.1.20:46213/', 'https://stable.local:46213/'],
    fingerprint:
      '5E:2A:90:1B:C3:77:0D:F4:81:6E:39:A2:5C:08:BD:E1:47:93:FA:20:6B:D8:14:CE:72:3F:95:A6:0E:B1:58:DC',
    certificateEndsMs: Date.UTC(2027, 11, 22),
    interfaces: [
      { name: 'eth0', address: '192.168.1.20' },
      { name: 'wlan0', address: '192.168.1.31' },
    ],
    hasToken: true,
    sessions: [
      {
        id: 'a',
        device: 'Safari, iPhone',
        sinceMs: miningState.app.startedAtMs - 86_400_000,
        seenMs: miningState.app.startedAtMs,
        isConnected: true,
      },
      {
        id: 'b',
        device: '',
        sinceMs: miningState.app.startedAtMs - 9_000_000,
        seenMs: miningState.app.startedAtMs - 4_000_000,
        isConnected: false,
      },
    ],
  },
};

const remoteFailedState: AppState = {
  ...remoteState,
  settings: {
    ...remoteState.settings,
    remote: { ...remoteState.settings.remote, reach: 'interface', interface: 'wlan1' },
  },
  remote: {
    ...(remoteState.remote as NonNullable<AppState['remote']>),
    state: 'failed',
    problem: { code: 'remote.no-interface', params: { interface: 'wlan1' }, retry: 'later' },
    urls: [],
    fingerprint: null,
    certificateEndsMs: null,
    sessions: [],
  },
};

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
    'remote access': () => <Stage state={remoteState} />,
    'remote access failed': () => <Stage state={remoteFailedState} />,
    'from outside': () => (
      <Stage
        state={{ ...remoteState, app: { ...remoteState.app, readOnly: true, isRemote: true } }}
      />
    ),
    'nothing typed': () => <Stage state={emptyState} />,
    'roomy and large': () => <Stage state={roomyState} />,
  },
});

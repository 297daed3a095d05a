import type { AppState } from '../../../common/contract/app.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import {
  guardsOf,
  measuredMarginal,
  measuringNow,
  refusedPackage,
} from '../../gallery-fixture/host.ts';
import {
  moneroBlockState,
  moneroMissingState,
  moneroPreparingState,
  moneroState,
} from '../../gallery-fixture/monero.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { fixtureNowMs, miningState } from '../../gallery-fixture/state.ts';
import { emptyState, staleState } from '../../gallery-fixture/variant.ts';

const heldState: AppState = {
  ...miningState,
  marginal: measuredMarginal(fixtureNowMs),
  guards: guardsOf(fixtureNowMs, {
    battery: {
      detail: 'running on battery, 64 % charged',
      release: 'when mains power is back',
      untilMs: null,
    },
  }),
};
const measuringState: AppState = {
  ...miningState,
  machine: { ...miningState.machine, readings: [...miningState.machine.readings, refusedPackage] },
  guards: guardsOf(fixtureNowMs),
  marginal: { ...measuredMarginal(fixtureNowMs), state: measuringNow },
};

const fleetState: AppState = {
  ...miningState,
  fleet: [
    {
      settings: {
        id: 'bitaxe',
        kind: 'axeos',
        label: 'Bitaxe in the cellar',
        enabled: true,
        address: '192.168.1.40',
      },
      hasSecret: false,
      state: 'answering',
      problem: '',
      reading: {
        model: 'BM1370',
        version: 'v2.4.1',
        algorithm: 'sha256d',
        hashrateHps: 1.21e12,
        powerW: 17.4,
        temperatureC: 60.4,
        bestDifficulty: 4.29e9,
        accepted: 1120,
        rejected: 3,
        uptimeS: 86_400,
        pool: 'solo.example:3333',
      },
      atMs: fixtureNowMs - 4000,
      odds: { chainId: 'bitcoin', chancePerDay: 1.7e-7, meanWaitS: 5.1e11 },
    },
    {
      settings: {
        id: 'shed',
        kind: 'xmrig',
        label: 'Shed',
        enabled: true,
        address: 'shed.local:8080',
      },
      hasSecret: true,
      state: 'silent',
      problem: 'it refused the token',
      reading: {
        model: 'AMD Ryzen 9 7950X',
        version: 'XMRig/6.22.0',
        algorithm: 'randomx',
        hashrateHps: 21_400,
        powerW: null,
        temperatureC: null,
        bestDifficulty: 8.1e8,
        accepted: 200,
        rejected: 0,
        uptimeS: 3600,
        pool: null,
      },
      atMs: fixtureNowMs - 240_000,
      odds: null,
    },
  ],
};

export const gallery = defineGallery({
  title: 'Machine',
  screen: 'machine',
  states: {
    mining: () => <Stage state={miningState} />,
    monero: () => <Stage state={moneroState} />,
    'monero preparing': () => <Stage state={moneroPreparingState} />,
    'monero light': () => <Stage state={moneroBlockState} />,
    'monero missing': () => <Stage state={moneroMissingState} />,
    stale: () => <Stage state={staleState} />,
    held: () => <Stage state={heldState} />,
    measuring: () => <Stage state={measuringState} />,
    fleet: () => <Stage state={fleetState} />,
    empty: () => <Stage state={emptyState} />,
  },
});

import {
  boundedNumber,
  defineDevice,
  difficultyOf,
  type FleetAnswer,
  mostCount,
  mostHps,
  mostW,
  recordOf,
  shownText,
} from '../device.ts';
import { openHttpDevice } from '../http-device.ts';

/** AxeOS (Bitaxe, NerdQAxe and others). Source: ESP-Miner's openapi.yaml, `GET /api/system/info`. */
export const axeos = defineDevice({
  kind: 'axeos',
  open: (settings, deps) =>
    openHttpDevice(
      { address: settings.address, path: '/api/system/info', parse: readingFromAxeos },
      deps,
    ),
});

/** Hash rate is in GH/s, power in W; the best difficulty is text with a suffix, in newer versions a number. */
export function readingFromAxeos(json: unknown): FleetAnswer {
  const info = recordOf(json);
  const gigahashes = boundedNumber(info['hashRate'], 0, mostHps / 1e9);
  if (gigahashes === null && shownText(info['ASICModel']) === null) {
    return { ok: false, problem: 'its answer is not that of AxeOS' };
  }
  const pool = shownText(info['stratumURL']);
  const port = boundedNumber(info['stratumPort'], 1, 65_535);
  return {
    ok: true,
    reading: {
      model: shownText(info['ASICModel']),
      version: shownText(info['version']),
      algorithm: 'sha256d',
      hashrateHps: gigahashes === null ? null : gigahashes * 1e9,
      powerW: boundedNumber(info['power'], 0, mostW),
      // Below -50 is a sensor that is not there.
      temperatureC: boundedNumber(info['temp'], -50, 200),
      bestDifficulty: difficultyOf(info['bestDiff']),
      accepted: boundedNumber(info['sharesAccepted'], 0, mostCount),
      rejected: boundedNumber(info['sharesRejected'], 0, mostCount),
      uptimeS: boundedNumber(info['uptimeSeconds'], 0, mostCount),
      pool: pool === null || port === null ? pool : `${pool}:${port}`,
    },
  };
}

import type { FleetReading } from '../../../common/contract/fleet.ts';
import {
  boundedNumber,
  defineDevice,
  difficultyOf,
  type FleetAnswer,
  mostCount,
  mostHps,
  recordOf,
  shownText,
} from '../device.ts';
import { openHttpDevice } from '../http-device.ts';

/** XMRig, or whatever has its API, another Adit among them. Source: XMRig's doc/API.md, `GET /2/summary`. */
export const xmrig = defineDevice({
  kind: 'xmrig',
  open: (settings, deps) =>
    openHttpDevice(
      { address: settings.address, path: '/2/summary', parse: readingFromXmrig },
      deps,
    ),
});

/** Hash rates are means of 10 s, 60 s and 15 min; the 60 s one is taken, the 10 s one before a minute has passed. */
export function readingFromXmrig(json: unknown): FleetAnswer {
  const summary = recordOf(json);
  const total = recordOf(summary['hashrate'])['total'];
  if (!Array.isArray(total)) return { ok: false, problem: 'its answer is not that of XMRig' };
  const results = recordOf(summary['results']);
  const connection = recordOf(summary['connection']);
  const best = results['best'];
  const good = boundedNumber(results['shares_good'], 0, mostCount);
  const all = boundedNumber(results['shares_total'], 0, mostCount);
  return {
    ok: true,
    reading: {
      model: shownText(recordOf(summary['cpu'])['brand']),
      version: shownText(summary['ua']) ?? shownText(summary['version']),
      algorithm: algorithmOf(summary['algo']),
      hashrateHps: boundedNumber(total[1], 0, mostHps) ?? boundedNumber(total[0], 0, mostHps),
      powerW: null,
      temperatureC: null,
      bestDifficulty: Array.isArray(best) ? difficultyOf(best[0]) : null,
      accepted: good,
      rejected: good === null || all === null ? null : Math.max(0, all - good),
      uptimeS: boundedNumber(summary['uptime'], 0, mostCount),
      pool: shownText(connection['pool']),
    },
  };
}

function algorithmOf(algo: unknown): FleetReading['algorithm'] {
  if (algo === 'rx/0') return 'randomx';
  return algo === 'sha256d' || algo === 'scrypt' ? algo : null;
}

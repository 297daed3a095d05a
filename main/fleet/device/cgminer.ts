import type { FleetReading } from '../../../common/contract/fleet.ts';
import { readDeviceAddress } from '../../net/device-address.ts';
import { cgminerAsk } from '../cgminer-ask.ts';
import {
  boundedNumber,
  brokenDevice,
  defineDevice,
  difficultyOf,
  type FleetAnswer,
  failedAnswer,
  mostCount,
  mostHps,
  mostW,
  recordOf,
  shownText,
} from '../device.ts';

const ports = { tcp: { port: 4028, isTls: false } };

/** cgminer and its descendants. Source: cgminer's API-README; only `summary`, `devs` and `version` are asked. */
export const cgminer = defineDevice({
  kind: 'cgminer',
  open({ address, algorithm }, { clock }) {
    const endpoint = readDeviceAddress(address, ports);
    if (endpoint === undefined)
      return brokenDevice('the address can not be read: host or host:port');
    return {
      async read(signal) {
        try {
          const ask = (command: string) => cgminerAsk(endpoint, command, clock, signal);
          const summary = await ask('summary');
          // Not every firmware has these; a refusal is an answer without their sections.
          return readingFromCgminer(algorithm, summary, await ask('devs'), await ask('version'));
        } catch (error) {
          if (error instanceof SyntaxError) {
            return { ok: false, problem: 'it answered with something else than JSON' };
          }
          return failedAnswer(error);
        }
      },
      close: () => undefined,
    };
  },
});

const rateFields = [
  ['GHS 5s', 1e9],
  ['MHS 5s', 1e6],
  ['KHS 5s', 1e3],
  ['GHS av', 1e9],
  ['MHS av', 1e6],
  ['KHS av', 1e3],
] as const;

/** The newest rate a firmware gives counts; one that stands still is 0 there, not absent. */
export function readingFromCgminer(
  algorithm: FleetReading['algorithm'],
  summaryAnswer: unknown,
  devicesAnswer: unknown,
  versionAnswer: unknown,
): FleetAnswer {
  const summary = sectionOf(summaryAnswer, 'SUMMARY')[0];
  if (summary === undefined) {
    const said = shownText(sectionOf(summaryAnswer, 'STATUS')[0]?.['Msg']);
    return { ok: false, problem: said ?? 'its answer is not that of cgminer' };
  }
  const rate = rateFields
    .map(([name, unit]) => ({ value: boundedNumber(summary[name], 0, mostHps / unit), unit }))
    .find(({ value }) => value !== null);
  const temperatures = sectionOf(devicesAnswer, 'DEVS')
    .map((device) => boundedNumber(device['Temperature'], 1, 200))
    .filter((value) => value !== null);
  const version = sectionOf(versionAnswer, 'VERSION')[0] ?? {};
  return {
    ok: true,
    reading: {
      model: shownText(version['Type']) ?? shownText(version['PROD']),
      version: shownText(version['CGMiner']) ?? shownText(version['BMMiner']),
      algorithm,
      hashrateHps: rate === undefined ? null : rate.value! * rate.unit,
      powerW: boundedNumber(summary['Power'], 0, mostW),
      temperatureC: temperatures.length === 0 ? null : Math.max(...temperatures),
      bestDifficulty: difficultyOf(summary['Best Share']),
      accepted: boundedNumber(summary['Accepted'], 0, mostCount),
      rejected: boundedNumber(summary['Rejected'], 0, mostCount),
      uptimeS: boundedNumber(summary['Elapsed'], 0, mostCount),
      pool: null,
    },
  };
}

/** A section of an answer: at most 500 records. */
function sectionOf(answer: unknown, name: string): Readonly<Record<string, unknown>>[] {
  const section = recordOf(answer)[name];
  return Array.isArray(section) ? section.slice(0, 500).map(recordOf) : [];
}

import type { CheckLine } from '../../common/contract/source.ts';
import { systemClock } from '../app/clock.ts';
import { nativeFolder } from '../app/place.ts';
import { checkRandomx } from '../mining/randomx-limits.ts';
import { checkSource } from '../work/check.ts';
import { choiceFlag, readArguments } from './arguments.ts';
import { exitCode, writeJson, writeLine } from './output.ts';
import { passwordFrom } from './password.ts';
import { sourceFromFlags, sourceOptions } from './source-flags.ts';
import { appVersion } from './version.ts';

export const checkHelp = `adit check <url> [-u <user>] [-p <pass>] [-a sha256d|scrypt|randomx] [--coinbase-addr <addr>]
           [--cookie-file <path>] [--network <id>] [--tls-pin <sha256>] [--tls-ca <file>] [--socks <host:port>] [--json]

Looks at a node or pool step by step, without mining. Exit code 0 only when a job could be mined.`;

const marks: Readonly<Record<CheckLine['outcome'], string>> = {
  passed: 'ok     ',
  attention: 'note   ',
  failed: 'FAILED ',
  skipped: '-      ',
};

/** \`adit check\`. */
export async function check(words: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(
    words,
    { ...sourceOptions, json: { type: 'boolean' } },
    true,
  );
  const algorithm = choiceFlag('algorithm', values.algorithm, ['sha256d', 'scrypt', 'randomx']);
  const settings = sourceFromFlags({ ...values, url: positionals[0] ?? values.url, algorithm });
  const report = await checkSource(settings, {
    clock: systemClock,
    random: Math.random,
    secret: passwordFrom(values.pass, values['pass-file']),
    signal: AbortSignal.timeout(120_000),
    userAgent: `Adit/${appVersion()}`,
  });
  const limits = algorithm === 'randomx' ? await checkRandomx(nativeFolder) : [];
  const lines = [...report.lines, ...limits];
  const isMineable = report.mineable && lines.every(({ outcome }) => outcome !== 'failed');
  if (values.json) writeJson({ ...report, lines, mineable: isMineable });
  else {
    for (const { outcome, label, detail, elapsedMs } of lines) {
      const time = elapsedMs === null ? '' : ` (${Math.round(elapsedMs)} ms)`;
      writeLine(`${marks[outcome]}${label.padEnd(16)} ${detail}${time}`);
    }
    writeLine(isMineable ? 'A job could be mined.' : 'Nothing could be mined.');
  }
  return isMineable ? exitCode.done : exitCode.failed;
}

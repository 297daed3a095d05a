import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { AppError } from '../../common/contract/errors.ts';
import { Settings, type SourceSettings } from '../../common/contract/settings.ts';
import { lockFolder } from '../record/lock.ts';
import { openSecrets, plainSeal } from '../record/secret.ts';
import { openSettings } from '../record/settings.ts';
import { readArguments } from './arguments.ts';
import { defaultDataFolder } from './folder.ts';
import { type ForeignConfig, mostConfigBytes, readForeignConfig } from './foreign-config.ts';
import { exitCode, writeJson, writeLine } from './output.ts';

export const importHelp = `adit import <file> [--dry-run] [--data-dir <dir>] [--json]

Takes pools and nodes from the configuration of XMRig (config.json), cpuminer or cgminer (JSON), or from a start script
with their command line. Passwords go to the secret store; sources that are there already are left alone.
Adit must not be running on that data folder meanwhile.

  --dry-run   say what would be taken, change nothing`;

/** \`adit import\`. */
export function importCommand(words: readonly string[]): number {
  const { values, positionals } = readArguments(
    words,
    {
      'dry-run': { type: 'boolean' },
      'data-dir': { type: 'string' },
      json: { type: 'boolean' },
    },
    true,
  );
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new AppError('cli.usage', { problem: 'Say which file to import.' });
  }
  const config = readConfig(file);
  const known =
    values['dry-run'] === true
      ? []
      : addToSettings(values['data-dir'] ?? defaultDataFolder(), config);
  if (values.json) {
    const { kind, taken, ignored, threads } = config;
    const sources = config.sources.map(({ settings, secret }) => ({
      ...settings,
      hasSecret: secret !== '',
    }));
    writeJson({ kind, sources, threads, taken, ignored, known });
  } else {
    writeLine(`${file}: the configuration of ${config.kind}`);
    for (const line of config.taken) writeLine(`taken    ${line}`);
    for (const line of known) writeLine(`known    ${line}`);
    for (const line of config.ignored) writeLine(`ignored  ${line}`);
    if (values['dry-run'] === true) writeLine('Nothing was changed.');
  }
  return config.sources.length > 0 ? exitCode.done : exitCode.failed;
}

function readConfig(file: string): ForeignConfig {
  try {
    if (statSync(file).size > mostConfigBytes) throw new RangeError('it is too long');
    return readForeignConfig(readFileSync(file, 'utf8'));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code ?? (cause instanceof Error ? cause.message : String(cause));
    throw new AppError(
      'cli.usage',
      { problem: `${file} can not be imported: ${reason}.` },
      { cause },
    );
  }
}

/** @returns what was there already */
function addToSettings(folder: string, config: ForeignConfig): string[] {
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    const store = openSettings(
      join(folder, 'settings.json'),
      () => new Conf({ cwd: folder, configName: 'settings' }),
      () => Date.now(),
    );
    const secrets = openSecrets(join(folder, 'secrets.json'), plainSeal);
    const before = store.get();
    const sources = [...before.sources];
    const known: string[] = [];
    for (const { settings, secret } of config.sources) {
      if (sources.some((each) => isSamePlace(each, settings))) {
        known.push(settings.label);
        continue;
      }
      if (sources.length >= 20) {
        throw new AppError('settings.invalid', {
          field: 'sources',
          value: `${sources.length + 1} sources`,
          allowed: 'at most 20',
        });
      }
      const id = freeId(sources.map((each) => each.id));
      sources.push({ ...settings, id });
      if (secret !== '') secrets.set(id, secret);
    }
    const threads = config.threads ?? before.mining.threads;
    store.set(Settings.parse({ ...before, sources, mining: { ...before.mining, threads } }));
    return known;
  } finally {
    unlock();
  }
}

function isSamePlace(left: SourceSettings, right: SourceSettings): boolean {
  if (left.kind === 'practice' || right.kind === 'practice') return false;
  return left.url === right.url && left.user === right.user && left.chain === right.chain;
}

function freeId(taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const id = `imported-${count}`;
    if (!taken.includes(id)) return id;
  }
}

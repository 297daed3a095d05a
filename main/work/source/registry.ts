import type { SourceSettings } from '../../../common/contract/settings.ts';
import { moneroDaemon } from './monero-daemon.ts';
import { moneroStratum } from './monero-stratum.ts';
import { practice } from './practice.ts';
import { soloGbt } from './solo-gbt.ts';
import type { SourceDeps, WorkSource } from './source.ts';
import { stratumV1 } from './stratum-v1.ts';

/** Every way of getting work; a new one is one file and one line. */
export const sources = [practice, soloGbt, stratumV1, moneroDaemon, moneroStratum] as const;

/**
 * Makes the source that some settings describe.
 *
 * @throws {@link RangeError} when no source of that kind is registered
 */
export function createSource(settings: SourceSettings, deps: SourceDeps): WorkSource {
  const definition = sources.find(({ kind }) => kind === settings.kind);
  if (!definition) throw new RangeError(`no source of kind ${settings.kind}`);
  // The list holds each definition with its own settings; the kind has just matched them.
  const create = definition.create as (settings: SourceSettings, deps: SourceDeps) => WorkSource;
  return create(settings, deps);
}

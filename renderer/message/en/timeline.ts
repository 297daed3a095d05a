import type { TimelineCode, TimelineEvent } from '../../../common/contract/history.ts';
import { whole } from '../../format/digits.ts';
import { formatDifficulty } from '../../format/scale.ts';
import { formatElapsed } from '../../format/time.ts';
import { guardName } from './host.ts';

type Params = TimelineEvent['params'];

/** Reads a parameter as text; what is missing or null is undefined, so that its part of the sentence is left out. */
function text(params: Params, name: string): string | undefined {
  const value = params[name];
  return value === null || value === undefined || value === '' ? undefined : String(value);
}

function number(params: Params, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
}

/** Appends a detail after a colon when there is one. */
function because(said: string, detail: string | undefined): string {
  return detail === undefined ? said : `${said}: ${detail}`;
}

function blockName(params: Params): string {
  const height = number(params, 'height');
  return height === undefined ? 'Block' : `Block ${whole(height)}`;
}

/** Appends who it was about. */
function of(said: string, params: Params): string {
  const source = text(params, 'source');
  return source === undefined ? said : `${said} (${source})`;
}

/** One sentence for each code; a code without one does not compile. */
const sentences: Readonly<Record<TimelineCode, (params: Params) => string>> = {
  'mining-started': () => 'Mining began',
  'mining-paused': (p) => {
    const minutes = number(p, 'minutes');
    return minutes === undefined
      ? 'You paused it'
      : `You paused it for ${formatElapsed(minutes * 60_000)}`;
  },
  'mining-resumed': () => 'Mining again',
  'self-test-passed': (p) => {
    const kernel = text(p, 'kernel');
    const threads = number(p, 'threads');
    const where = threads === undefined ? '' : ` on ${threads} threads`;
    return kernel === undefined ? 'Self-test passed' : `Self-test of ${kernel} passed${where}`;
  },
  'kernel-changed': (p) =>
    because(`Kernel is now ${text(p, 'to') ?? 'another'}`, text(p, 'reason')),
  'kernel-failed': (p) => {
    const kernel = text(p, 'kernel');
    const named = kernel === undefined ? 'A kernel' : `Kernel ${kernel}`;
    return because(`${named} failed`, text(p, 'problem'));
  },
  'worker-replaced': (p) => {
    const index = number(p, 'index');
    const thread = index === undefined ? 'A mining thread' : `Thread ${index}`;
    return because(`${thread} died and was replaced`, text(p, 'problem'));
  },
  'source-changed': (p) => `Work now comes from ${text(p, 'source') ?? 'another source'}`,
  'source-lost': (p) => `Lost ${text(p, 'source') ?? 'the source'}; it is tried again`,
  'source-failed': (p) => `${text(p, 'source') ?? 'A source'} needs you: see Work`,
  'new-block': (p) => `New ${blockName(p).replace('B', 'b')}, fresh work`,
  'share-accepted': (p) => {
    const difficulty = number(p, 'difficulty');
    return difficulty === undefined
      ? 'Share accepted'
      : `Share accepted, difficulty ${formatDifficulty(difficulty)}`;
  },
  'share-rejected': (p) => because('Share rejected', text(p, 'message') ?? text(p, 'meaning')),
  'best-share': (p) => {
    const difficulty = number(p, 'difficulty');
    return difficulty === undefined
      ? 'Best share so far'
      : `Best share so far: ${formatDifficulty(difficulty)}`;
  },
  'block-found': (p) => of(`${blockName(p)} was hashed here and sent`, p),
  'block-accepted': (p) => `${blockName(p)} accepted by a node`,
  'block-confirmed': (p) => `${blockName(p)} is in the chain`,
  'block-matured': (p) => `${blockName(p)} has matured`,
  'block-orphaned': (p) => `${blockName(p)} orphaned: the network kept another`,
  'block-refused': (p) => because(`${blockName(p)} refused`, text(p, 'reason')),
  'block-waiting': (p) => because(`${blockName(p)} waits for a node to answer`, text(p, 'reason')),
  'settings-reset': (p) =>
    because('Settings were unreadable; the old file is kept', text(p, 'keptAs')),
  'history-reset': (p) =>
    because('History was unreadable; the old file is kept', text(p, 'keptAs')),
  slept: () => 'The computer went to sleep',
  woke: () => 'The computer woke up',
  'pool-message': (p) => because(`${text(p, 'source') ?? 'The pool'} says`, text(p, 'message')),
  'guard-tripped': (p) => because('Held back', text(p, 'detail') ?? text(p, 'guard')),
  'guard-released': (p) => because('No longer held back', nameOf(p)),
};

/** What happened, as one sentence without a full stop. */
export function timelineText(event: TimelineEvent): string {
  return sentences[event.code](event.params);
}

/** The guard in words, where one is named. */
function nameOf(params: TimelineEvent['params']): string | undefined {
  const guard = text(params, 'guard');
  return guard === undefined ? undefined : guardName(guard);
}

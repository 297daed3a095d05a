import type { TimelineCode, TimelineEvent } from '../../../common/contract/history.ts';
import { whole } from '../../format/digits.ts';
import { formatDifficulty } from '../../format/scale.ts';
import { formatElapsed } from '../../format/time.ts';
import { because, numberOf, textOf } from '../sentence.ts';
import { guardName } from './host.ts';

type Params = TimelineEvent['params'];

function blockName(params: Params): string {
  const height = numberOf(params, 'height');
  return height === undefined ? 'Block' : `Block ${whole(height)}`;
}

/** Appends who it was about. */
function of(said: string, params: Params): string {
  const source = textOf(params, 'source');
  return source === undefined ? said : `${said} (${source})`;
}

/** One sentence for each code; a code without one does not compile. */
const sentences: Readonly<Record<TimelineCode, (params: Params) => string>> = {
  'mining-started': () => 'Mining began',
  'mining-paused': (p) => {
    const minutes = numberOf(p, 'minutes');
    return minutes === undefined
      ? 'You paused it'
      : `You paused it for ${formatElapsed(minutes * 60_000)}`;
  },
  'mining-resumed': () => 'Mining again',
  'self-test-passed': (p) => {
    const kernel = textOf(p, 'kernel');
    const threads = numberOf(p, 'threads');
    const where = threads === undefined ? '' : ` on ${threads} threads`;
    return kernel === undefined ? 'Self-test passed' : `Self-test of ${kernel} passed${where}`;
  },
  'kernel-changed': (p) =>
    because(`Kernel is now ${textOf(p, 'to') ?? 'another'}`, textOf(p, 'reason')),
  'kernel-failed': (p) => {
    const kernel = textOf(p, 'kernel');
    const named = kernel === undefined ? 'A kernel' : `Kernel ${kernel}`;
    return because(`${named} failed`, textOf(p, 'problem'));
  },
  'worker-replaced': (p) => {
    const index = numberOf(p, 'index');
    const thread = index === undefined ? 'A mining thread' : `Thread ${index}`;
    return because(`${thread} died and was replaced`, textOf(p, 'problem'));
  },
  'source-changed': (p) => `Work now comes from ${textOf(p, 'source') ?? 'another source'}`,
  'source-lost': (p) => `Lost ${textOf(p, 'source') ?? 'the source'}; it is tried again`,
  'source-failed': (p) => `${textOf(p, 'source') ?? 'A source'} needs you: see Work`,
  'new-block': (p) => `New ${blockName(p).replace('B', 'b')}, fresh work`,
  'share-accepted': (p) => {
    const difficulty = numberOf(p, 'difficulty');
    return difficulty === undefined
      ? 'Share accepted'
      : `Share accepted, difficulty ${formatDifficulty(difficulty)}`;
  },
  'share-rejected': (p) => because('Share rejected', textOf(p, 'message') ?? textOf(p, 'meaning')),
  'best-share': (p) => {
    const difficulty = numberOf(p, 'difficulty');
    return difficulty === undefined
      ? 'Best share so far'
      : `Best share so far: ${formatDifficulty(difficulty)}`;
  },
  'block-found': (p) => of(`${blockName(p)} was hashed here and sent`, p),
  'block-accepted': (p) => `${blockName(p)} accepted by a node`,
  'block-confirmed': (p) => `${blockName(p)} is in the chain`,
  'block-matured': (p) => `${blockName(p)} has matured`,
  'block-orphaned': (p) => `${blockName(p)} orphaned: the network kept another`,
  'block-refused': (p) => because(`${blockName(p)} refused`, textOf(p, 'reason')),
  'block-waiting': (p) =>
    because(`${blockName(p)} waits for a node to answer`, textOf(p, 'reason')),
  'settings-reset': (p) =>
    because('Settings were unreadable; the old file is kept', textOf(p, 'keptAs')),
  'history-reset': (p) =>
    because('History was unreadable; the old file is kept', textOf(p, 'keptAs')),
  slept: () => 'The computer went to sleep',
  woke: () => 'The computer woke up',
  'pool-message': (p) => because(`${textOf(p, 'source') ?? 'The pool'} says`, textOf(p, 'message')),
  'guard-tripped': (p) => because('Held back', textOf(p, 'detail') ?? textOf(p, 'guard')),
  'guard-released': (p) => because('No longer held back', nameOf(p)),
};

/** What happened, as one sentence without a full stop. */
export function timelineText(event: TimelineEvent): string {
  return sentences[event.code](event.params);
}

/** The guard in words, where one is named. */
function nameOf(params: TimelineEvent['params']): string | undefined {
  const guard = textOf(params, 'guard');
  return guard === undefined ? undefined : guardName(guard);
}

import type { TimelineCode, TimelineEvent } from '../../common/contract/history.ts';
import { whole } from '../format/digits.ts';
import { formatDifficulty } from '../format/scale.ts';
import { formatMs } from '../format/time.ts';

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

/** One sentence for each code; a code without one does not compile. */
const sentences: Readonly<Record<TimelineCode, (params: Params) => string>> = {
  'mining-started': (p) => {
    const threads = number(p, 'threads');
    return threads === undefined ? 'Mining' : `Mining on ${threads} threads`;
  },
  'mining-paused': (p) => because('Paused', text(p, 'reason')),
  'mining-resumed': () => 'Mining again',
  'self-test-passed': (p) => {
    const kernel = text(p, 'kernel');
    return kernel === undefined ? 'Self-test passed' : `Self-test passed by ${kernel}`;
  },
  'kernel-changed': (p) =>
    because(`Kernel is now ${text(p, 'kernel') ?? 'another'}`, text(p, 'reason')),
  'kernel-failed': (p) => because(`${text(p, 'kernel') ?? 'A kernel'} failed`, text(p, 'problem')),
  'worker-replaced': (p) => {
    const thread = number(p, 'thread');
    return thread === undefined
      ? 'A mining thread died and was replaced'
      : `Thread ${thread} died and was replaced`;
  },
  'source-changed': (p) => `Work now comes from ${text(p, 'source') ?? 'another source'}`,
  'source-lost': (p) => because(`Lost ${text(p, 'source') ?? 'the source'}`, text(p, 'reason')),
  'source-failed': (p) =>
    because(`${text(p, 'source') ?? 'A source'} needs you`, text(p, 'reason')),
  'new-block': (p) => {
    const latency = number(p, 'latencyMs');
    const said = `New ${blockName(p).replace('B', 'b')}`;
    return latency === undefined ? said : `${said}. Fresh work in ${formatMs(latency)}`;
  },
  'share-accepted': (p) => {
    const difficulty = number(p, 'difficulty');
    return difficulty === undefined
      ? 'Share accepted'
      : `Share accepted, difficulty ${formatDifficulty(difficulty)}`;
  },
  'share-rejected': (p) => because('Share rejected', text(p, 'reason')),
  'best-share': (p) => {
    const difficulty = number(p, 'difficulty');
    return difficulty === undefined
      ? 'Best share so far'
      : `Best share so far: ${formatDifficulty(difficulty)}`;
  },
  'block-found': (p) => `${blockName(p)} was hashed here and is being sent`,
  'block-accepted': (p) => `${blockName(p)} accepted by a node`,
  'block-confirmed': (p) => `${blockName(p)} is in the chain`,
  'block-matured': (p) => `${blockName(p)} has matured`,
  'block-orphaned': (p) => `${blockName(p)} orphaned: the network kept another`,
  'block-refused': (p) => because(`${blockName(p)} refused`, text(p, 'reason')),
  'block-waiting': (p) => because(`${blockName(p)} waits for a node to answer`, text(p, 'reason')),
  'settings-reset': (p) =>
    because('Settings were unreadable; the old file was kept', text(p, 'file')),
  'history-reset': (p) => because('History was unreadable; the old file was kept', text(p, 'file')),
  slept: () => 'The computer went to sleep',
  woke: () => 'The computer woke up',
  'pool-message': (p) => because('The pool says', text(p, 'text')),
  'guard-tripped': (p) => because('Held back', text(p, 'detail') ?? text(p, 'guard')),
  'guard-released': (p) => because('No longer held back', text(p, 'guard')),
};

/** What happened, as one sentence without a full stop. */
export function timelineText(event: TimelineEvent): string {
  return sentences[event.code](event.params);
}

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
  'mining-started': () => 'Mining begonnen',
  'mining-paused': (p) => {
    const minutes = numberOf(p, 'minutes');
    return minutes === undefined
      ? 'Von Hand pausiert'
      : `Von Hand pausiert für ${formatElapsed(minutes * 60_000)}`;
  },
  'mining-resumed': () => 'Mining geht weiter',
  'self-test-passed': (p) => {
    const kernel = textOf(p, 'kernel');
    const threads = numberOf(p, 'threads');
    const where = threads === undefined ? '' : ` mit ${threads} Threads`;
    return kernel === undefined
      ? 'Selbsttest bestanden'
      : `Selbsttest von ${kernel}${where} bestanden`;
  },
  'kernel-changed': (p) =>
    because(`Kernel ist jetzt ${textOf(p, 'to') ?? 'ein anderer'}`, textOf(p, 'reason')),
  'kernel-failed': (p) => {
    const kernel = textOf(p, 'kernel');
    const named = kernel === undefined ? 'Ein Kernel' : `Kernel ${kernel}`;
    return because(`${named} ist ausgefallen`, textOf(p, 'problem'));
  },
  'worker-replaced': (p) => {
    const index = numberOf(p, 'index');
    const thread = index === undefined ? 'Ein Thread' : `Thread ${index}`;
    return because(`${thread} ist ausgefallen und ersetzt`, textOf(p, 'problem'));
  },
  'source-changed': (p) =>
    `Arbeit kommt jetzt von ${textOf(p, 'source') ?? 'einer anderen Quelle'}`,
  'source-lost': (p) => `${textOf(p, 'source') ?? 'Die Quelle'} ist weg; neue Versuche laufen`,
  'source-failed': (p) => `${textOf(p, 'source') ?? 'Eine Quelle'} braucht Hilfe: siehe Arbeit`,
  'new-block': (p) => `Neuer ${blockName(p)}, frische Arbeit`,
  'share-accepted': (p) => {
    const difficulty = numberOf(p, 'difficulty');
    return difficulty === undefined
      ? 'Share angenommen'
      : `Share angenommen, Schwierigkeit ${formatDifficulty(difficulty)}`;
  },
  'share-rejected': (p) => because('Share abgelehnt', textOf(p, 'message') ?? textOf(p, 'meaning')),
  'best-share': (p) => {
    const difficulty = numberOf(p, 'difficulty');
    return difficulty === undefined
      ? 'Bester Share bisher'
      : `Bester Share bisher: ${formatDifficulty(difficulty)}`;
  },
  'block-found': (p) => of(`${blockName(p)} hier gefunden und gesendet`, p),
  'block-accepted': (p) => `${blockName(p)} von einer Node angenommen`,
  'block-confirmed': (p) => `${blockName(p)} ist in der Kette`,
  'block-matured': (p) => `${blockName(p)} ist gereift`,
  'block-orphaned': (p) => `${blockName(p)} verwaist: das Netzwerk behielt einen anderen`,
  'block-refused': (p) => because(`${blockName(p)} verweigert`, textOf(p, 'reason')),
  'block-waiting': (p) =>
    because(`${blockName(p)} wartet auf die Antwort einer Node`, textOf(p, 'reason')),
  'settings-reset': (p) =>
    because('Einstellungen waren unlesbar; die alte Datei bleibt erhalten', textOf(p, 'keptAs')),
  'history-reset': (p) =>
    because('Verlauf war unlesbar; die alte Datei bleibt erhalten', textOf(p, 'keptAs')),
  slept: () => 'Der Computer ging in den Ruhezustand',
  woke: () => 'Der Computer ist aufgewacht',
  'pool-message': (p) =>
    because(`Nachricht von ${textOf(p, 'source') ?? 'dem Pool'}`, textOf(p, 'message')),
  'guard-tripped': (p) => because('Zurückgehalten', textOf(p, 'detail') ?? textOf(p, 'guard')),
  'guard-released': (p) => because('Nicht mehr zurückgehalten', nameOf(p)),
};

/** What happened, as one sentence without a full stop. */
export function timelineText(event: TimelineEvent): string {
  return sentences[event.code](event.params);
}

/** The guard in words, where one is named. */
function nameOf(params: Params): string | undefined {
  const guard = textOf(params, 'guard');
  return guard === undefined ? undefined : guardName(guard);
}

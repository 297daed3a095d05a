import type { TimelineCode, TimelineEvent } from '../../../common/contract/history.ts';
import { whole } from '../../format/digits.ts';
import { formatDifficulty } from '../../format/scale.ts';
import { formatElapsed } from '../../format/time.ts';
import { because, numberOf, textOf } from '../sentence.ts';
import { guardName } from './host.ts';
import { counted } from './words.ts';

type Params = TimelineEvent['params'];

function blockName(params: Params): string {
  const height = numberOf(params, 'height');
  return height === undefined ? 'Bloque' : `Bloque ${whole(height)}`;
}

/** Appends who it was about. */
function of(said: string, params: Params): string {
  const source = textOf(params, 'source');
  return source === undefined ? said : `${said} (${source})`;
}

/** One sentence for each code; a code without one does not compile. */
const sentences: Readonly<Record<TimelineCode, (params: Params) => string>> = {
  'mining-started': () => 'Empezó el minado',
  'mining-paused': (p) => {
    const minutes = numberOf(p, 'minutes');
    return minutes === undefined
      ? 'Pausado a mano'
      : `Pausado a mano por ${formatElapsed(minutes * 60_000)}`;
  },
  'mining-resumed': () => 'Minando de nuevo',
  'self-test-passed': (p) => {
    const kernel = textOf(p, 'kernel');
    const threads = numberOf(p, 'threads');
    const where = threads === undefined ? '' : ` en ${counted(threads, 'hilo', 'hilos')}`;
    return kernel === undefined
      ? 'Autoprueba correcta'
      : `Autoprueba de ${kernel} correcta${where}`;
  },
  'kernel-changed': (p) =>
    because(`El kernel es ahora ${textOf(p, 'to') ?? 'otro'}`, textOf(p, 'reason')),
  'kernel-failed': (p) => {
    const kernel = textOf(p, 'kernel');
    const named = kernel === undefined ? 'Un kernel' : `El kernel ${kernel}`;
    return because(`${named} falló`, textOf(p, 'problem'));
  },
  'worker-replaced': (p) => {
    const index = numberOf(p, 'index');
    const thread = index === undefined ? 'Un hilo de minado' : `El hilo ${index}`;
    return because(`${thread} murió y fue reemplazado`, textOf(p, 'problem'));
  },
  'source-changed': (p) => `El trabajo viene ahora de ${textOf(p, 'source') ?? 'otra fuente'}`,
  'source-lost': (p) => `Se perdió ${textOf(p, 'source') ?? 'la fuente'}; se reintenta`,
  'source-failed': (p) => `${textOf(p, 'source') ?? 'Una fuente'} te necesita: ver Trabajo`,
  'new-block': (p) => `Nuevo ${blockName(p).replace('B', 'b')}, trabajo nuevo`,
  'share-accepted': (p) => {
    const difficulty = numberOf(p, 'difficulty');
    return difficulty === undefined
      ? 'Share aceptado'
      : `Share aceptado, dificultad ${formatDifficulty(difficulty)}`;
  },
  'share-rejected': (p) => because('Share rechazado', textOf(p, 'message') ?? textOf(p, 'meaning')),
  'best-share': (p) => {
    const difficulty = numberOf(p, 'difficulty');
    return difficulty === undefined
      ? 'Mejor share hasta ahora'
      : `Mejor share hasta ahora: ${formatDifficulty(difficulty)}`;
  },
  'block-found': (p) => of(`${blockName(p)} encontrado aquí y enviado`, p),
  'block-accepted': (p) => `${blockName(p)} aceptado por un nodo`,
  'block-confirmed': (p) => `${blockName(p)} está en la cadena`,
  'block-matured': (p) => `${blockName(p)} ha madurado`,
  'block-orphaned': (p) => `${blockName(p)} huérfano: la red conservó otro`,
  'block-refused': (p) => because(`${blockName(p)} rechazado`, textOf(p, 'reason')),
  'block-waiting': (p) =>
    because(`${blockName(p)} espera la respuesta de un nodo`, textOf(p, 'reason')),
  'settings-reset': (p) =>
    because('Ajustes ilegibles; se conserva el archivo anterior', textOf(p, 'keptAs')),
  'history-reset': (p) =>
    because('Historial ilegible; se conserva el archivo anterior', textOf(p, 'keptAs')),
  slept: () => 'El equipo se durmió',
  woke: () => 'El equipo despertó',
  'pool-message': (p) => because(`${textOf(p, 'source') ?? 'El pool'} dice`, textOf(p, 'message')),
  'guard-tripped': (p) => because('Retenido', textOf(p, 'detail') ?? textOf(p, 'guard')),
  'guard-released': (p) => because('Ya no está retenido', nameOf(p)),
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

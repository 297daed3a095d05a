import type { Catalogue } from '../catalogue.ts';
import { counted } from './words.ts';

/** The words of RandomX and Monero, in Spanish. */
export const moneroMessage = {
  pool: {
    way: 'P2Pool o pool',
    urlHelp:
      'P2Pool en este equipo escucha en stratum+tcp://127.0.0.1:3333. stratum+ssl:// va cifrado, stratum+tcp:// no.',
    userHelp:
      'La dirección de cobro. P2Pool paga a la dirección con que se inició, diga lo que diga aquí; un pool puede admitir dificultad fija como dirección+10000.',
  },
  payoutHelp:
    'La dirección principal del monedero propio, o una integrada: un bloque no puede pagar a una subdirección. Adit nunca necesita una clave privada.',
  limits: {
    title: 'RandomX: qué lo limita',
    mode: 'Modo',
    modes: {
      fast: 'Rápido, dataset entero en memoria',
      light: 'Ligero, unas diez veces más lento',
    },
    would: (mode) => `${mode} (cuando mine)`,
    noMode: 'Ninguno: no cabe',
    noLibrary: 'Ninguno: falta la biblioteca',
    memory: 'Memoria, todos los hilos juntos',
    threads: 'Hilos',
    fed: (threads, of) => `${threads} de ${of}`,
    fedBy: (cache, fed) => `${cache} de caché L3 alimentan ${fed}`,
    fedAll: (cache) => `${cache} de caché L3 bastan para todos`,
    chosen: 'elegidos a mano',
    because: (threads, cache, fed) =>
      `${counted(threads, 'hilo', 'hilos')}: ${cache} de caché L3 alimentan ${fed}.`,
  },
  cpu: {
    title: 'Esta CPU frente a otras, RandomX',
    name: 'Procesador',
    samples: 'Muestras',
    average: 'Media',
    best: 'Mejor',
    you: (threads, mode) =>
      mode === null ? `El tuyo, ${threads}` : `El tuyo, ${threads}, ${modeWord(mode)}`,
    measured: 'medido',
    unmeasured: {
      lead: 'La velocidad propia aún no está medida.',
      rest: 'Aparece aquí cuando RandomX lleve un minuto minando.',
    },
    unknown: 'Nadie midió un procesador con este nombre: se muestran los de velocidad parecida.',
    source: (name, asOf) =>
      `Medias y mejores resultados enviados a ${name}, leídos el ${asOf}. Una media incluye pruebas con pocos hilos y memoria lenta.`,
  },
  preparing: {
    left: (time) => `Faltan unos ${time}.`,
    leftUnknown: 'Aún no se sabe cuánto falta.',
    memory: (memory) => `Ocupa ${memory} de memoria, compartida por todos los hilos.`,
  },
  /** Shares of rounds: "ninguno", "9,5 %", "todo". */
  effortLabel: 'Esfuerzo',
  effortSource:
    'Los hashes contados desde tu último bloque, divididos por los que cuesta un bloque de media. Para entonces ha terminado una parte 1 − e^(−esfuerzo) de tales rondas.',
  effort: (effort, ended) =>
    `Esfuerzo desde el último bloque: ${effort} de los hashes que pide uno de media. A estas alturas ha terminado ${ended} de tales rondas.`,
} satisfies Catalogue['monero'];

function modeWord(mode: string): string {
  return mode === 'fast' ? 'rápido' : mode === 'light' ? 'ligero' : mode;
}

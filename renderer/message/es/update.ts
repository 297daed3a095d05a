import type { Catalogue } from '../catalogue.ts';

/** Newer versions of Adit itself, in Spanish. */
export const updateMessage = {
  title: 'Actualizaciones',
  enabled: 'Buscar actualizaciones',
  enabledHelp: 'Apagado hasta que se encienda',
  sent: 'Una vez al día se pregunta a la página de versiones en GitHub cuál es la más nueva. GitHub conoce entonces tu dirección de internet y qué sistema pregunta; nada sobre ti, tu minería ni tu equipo se envía. Nada se descarga ni se instala sin que lo pulses.',
  verified:
    'Una descarga debe tener la suma de comprobación de la versión y, donde el sistema conoce firmas, la firma de quien la publica.',
  unsupported: {
    'not-packaged':
      'Esta copia funciona desde su código o su carpeta: obtén allí las versiones nuevas.',
    unsigned:
      'Esta copia no lleva la firma de quien la publica, así que no se podría probar que una más nueva viene de las mismas manos. Instala tú las versiones nuevas.',
  },
  notAsked: 'Aún no se ha preguntado.',
  checking: 'Preguntando por la versión más nueva…',
  none: (age) => `Esta es la versión más nueva, según se supo hace ${age}.`,
  available: (version) => `Ha salido Adit ${version}.`,
  byPackage: 'Se instaló como paquete: instala el paquete más nuevo desde la página de versiones.',
  downloading: (version, percent) => `Descargando Adit ${version}: ${percent} %.`,
  progress: 'Descarga',
  ready: (version) => `Adit ${version} está descargado y comprobado.`,
  waits: {
    nothing: 'Tus ajustes, el historial y los bloques encontrados se conservan.',
    rest: 'Se reinicia en cuanto la minería descanse: cuando la pauses, o lo haga una guarda o el plan.',
    block: 'Se reinicia en cuanto un nodo haya respondido por el bloque que encontraste.',
  },
  check: 'Buscar ahora',
  download: 'Descargar',
  restart: 'Reiniciar ahora',
  restartAtRest: 'Reiniciar cuando la minería descanse',
} satisfies Catalogue['update'];

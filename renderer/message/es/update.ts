import type { Catalogue } from '../catalogue.ts';

/** Newer versions of Adit itself, in Spanish. */
export const updateMessage = {
  title: 'Actualizaciones',
  enabled: 'Buscar actualizaciones',
  enabledHelp: 'Inactivo hasta que se active',
  sent: 'Una vez al día se pregunta a la página de versiones en GitHub cuál es la más nueva. GitHub se entera de tu dirección de internet y de qué sistema pregunta; no se envía nada sobre ti, tu minado ni tu equipo. Nada se descarga ni se instala sin pulsarlo.',
  verified:
    'Una descarga debe tener la suma de control de la versión y, donde el sistema conoce firmas, la firma de quien la publica.',
  unsupported: {
    'not-packaged':
      'Esta copia funciona desde su código o su carpeta: las versiones nuevas se obtienen allí.',
    unsigned:
      'Esta copia no lleva la firma de quien la publica, así que no se podría probar que una más nueva venga de las mismas manos. Las versiones nuevas se instalan a mano.',
  },
  notAsked: 'Aún no se ha preguntado.',
  checking: 'Preguntando por la versión más nueva…',
  none: (age) => `Esta es la versión más nueva, según se supo hace ${age}.`,
  available: (version) => `Ha salido Adit ${version}.`,
  byPackage: 'Se instaló como paquete: el más nuevo está en la página de versiones.',
  downloading: (version, percent) => `Descargando Adit ${version}: ${percent} %.`,
  progress: 'Descarga',
  ready: (version) => `Adit ${version} está descargado y comprobado.`,
  waits: {
    nothing: 'Tus ajustes, el historial y los bloques encontrados se conservan.',
    rest: 'Se reinicia en cuanto el minado descanse: por una pausa, una guarda o el plan.',
    block: 'Se reinicia en cuanto un nodo haya respondido por el bloque encontrado.',
  },
  check: 'Buscar ahora',
  download: 'Descargar',
  restart: 'Reiniciar ahora',
  restartAtRest: 'Reiniciar al descansar',
} satisfies Catalogue['update'];

import type { Catalogue } from '../catalogue.ts';

/** Newer versions of Adit itself, in German. */
export const updateMessage = {
  title: 'Aktualisierung',
  enabled: 'Nach neuen Versionen sehen',
  enabledHelp: 'Aus, bis es eingeschaltet wird',
  sent: 'Einmal am Tag wird die Seite der Veröffentlichungen auf GitHub nach der neuesten Version gefragt. GitHub erfährt die Internetadresse und welches System fragt; nichts über Person, Mining oder Rechner wird gesendet. Geladen und installiert wird nur auf Knopfdruck.',
  verified:
    'Was geladen wird, muss die Prüfsumme der Veröffentlichung haben und, wo das System Signaturen kennt, die des Herausgebers.',
  unsupported: {
    'not-packaged':
      'Diese Kopie läuft aus ihren Quellen oder ihrem Ordner: neuere Versionen gibt es dort.',
    unsigned:
      'Diese Kopie trägt keine Signatur des Herausgebers; dass eine neuere aus denselben Händen kommt, wäre nicht zu beweisen. Neuere Versionen bitte von Hand installieren.',
  },
  notAsked: 'Noch nicht gefragt.',
  checking: 'Die neueste Version wird erfragt…',
  none: (age) => `Das ist die neueste Version, Stand vor ${age}.`,
  available: (version) => `Adit ${version} ist da.`,
  byPackage:
    'Als Paket installiert: das neuere Paket gibt es auf der Seite der Veröffentlichungen.',
  downloading: (version, percent) => `Adit ${version} wird geladen: ${percent} %.`,
  progress: 'Download',
  ready: (version) => `Adit ${version} ist geladen und geprüft.`,
  waits: {
    nothing: 'Einstellungen, Verlauf und gefundene Blöcke bleiben.',
    rest: 'Neu gestartet wird, sobald das Mining ruht: von Hand, durch einen Wächter oder den Plan.',
    block: 'Neu gestartet wird, sobald eine Node auf den gefundenen Block geantwortet hat.',
  },
  check: 'Jetzt nachsehen',
  download: 'Laden',
  restart: 'Jetzt neu starten',
  restartAtRest: 'Neu starten, wenn das Mining ruht',
} satisfies Catalogue['update'];

import type { Catalogue } from '../catalogue.ts';

/** The words of RandomX and Monero, in German. */
export const moneroMessage = {
  pool: {
    way: 'P2Pool oder Pool',
    urlHelp:
      'P2Pool auf diesem Computer lauscht an stratum+tcp://127.0.0.1:3333. stratum+ssl:// ist verschlüsselt, stratum+tcp:// nicht.',
    userHelp:
      'Die eigene Auszahlungsadresse. P2Pool zahlt an die Adresse, mit der es gestartet wurde, was auch immer hier steht; bei einem Pool lässt sich mit Adresse+10000 oft eine feste Schwierigkeit wählen.',
  },
  payoutHelp:
    'Die Hauptadresse der eigenen Wallet oder eine integrierte: an eine Unteradresse kann ein Block nicht zahlen. Adit braucht nie einen privaten Schlüssel.',
  limits: {
    title: 'RandomX: was es begrenzt',
    mode: 'Modus',
    modes: {
      fast: 'Schnell, ganzer Datensatz im Speicher',
      light: 'Leicht, etwa zehnmal langsamer',
    },
    would: (mode) => `${mode} (sobald geschürft wird)`,
    noMode: 'Keiner: er passt nicht hinein',
    noLibrary: 'Keiner: die Bibliothek fehlt',
    memory: 'Speicher, alle Threads zusammen',
    threads: 'Threads',
    fed: (threads, of) => `${threads} von ${of}`,
    fedBy: (cache, fed) => `${cache} L3-Cache reichen für ${fed}`,
    fedAll: (cache) => `${cache} L3-Cache reichen für alle`,
    chosen: 'von Hand gewählt',
    because: (threads, cache, fed) => `${threads} Threads: ${cache} L3-Cache reichen für ${fed}.`,
  },
  cpu: {
    title: 'Dieser Prozessor neben anderen, RandomX',
    name: 'Prozessor',
    samples: 'Messungen',
    average: 'Mittel',
    best: 'Bester Lauf',
    you: (threads, mode) => (mode === null ? `Dieser, ${threads}` : `Dieser, ${threads}, ${mode}`),
    measured: 'gemessen',
    unmeasured: {
      lead: 'Die eigene Rate ist noch nicht gemessen.',
      rest: 'Sie steht hier, sobald RandomX eine Minute gelaufen ist.',
    },
    unknown:
      'Einen Prozessor dieses Namens hat niemand gemessen: gezeigt sind solche mit ähnlicher Geschwindigkeit.',
    source: (name, asOf) =>
      `Mittel und beste Läufe, die Leute an ${name} gesendet haben, gelesen ${asOf}. In einem Mittel stecken auch Läufe mit wenigen Threads und langsamem Speicher.`,
  },
  preparing: {
    left: (time) => `Noch etwa ${time}.`,
    leftUnknown: 'Wie lange noch, ist unbekannt.',
    memory: (memory) => `Braucht ${memory} Speicher, für alle Threads gemeinsam.`,
  },
  /** Shares of rounds: "nichts", "9,5 %", "alles". */
  effort: (effort, ended) =>
    `Aufwand seit dem letzten eigenen Block: ${effort} der Hashes, die einer im Mittel braucht. Von solchen Runden ist bis dahin zu Ende: ${ended}.`,
  effortLabel: 'Aufwand',
  effortSource:
    'Hashes seit dem letzten eigenen Block, geteilt durch die, die ein Block im Mittel braucht. Bis dahin ist ein Anteil von 1 − e^(−Aufwand) solcher Runden zu Ende.',
} satisfies Catalogue['monero'];

import { type CertificateWords, certificateFault, type ErrorTexts, text } from '../error-text.ts';

/** At most two decimals, never rounded up to the next whole. */
const percent = (value: number): string =>
  `${String(Math.floor(value * 100) / 100).replace('.', ',')} %`;

const certificate: CertificateWords = {
  selfSigned: 'Keine Stelle hat es beglaubigt, nur es sich selbst.',
  unknownAuthority: 'Eine Stelle hat es beglaubigt, die hier nicht bekannt ist.',
  expired: 'Es ist abgelaufen.',
  notYetValid: 'Es gilt noch nicht: Vielleicht geht die Uhr dieses Rechners falsch.',
  otherHost: 'Es wurde für einen anderen Rechner ausgestellt.',
};

/** German, for the interface. */
export const errorTexts: ErrorTexts = {
  'ipc.invalid-argument': (p) =>
    text(
      'Die App hat eine Anfrage abgelehnt.',
      `${p.channel}: ${p.problem}`,
      'Den Wert berichtigen und noch einmal versuchen.',
    ),
  'ipc.unknown-call': (p) =>
    text(
      'Diese Seite und die App haben verschiedene Versionen.',
      `Die App kennt ${p.channel} nicht.`,
      'Die Seite neu laden.',
    ),
  'ipc.read-only': (p) =>
    text('Diese Ansicht darf nur lesen.', `${p.channel} ändert etwas.`, 'Die App selbst benutzen.'),
  'ipc.disconnected': () =>
    text(
      'Die Verbindung zur App ist abgerissen.',
      'Vor dem Ende kam keine Antwort.',
      'Sie verbindet sich von selbst wieder; dann noch einmal versuchen.',
    ),
  'app.internal': (p) =>
    text(
      'Etwas Unerwartetes ging schief.',
      p.what,
      'Noch einmal versuchen; bleibt es so, ins Protokoll sehen.',
    ),
  'app.stalled': (p) =>
    text(
      'Die App wurde aufgehalten.',
      `${(p.stalledMs / 1000).toFixed(1).replace('.', ',')} s lang konnte sie nichts tun; Shares kamen vielleicht zu spät.`,
      'Sie macht von selbst weiter. Wiederholt es sich, weniger Threads nehmen oder nachsehen, was dieser Computer sonst tut.',
    ),
  'app.already-running': (p) =>
    text(
      'Adit läuft mit diesem Datenordner schon.',
      p.pid === null ? `${p.folder}.` : `${p.folder} ist in Gebrauch durch Prozess ${p.pid}.`,
      'Jenes benutzen, es beenden oder mit --data-dir einen anderen Ordner wählen.',
    ),
  'app.folder-unusable': (p) =>
    text(
      'In den Datenordner lässt sich nicht schreiben.',
      `${p.folder}: ${p.cause}.`,
      'Seine Rechte berichtigen oder mit --data-dir einen anderen wählen.',
    ),
  'settings.unreadable': (p) =>
    text(
      'Die Datei der Einstellungen war nicht lesbar.',
      `${p.file} wurde als ${p.keptAs} aufgehoben; es gelten die Vorgaben.`,
      'Neu einrichten oder die aufgehobene Datei berichtigen und zurücklegen, solange Adit geschlossen ist.',
    ),
  'settings.invalid': (p) =>
    text(
      `${p.field} kann nicht ${p.value} sein.`,
      'Der alte Wert bleibt in Kraft.',
      `Erlaubt: ${p.allowed}.`,
    ),
  'settings.not-saved': (p) =>
    text(
      'Die Einstellungen ließen sich nicht sichern.',
      `${p.file}: ${p.cause}.`,
      'Sie gelten, bis Adit endet. Platz schaffen oder die Rechte berichtigen.',
    ),
  'history.unreadable': (p) =>
    text(
      'Der Verlauf war nicht lesbar.',
      `${p.file} wurde als ${p.keptAs} aufgehoben; ein neuer ist begonnen.`,
      'Nichts zu tun: das Mining läuft weiter. Die alte Datei aufheben, falls sie untersucht werden soll.',
    ),
  'disk.write-failed': (p) =>
    text(
      `Nicht zu schreiben: ${p.what}.`,
      `${p.file}: ${p.cause}.`,
      'Platz schaffen oder die Rechte berichtigen; es wird wieder versucht.',
    ),
  'net.unknown-host': (p) =>
    text(
      `Kein Computer ist unter dem Namen ${p.host} bekannt.`,
      'Der Namensdienst kennt ihn nicht, oder dieser Computer ist offline.',
      'Schreibweise und Netz prüfen.',
    ),
  'net.refused': (p) =>
    text(
      `An ${p.host}, Port ${p.port} lauscht nichts.`,
      'Der Computer antwortete, dass der Port geschlossen ist.',
      'Dort Node oder Pool starten oder den Port berichtigen.',
    ),
  'net.timeout': (p) =>
    text(
      `${p.host} hat nicht geantwortet.`,
      `Von Port ${p.port} kam ${Math.round(p.afterMs / 1000)} s lang nichts.`,
      'Adresse, Port und Firewall prüfen. Es wird von selbst wieder versucht.',
    ),
  'net.closed': (p) =>
    text(
      `${p.host} hat die Verbindung geschlossen.`,
      `Port ${p.port} war offen und wurde dann geschlossen.`,
      'Es wird von selbst wieder versucht. Wiederholt es sich, prüfen, ob der Port dieses Protokoll spricht.',
    ),
  'net.certificate': (p) =>
    text(
      `Dem Zertifikat von ${p.host} wird nicht vertraut.`,
      `${certificateFault(p.cause, certificate)}${p.fingerprint === null ? '' : ` Sein SHA-256-Fingerabdruck ist ${p.fingerprint}.`}`,
      'Ist es der eigene Server und stimmt der Fingerabdruck, ihn in der Quelle festlegen; sonst nicht verbinden.',
    ),
  'net.proxy': (p) =>
    text(
      `Der Proxy hat ${p.host} nicht erreicht.`,
      `${p.proxy}: ${p.problem}.`,
      'Prüfen, ob der Proxy läuft und seine Adresse stimmt. Es wird von selbst wieder versucht; nichts geht an ihm vorbei.',
    ),
  'net.bad-authority': (p) =>
    text(
      `Die vertrauten Stellen für ${p.host} sind nicht lesbar.`,
      p.problem,
      'Zertifikate als PEM-Text einfügen, beginnend mit -----BEGIN CERTIFICATE-----.',
    ),
  'net.too-long': (p) =>
    text(
      `${p.host} sendete mehr als jede ehrliche Antwort.`,
      `Eine Nachricht war länger als ${p.limitBytes} Bytes; die Verbindung wurde geschlossen.`,
      'Prüfen, ob die Adresse eine Node oder ein Pool ist.',
    ),
  'net.failed': (p) =>
    text(
      `Die Verbindung zu ${p.host} ist gescheitert.`,
      p.cause,
      'Es wird von selbst wieder versucht.',
    ),
  'net.bad-url': (p) =>
    text(
      `Die Adresse ${p.url} ist nicht brauchbar.`,
      p.problem,
      'Berichtigen und noch einmal versuchen.',
    ),
  'rpc.not-json': (p) =>
    text(
      `${p.host} ist keine Node.`,
      `Die Antwort war etwas anderes als JSON und begann mit: ${p.begins}`,
      'Adresse und Port prüfen: das sieht nach einem Webserver aus.',
    ),
  'rpc.unauthorized': (p) =>
    p.method === 'cookie'
      ? text(
          'Die Node hat das Cookie abgelehnt.',
          `${p.host} hat beim Start eine neue Cookie-Datei geschrieben, oder die Datei gehört zu einer anderen Node.`,
          'Adit liest sie von selbst neu. Bleibt es so, die Datei prüfen.',
        )
      : text(
          'Die Node hat das Passwort abgelehnt.',
          `${p.host} nimmt diesen Benutzernamen mit diesem Passwort nicht an.`,
          'Unter Arbeit berichtigen: es sind rpcuser und rpcpassword der Node.',
        ),
  'rpc.cookie-unreadable': (p) =>
    text(
      'Die Cookie-Datei ist nicht lesbar.',
      `${p.file}: ${p.cause}.`,
      'Die Node starten oder die Datei .cookie in ihrem Datenordner wählen.',
    ),
  'rpc.warming-up': (p) =>
    text(`Die Node an ${p.host} startet.`, p.stage, 'Sie wird von selbst wieder gefragt.'),
  'rpc.syncing': (p) =>
    text(
      `Die Node an ${p.host} gleicht sich noch ab.`,
      p.detail,
      'Arbeit gibt sie, wenn sie aufgeholt hat; sie wird von selbst wieder gefragt.',
    ),
  'rpc.no-peers': (p) =>
    text(
      `Die Node an ${p.host} ist mit niemandem verbunden.`,
      'Ohne Gegenstellen gibt eine Node keine Arbeit, weil ihr Block niemanden erreichte.',
      'Das Netz der Node prüfen; sie wird von selbst wieder gefragt.',
    ),
  'rpc.no-such-method': (p) =>
    text(
      `${p.host} kennt ${p.method} nicht.`,
      'Es ist ein anderes Programm, zu alt oder eingeschränkt.',
      'Prüfen, ob die Adresse eine Full Node ist, die diesen Aufruf erlaubt.',
    ),
  'rpc.busy': (p) =>
    text(
      `Die Node an ${p.host} ist überlastet.`,
      'Ihre Warteschlange ist voll.',
      'Sie wird von selbst wieder gefragt.',
    ),
  'rpc.failed': (p) =>
    text(
      `Die Node an ${p.host} antwortete auf ${p.method} mit einem Fehler.`,
      `${p.code}: ${p.message}`,
      'Sie wird von selbst wieder gefragt.',
    ),
  'rpc.bad-answer': (p) =>
    text(
      `Die Antwort der Node an ${p.host} ist nicht brauchbar.`,
      `${p.method}: ${p.problem}.`,
      'Prüfen, ob es eine unterstützte Node ist. Auf diese Antwort wird nicht geschürft.',
    ),
  'work.wrong-chain': (p) =>
    text(
      `Die Node ist auf ${p.found}, nicht auf ${p.expected}.`,
      'Mining dort zahlte Coins eines anderen Netzwerks.',
      'Das Netzwerk der Node wählen oder eine andere Node.',
    ),
  'work.bad-address': (p) =>
    text(
      `Die Auszahlungsadresse ist auf ${p.chain} nicht brauchbar.`,
      p.problem,
      'Eine Adresse der eigenen Wallet für dieses Netzwerk einfügen.',
    ),
  'work.no-source': () =>
    text(
      'Keine Quelle für Arbeit ist eingerichtet.',
      'Es gibt nichts zu schürfen.',
      'Unter Arbeit eine hinzufügen.',
    ),
  'work.bad-job': (p) =>
    text(
      `${p.source} gab einen Job, der sich nicht schürfen lässt.`,
      p.problem,
      'Eine andere Quelle wird versucht.',
    ),
  'work.payout-proof': (p) =>
    text(
      p.paidPercent === 0
        ? `${p.source} zahlt nichts an die eigene Adresse.`
        : `${p.source} zahlt zu wenig an die eigene Adresse.`,
      `Der Block, der geschürft werden soll, zahlt ${percent(p.paidPercent)} seines Werts an ${p.address}; erwartet sind mindestens ${percent(p.minPercent)}. Nichts davon wird geschürft.`,
      p.isLeft
        ? 'Der Pool wurde verlassen. Adresse und Benutzernamen prüfen oder einen anderen Pool wählen; versucht wird er wieder, wenn die Quelle geändert ist.'
        : 'Adresse und Benutzernamen prüfen oder weniger erwarten. Eine andere Quelle wird versucht; diese wird von selbst wieder angesehen.',
    ),
  'work.foreign-chain': (p) =>
    text(
      `${p.source} arbeitet nicht an ${p.chain}.`,
      `${p.problem} Nichts davon wird geschürft.`,
      'Den Coin wählen, den der Pool bedient, oder einen anderen Pool.',
    ),
  'work.proposal-refused': (p) =>
    text(
      'Die Node hat den eigenen Block abgelehnt, bevor er geschürft wurde.',
      `Sie sagte: ${p.reason}.`,
      'Nichts wird darauf geschürft. Auszahlungsadresse und Version der Node prüfen.',
    ),
  'stratum.subscribe-refused': (p) =>
    text(
      `${p.host} hat die Anmeldung abgelehnt.`,
      p.reason,
      'Adresse, Port und Algorithmus prüfen.',
    ),
  'stratum.unauthorized': (p) =>
    text(
      `${p.host} hat den Benutzernamen abgelehnt.`,
      `${p.user}: ${p.reason}`,
      'Die meisten Solo-Pools wollen dort die Auszahlungsadresse.',
    ),
  'stratum.bad-message': (p) =>
    text(`${p.host} spricht kein Stratum.`, p.problem, 'Adresse und Port prüfen.'),
  'stratum.redirect-refused': (p) =>
    text(
      `${p.host} wollte auf ${p.to} umleiten.`,
      'Adit folgt einem Pool nur auf einen anderen Port desselben Hosts.',
      'Ist der neue vertrauenswürdig, ihn unter Arbeit selbst eingeben.',
    ),
  'stratum.silent': (p) =>
    text(
      `${p.host} ist zu lange still.`,
      `${Math.round(p.afterMs / 1000)} s lang kam nichts, nicht einmal eine Antwort.`,
      'Die Verbindung wird neu aufgebaut.',
    ),
  'stratum.banned': (p) =>
    text(
      `${p.host} hat uns abgewiesen.`,
      p.reason,
      'Eine andere Quelle wird versucht; beim Pool nachfragen.',
    ),
  'kernel.self-test-failed': (p) =>
    text(
      `Der Kernel ${p.kernel} hat falsch gerechnet und wird nicht genutzt.`,
      p.problem,
      'Ein anderer Kernel wird genutzt. Bitte mit dem Prozessormodell melden.',
    ),
  'kernel.none': (p) =>
    text(
      `${p.algorithm} kann hier nicht laufen.`,
      p.reason,
      'Einen anderen Coin wählen oder `adit check` ansehen.',
    ),
  'kernel.crashed': (p) =>
    text(
      `Der Kernel ${p.kernel} ist zweimal in einer Minute abgestürzt.`,
      p.next === null ? 'Kein anderer ist übrig.' : `${p.next} hat übernommen.`,
      'Bitte mit dem Prozessormodell melden.',
    ),
  'kernel.memory': (p) =>
    text(
      'Es ist nicht genug Speicher frei.',
      `${Math.round(p.needBytes / 1048576)} MiB sind nötig, ${Math.round(p.freeBytes / 1048576)} MiB sind frei.`,
      'Andere Programme schließen oder weniger Threads nehmen.',
    ),
  'kernel.library-missing': (p) =>
    text(
      `${p.library} ist nicht auf diesem Computer.`,
      'Dieser Algorithmus braucht sie.',
      p.howToGet,
    ),
  'remote.not-here': () =>
    text(
      'Das wird am Computer selbst entschieden.',
      'Eine Seite von außen kann nicht ändern, wer hereindarf.',
      'Adit dort öffnen.',
    ),
  'remote.off': () =>
    text('Der Fernzugriff ist nicht an.', 'Ein Link könnte nichts öffnen.', 'Zuerst einschalten.'),
  'remote.no-interface': (p) =>
    text(
      'Die Netzwerkschnittstelle ist nicht da.',
      `${p.interface} fehlt oder hat keine Adresse.`,
      'Es wird jede Minute wieder versucht. Verbinden oder eine andere wählen.',
    ),
  'remote.certificate': (p) =>
    text(
      'Das Zertifikat ist nicht brauchbar.',
      `${p.file}: ${p.problem}`,
      'PEM-Dateien eines Zertifikats und seines Schlüssels nennen oder beides leer lassen: dann macht Adit eines.',
    ),
  'host.not-measurable': (p) =>
    text(
      'Die Messung kann jetzt nicht beginnen.',
      p.reason,
      'Neu beginnen, wenn sich das geändert hat.',
    ),
  'economics.unknown-model': (p) =>
    text(
      `Es gibt kein Modell namens ${p.model}.`,
      'Der Name steht nicht in der Liste.',
      'Siehe `adit economics list`.',
    ),
  'economics.invalid-input': (p) =>
    text(
      `${p.field} kann nicht ${p.value} sein.`,
      `Modell ${p.model}.`,
      `Bedingung: ${p.allowed}.`,
    ),
  'update.not-genuine': (p) =>
    text(
      'Die geladene Version ist nicht die veröffentlichte.',
      p.problem,
      'Sie wurde verworfen. Später noch einmal versuchen; geschieht es wieder, bitte melden.',
    ),
  'update.failed': (p) =>
    text('Keine neuere Version ließ sich holen.', p.problem, 'Morgen wird es wieder versucht.'),
  'cli.usage': (p) => text('Der Befehl ist nicht zu verstehen.', p.problem, 'Siehe --help.'),
};

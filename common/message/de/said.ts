import { type Phrases, withVariants } from '../said.ts';

/** Who or what a figure comes from. */
const origins: Phrases = {
  you: 'von Hand',
  practice: 'Übung',
  'own node': 'eigene Node',
  pool: 'Pool',
  unknown: 'unbekannt',
  'not read yet': 'noch nicht gelesen',
  'not typed yet': 'noch nicht eingegeben',
  'operating system': 'Betriebssystem',
  'operating system, on mains': 'Betriebssystem, am Netz',
  'operating system, on battery': 'Betriebssystem, im Akkubetrieb',
  'load × clock': 'Last × Takt',
  load: 'Last',
  'processor time without ours': 'Prozessorzeit ohne die eigene',
  'guided measurement: {from}': 'geführte Messung: {from}',
  '{from}, minus your idle watts': '{from}, weniger den eingegebenen Ruhe-Watt',
  '{from}, minus nothing: idle is unknown': '{from}, ohne Abzug: die Ruheleistung ist unbekannt',
  '{from}, minus an estimated idle': '{from}, weniger geschätzter Ruheleistung',
  'your watts minus an estimated idle': 'eingegebene Watt weniger geschätzter Ruheleistung',
  'your watts minus your idle': 'eingegebene Watt weniger eingegebener Ruheleistung',
  '{watts#} W TDP × {times}, processor only, {error}':
    '{watts} W TDP × {times}, nur der Prozessor, {error}',
  'model of load and clock, {error}': 'Modell aus Last und Takt, {error}',
  '{model}, ±5 W; not used for mining': '{model}, ±5 W; nicht für das Mining genutzt',
  'battery of the machine, whole machine': 'Akku des Rechners, ganzer Rechner',
  'fall of the battery charge, whole machine': 'Abnahme der Akkuladung, ganzer Rechner',
  'RAPL energy counter of the package, without supply losses':
    'RAPL-Energiezähler des Prozessors, ohne Verluste des Netzteils',
  'RAPL energy counter of {zones} packages, without supply losses':
    'RAPL-Energiezähler von {zones} Prozessoren, ohne Verluste des Netzteils',
  'your tariff by the clock': 'eigener Tarif nach Uhr',
  'the price you typed': 'der eingegebene Preis',
  'a tariff feed': 'ein Feed mit Strompreisen',
};

/** What instruments are called, and why one tells nothing. */
const sensors: Phrases = {
  'Whole machine': 'Ganzer Rechner',
  'Whole machine, mining': 'Ganzer Rechner, beim Mining',
  'Idle baseline': 'In Ruhe',
  'Mining adds': 'Mining braucht',
  'Mining would add': 'Mining bräuchte',
  'Processor package': 'Prozessor',
  'Processor now': 'Prozessor jetzt',
  'Battery discharge': 'Akku-Entladung',
  'Graphics card': 'Grafikkarte',
  'Processor temperature': 'Prozessortemperatur',
  'Clock, mean of cores': 'Takt, Mittel der Kerne',
  'Processor load': 'Prozessorlast',
  'Memory available': 'Freier Speicher',
  Battery: 'Akku',
  'Coin price': 'Coin-Preis',
  'Electricity price': 'Strompreis',
  'Room thermometer': 'Raumthermometer',
  'processor not recognised: type its watts': 'Prozessor nicht erkannt: seine Watt eingeben',
  'the load is not known yet': 'die Last ist noch nicht bekannt',
  'this machine has no battery': 'dieser Rechner hat keinen Akku',
  'this machine has none': 'dieser Rechner hat keinen',
  'not running on battery': 'kein Akkubetrieb',
  'the battery does not tell its charge in mWh': 'der Akku nennt seine Ladung nicht in mWh',
  'watching the charge fall for a minute': 'die Ladung wird eine Minute beobachtet',
  'no sensor that this user may read': 'kein Sensor, den dieser Benutzer lesen darf',
  'the system does not tell it': 'das System nennt es nicht',
  'this computer shows no energy counters': 'dieser Computer zeigt keine Energiezähler',
  'the energy counter can not be read ({code})': 'der Energiezähler ist nicht lesbar ({code})',
  'only root may read it since 2020 (CVE-2020-8694)':
    'nur root darf ihn seit 2020 lesen (CVE-2020-8694)',
  'needs two readings of the counter': 'braucht zwei Ablesungen des Zählers',
  'the counter jumped; the next reading tells':
    'der Zähler ist gesprungen; die nächste Ablesung zeigt es',
  'macOS lets only root read it; switch on powermetrics under Settings':
    'macOS lässt es nur root lesen; powermetrics unter Einstellungen einschalten',
  'sudo refused: add a sudoers rule for /usr/bin/powermetrics without a password':
    'sudo lehnt ab: eine sudoers-Regel ohne Passwort für /usr/bin/powermetrics anlegen',
  'needs two looks at the processor': 'braucht zwei Blicke auf den Prozessor',
  'it has no meter {channel}': 'es hat keinen Messkanal {channel}',
  'it says that its own reading is not valid': 'es erklärt seinen eigenen Messwert für ungültig',
  'Home Assistant says: {state}': 'Home Assistant sagt: {state}',
  'this entity is not in W or kW: choose its power, not its energy':
    'diese Entität ist nicht in W oder kW: ihre Leistung wählen, nicht ihre Energie',
  'its answer has no power where it should be':
    'in der Antwort steht an dieser Stelle keine Leistung',
  'it does not measure power': 'es misst keine Leistung',
  'its message is not JSON': 'die Nachricht ist kein JSON',
  'nothing was published on the topic yet': 'zu diesem Thema wurde noch nichts veröffentlicht',
  'it sent more than any meter would': 'es sendete mehr als jedes Messgerät',
  'unknown processor': 'unbekannter Prozessor',
  'Windows does not tell the last input': 'Windows nennt die letzte Eingabe nicht',
  'Windows does not tell what fills the screen': 'Windows sagt nicht, was den Bildschirm füllt',
  'refused by the compositor': 'vom Compositor abgelehnt',
  'tells nothing of idleness': 'sagt nichts über Ruhe',
  'the system': 'das System',
  'the desktop': 'der Desktop',
};

/** The guards: what they see, and when they let go. */
const guards: Phrases = {
  'not looked at yet': 'noch nicht angesehen',
  'the screen is locked ({from})': 'der Bildschirm ist gesperrt ({from})',
  'nobody for {minutes#} ({from})': 'seit {minutes} niemand ({from})',
  'last key or pointer {seconds} s ago ({from})':
    'letzte Taste oder Zeigerbewegung vor {seconds} s ({from})',
  'after {minutes#} without one': 'nach {minutes} ohne eine',
  'this computer has no battery': 'dieser Computer hat keinen Akku',
  'on mains': 'am Netz',
  'on mains, {percent} % charged': 'am Netz, zu {percent} % geladen',
  'running on battery': 'Akkubetrieb',
  'running on battery, {percent} % charged': 'Akkubetrieb, zu {percent} % geladen',
  'when mains power is back': 'wenn der Netzstrom zurück ist',
  'the battery does not tell its charge': 'der Akku nennt seine Ladung nicht',
  'the battery holds {percent} %': 'der Akku hat {percent} %',
  'at {percent} %': 'bei {percent} %',
  'lid open ({from})': 'Deckel offen ({from})',
  'lid closed ({from})': 'Deckel geschlossen ({from})',
  'when the lid is opened': 'wenn der Deckel aufgeht',
  'others use {percent} % of the processor ({from})':
    'andere brauchen {percent} % des Prozessors ({from})',
  'a minute below {percent} %': 'nach einer Minute unter {percent} %',
  'no uninterruptible supply reports to this computer': 'keine USV meldet sich bei diesem Computer',
  'mains power is there': 'Netzstrom ist da',
  'mains power is gone, the uninterruptible supply bridges it':
    'der Netzstrom ist weg, die USV überbrückt ihn',
  'a minute after power is back': 'eine Minute, nachdem der Strom zurück ist',
  'no program asks for it ({from})': 'kein Programm verlangt es ({from})',
  '{name} keeps the screen on': '{name} hält den Bildschirm an',
  'a program keeps the screen on': 'ein Programm hält den Bildschirm an',
  'a window fills the screen': 'ein Fenster füllt den Bildschirm',
  'a program fills the screen': 'ein Programm füllt den Bildschirm',
  'a game fills the screen': 'ein Spiel füllt den Bildschirm',
  'a presentation runs': 'eine Präsentation läuft',
  '{what} ({from})': '{what} ({from})',
  'half a minute after it ends': 'eine halbe Minute nach dem Ende',
  'quiet from {from} to {to}': 'Ruhezeit von {from} bis {to}',
  'at {time}': 'um {time}',
  'when the system is cool again': 'wenn das System wieder kühl ist',
  'the system calls its heat {state} ({from})': 'das System nennt seine Hitze „{state}“ ({from})',
  'the system calls its heat {state}': 'das System nennt seine Hitze „{state}“',
  nominal: 'normal',
  fair: 'mäßig',
  serious: 'ernst',
  critical: 'kritisch',
  'the system slows the processor to {percent} % to cool it':
    'das System bremst den Prozessor zum Kühlen auf {percent} %',
  '{celsius} °C ({from})': '{celsius} °C ({from})',
  '{celsius} °C ({from}), limit {limit} °C': '{celsius} °C ({from}), Grenze {limit} °C',
  'below {celsius} °C': 'unter {celsius} °C',
  'the computer goes to sleep': 'der Computer geht in den Ruhezustand',
  'the computer has just woken': 'der Computer ist gerade aufgewacht',
  '{seconds} s after waking': '{seconds} s nach dem Aufwachen',
  awake: 'wach',
  'this computer tells of no lid': 'dieser Computer meldet keinen Deckel',
  'this system does not tell it': 'dieses System meldet es nicht',
  'without its window Adit can not see keys and pointer here':
    'ohne sein Fenster sieht Adit hier weder Tasten noch Zeiger',
  'neither GNOME nor logind tells whether somebody is there':
    'weder GNOME noch logind sagt, ob jemand da ist',
  'logind does not tell about its sessions': 'logind sagt nichts über seine Sitzungen',
  'this desktop does not tell logind whether somebody is there; the window of Adit can see it':
    'dieser Desktop sagt logind nicht, ob jemand da ist; das Fenster von Adit kann es sehen',
  'ioreg does not tell the idle time': 'ioreg nennt die ruhige Zeit nicht',
  'neither GNOME, logind nor X11 tells about films and full screen':
    'weder GNOME noch logind noch X11 sagt etwas über Filme und Vollbild',
  'pmset does not tell': 'pmset sagt es nicht',
  'the compositor hung up': 'der Compositor hat aufgelegt',
  'without its window Adit does not hear of the system’s heat':
    'ohne sein Fenster erfährt Adit nichts von der Hitze des Systems',
  'no temperature sensor that this user may read':
    'kein Temperatursensor, den dieser Benutzer lesen darf',
  'the temperature sensor has fallen silent': 'der Temperatursensor ist verstummt',
  'not held: no temperature sensor that this user may read':
    'nicht gehalten: kein Temperatursensor, den dieser Benutzer lesen darf',
};

/** The guided measurement. */
const measurement: Phrases = {
  '{from} gave too few readings': '{from} gab zu wenige Messwerte',
  'the threads did not hash: a job is needed all the while':
    'die Threads haben nicht gerechnet: die ganze Zeit ist ein Job nötig',
  'It runs already.': 'Sie läuft schon.',
  'It compares mining with rest, so mining must run first.':
    'Sie vergleicht Mining mit Ruhe, also muss zuerst geschürft werden.',
  'Nothing here measures power and the processor is not recognised: add a meter or type its design power.':
    'Nichts misst hier Leistung, und der Prozessor ist nicht erkannt: ein Messgerät hinzufügen oder die Nennleistung eingeben.',
  'you ended it': 'von Hand beendet',
  'you paused it': 'von Hand pausiert',
  'a guard made mining rest': 'ein Wächter hat das Mining angehalten',
  'the plan made mining rest': 'der Plan hat das Mining angehalten',
  'reading what the computer draws without mining':
    'gemessen wird, was der Computer ohne Mining braucht',
};

/** The plan: what this hour is, and what is missing to plan. */
const plan: Phrases = {
  'an unknown price': 'ein unbekannter Preis',
  '{price#} (assumed)': '{price} (angenommen)',
  'power costs {price#}, mining brings {worth#}': 'Strom kostet {price}, Mining bringt {worth}',
  'power costs {price#}, up to {most#} is taken': 'Strom kostet {price}, genommen wird bis {most}',
  'power costs {price#}, it resumes at {most#}': 'Strom kostet {price}, weiter geht es bei {most}',
  'power costs {price#}': 'Strom kostet {price}',
  'it is paid for at {price#}': 'bezahlt zu {price}',
  'at {price#} it is none of the hours that this week still needs':
    'bei {price} keine der Stunden, die diese Woche noch braucht',
  'these are its hours': 'das sind seine Stunden',
  'these are not its hours': 'das sind nicht seine Stunden',
  'the grid causes {grams} g/kWh, more than {limit}':
    'das Stromnetz verursacht {grams} g/kWh, mehr als {limit}',
  "one of the week's cheapest hours, at {price#}":
    'eine der billigsten Stunden der Woche, zu {price}',
  "the day's energy is worth more at another hour than at {price#}":
    'die Energie des Tages ist zu anderer Stunde mehr wert als zu {price}',
  'the shortest time is not over yet': 'die kürzeste Zeit ist noch nicht um',
  'stopping for this would cost more than {price#}': 'dafür anzuhalten kostete mehr als {price}',
  'too short to be worth a start': 'zu kurz für einen Start',
  'the grid will ask for less': 'das Stromnetz wird weniger verlangen',
  'the grid asks for less ({from})': 'das Stromnetz verlangt weniger ({from})',
  'the grid asks for less “{name}” ({from})': 'das Stromnetz verlangt weniger: „{name}“ ({from})',
  'you said so': 'so bestimmt',
  "today's {energy#} kWh are used": 'die {energy} kWh von heute sind verbraucht',
  'the room has {celsius#} °C of {target} °C': 'der Raum hat {celsius} °C von {target} °C',
  'the mains meter is silent, so no surplus is known':
    'das Messgerät des Haushalts schweigt, also ist kein Überschuss bekannt',
  '{watts} W would be given out': '{watts} W würden eingespeist',
  'the power of mining is not known: the cap of the day can not be kept':
    'die Leistung des Minings ist unbekannt: die Grenze des Tages ist nicht zu halten',
  'no household meter is set up': 'kein Messgerät des Haushalts ist eingerichtet',
  'no thermometer has given a value': 'kein Thermometer hat einen Wert gegeben',
  'the price of electricity is not known now': 'der Strompreis ist jetzt unbekannt',
  'what mining brings for a kWh is not known yet':
    'was Mining je kWh bringt, ist noch nicht bekannt',
  'no price of electricity was typed': 'kein Strompreis ist eingegeben',
  'the tariff by the clock has no prices yet': 'der Tarif nach Uhr hat noch keine Preise',
  'no tariff feed has given prices yet': 'kein Feed hat bisher Strompreise gegeben',
  '{label} gives {given}, money here is in {own}': '{label} gibt {given}, Geld ist hier in {own}',
  'the prices of {label} are over': 'die Preise von {label} sind abgelaufen',
  'no file with prices was read': 'keine Datei mit Preisen wurde gelesen',
  '{name} is in {given}, money here in {own}': '{name} ist in {given}, Geld hier in {own}',
  'nothing to compare with': 'nichts zum Vergleichen',
  'the power just before; no earlier day is known':
    'die Leistung kurz davor; kein früherer Tag ist bekannt',
  'mean of the same hours on {days} earlier days, x{scale#} for today':
    'Mittel derselben Stunden an {days} früheren Tagen, heute ×{scale}',
  'there are no events in it': 'darin stehen keine Ereignisse',
  'it has more than {most} events': 'darin stehen mehr als {most} Ereignisse',
  'its first line must name the columns start and end':
    'die erste Zeile muss die Spalten start und end nennen',
  'row {row}: a time must look like {example}': 'Zeile {row}: eine Zeit sieht so aus: {example}',
  'row {row}: it ends before it begins': 'Zeile {row}: es endet, bevor es beginnt',
};

/** Feeds: what they learn, what they take, what went wrong. */
const feeds: Phrases = {
  'your address on the net': 'die Internetadresse',
  'your address on the net, which coins you mine, your currency':
    'Internetadresse, welche Coins geschürft werden, Währung',
  'your address on the net, your account, your zone': 'Internetadresse, Konto, Zone',
  'your address on the net, your account, your bidding zone': 'Internetadresse, Konto, Gebotszone',
  'your address on the net, your account': 'Internetadresse, Konto',
  'your address on the net, your price area': 'Internetadresse, Preiszone',
  'your address on the net, your bidding zone': 'Internetadresse, Gebotszone',
  'your address on the net, your tariff and region': 'Internetadresse, Tarif und Region',
  'that this computer takes part, when it asks, and what it used if an event asks for that':
    'dass dieser Computer teilnimmt, wann er fragt und was er verbraucht hat, wenn ein Ereignis danach fragt',
  'it tells prices in more than one currency': 'er nennt Preise in mehr als einer Währung',
  'it tells {what} for a {unit}, not a kWh': 'er nennt {what} je {unit}, nicht je kWh',
  'that this computer asks for the temperature': 'dass dieser Computer nach der Temperatur fragt',
  Zone: 'Zone',
  'Price area SE1 to SE4': 'Preiszone SE1 bis SE4',
  'Price area DK1 or DK2': 'Preiszone DK1 oder DK2',
  'Bidding zone': 'Gebotszone',
  'EIC code of the bidding zone': 'EIC-Code der Gebotszone',
  'Product and region letter, as AGILE-24-10-01/C':
    'Produkt und Buchstabe der Region, wie AGILE-24-10-01/C',
  'Program id; empty for all': 'Programm-ID; leer für alle',
  'Where the number is, as state or tmp.value': 'Wo die Zahl steht, etwa state oder tmp.value',
  'Which home, counted from 1': 'Welches Zuhause, gezählt ab 1',
  'its address can not be read: it must look like https://host/path':
    'die Adresse ist nicht lesbar: sie muss wie https://host/pfad aussehen',
  'its address must begin with https://': 'die Adresse muss mit https:// beginnen',
  'user name and key go into their own fields, not into the address':
    'Benutzername und Schlüssel gehören in ihre Felder, nicht in die Adresse',
  'a key is sent outside the own network only through https://':
    'ein Schlüssel verlässt das eigene Netz nur über https://',
  'it asks to be asked less often (HTTP {status})':
    'es will seltener gefragt werden (HTTP {status})',
  'it refuses the key (HTTP {status})': 'es lehnt den Schlüssel ab (HTTP {status})',
  'it sends elsewhere (HTTP {status}), which is not followed':
    'es verweist anderswohin (HTTP {status}); dem wird nicht gefolgt',
  'no address was typed': 'keine Adresse ist eingegeben',
  '"{area}" is not what it takes: {label}': '„{area}“ passt nicht: {label}',
  'it needs a key': 'es braucht einen Schlüssel',
  "its clock and this computer's are {minutes} min apart: prices may fall into the wrong hour":
    'seine Uhr und die dieses Computers gehen {minutes} min auseinander: Preise könnten in die falsche Stunde fallen',
  'it could not be read': 'es war nicht zu lesen',
  'it has no price for the coin that is mined': 'er hat keinen Preis für den geschürften Coin',
  'its price can not be right': 'sein Preis kann nicht stimmen',
  'it has no price in {currency}': 'er hat keinen Preis in {currency}',
  'it has no value for this zone now': 'er hat für diese Zone jetzt keinen Wert',
  'it sent times and prices that do not belong together':
    'er sendete Zeiten und Preise, die nicht zusammengehören',
  'it says: {words}': 'er sagt: {words}',
  'it answered with something else than its market document':
    'er antwortete mit etwas anderem als seinem Marktdokument',
  'its prices are per {unit}, not per MWh': 'seine Preise gelten je {unit}, nicht je MWh',
  'its market document has a period that can not be read':
    'sein Marktdokument hat einen Zeitraum, der nicht lesbar ist',
  'it sent no values': 'er sendete keine Werte',
  'it sent more values than it should': 'er sendete mehr Werte als vorgesehen',
  'it sent more than it should': 'er sendete mehr als vorgesehen',
  'its value {value#} at {time} can not be right': 'sein Wert {value} um {time} kann nicht stimmen',
  'its answer has no temperature where it should be':
    'in der Antwort steht an dieser Stelle keine Temperatur',
  'home {home} has no subscription': 'Haushalt {home} hat keinen Vertrag',
};

/** What devices, servers and proxies answer with instead of what was asked. */
const answers: Phrases = {
  'its answer is not that of {name}': 'die Antwort ist nicht die von {name}',
  'the address can not be read: {form}': 'die Adresse ist nicht lesbar: {form}',
  'host or host:port': 'Host oder Host:Port',
  'a token is sent outside the own network only through https://':
    'ein Token verlässt das eigene Netz nur über https://',
  'a password is sent outside the own network only through {scheme}':
    'ein Passwort verlässt das eigene Netz nur über {scheme}',
  'it refused the token': 'es lehnt das Token ab',
  'it refused the login': 'es lehnt die Anmeldung ab',
  'it refused the login: {words}': 'es lehnt die Anmeldung ab: {words}',
  'it is asked too often (HTTP {status})': 'es wird zu oft gefragt (HTTP {status})',
  'it answered HTTP {status}': 'es antwortete mit HTTP {status}',
  'it answered with something else than JSON': 'es antwortete mit etwas anderem als JSON',
  'it sent more than any device would': 'es sendete mehr als jedes Gerät',
  'an unknown fault': 'ein unbekannter Fehler',
  'there is no desktop here: Adit runs without a window':
    'hier gibt es keinen Desktop: Adit läuft ohne Fenster',
  'without TLS mail goes only inside the own network and without a login':
    'ohne TLS geht E-Mail nur im eigenen Netz und ohne Anmeldung',
  'the token of the bot is missing or is none: {form}':
    'das Token des Bots fehlt oder ist keines: {form}',
  'a secret is used outside the own network only with https://':
    'ein Geheimnis verlässt das eigene Netz nur mit https://',
  'it does not speak {protocol}': 'es spricht kein {protocol}',
  'it refused the client name': 'es lehnt den Client-Namen ab',
  'the broker is not available': 'der Broker ist nicht verfügbar',
  'user name or password is wrong': 'Benutzername oder Passwort ist falsch',
  'this user is not allowed': 'dieser Benutzer darf nicht',
  'the broker refused the topic': 'der Broker lehnt das Thema ab',
  'refused with code {code}': 'abgelehnt mit Code {code}',
  'it failed for a reason it does not name': 'er scheiterte aus einem Grund, den er nicht nennt',
  'its rules do not allow this connection': 'seine Regeln erlauben diese Verbindung nicht',
  'the network can not be reached from it': 'das Netz ist von ihm aus nicht erreichbar',
  'it does not find the host, or the host can not be reached':
    'er findet den Host nicht, oder der ist nicht erreichbar',
  'the host refused the connection': 'der Host lehnt die Verbindung ab',
  'the way is too long': 'der Weg ist zu lang',
  'it does not know this command': 'er kennt diesen Befehl nicht',
  'it does not know this kind of address': 'er kennt diese Art Adresse nicht',
  'it connected': 'er hat verbunden',
  'no connection in {seconds} s': 'keine Verbindung in {seconds} s',
  'it wants a user name and password of its own':
    'er will einen eigenen Benutzernamen mit Passwort',
  'it wants a way to log in that Adit does not know':
    'er will eine Anmeldung, die Adit nicht kennt',
  'the host name is too long for it': 'der Hostname ist ihm zu lang',
  'it answered with code {code}': 'er antwortete mit Code {code}',
  'its answer can not be read': 'seine Antwort ist nicht lesbar',
  'it closed the connection': 'er schloss die Verbindung',
  'nothing listens there': 'dort lauscht nichts',
  'its own name is not known': 'sein eigener Name ist unbekannt',
  'It must look like {form}.': 'Sie muss wie {form} aussehen.',
  'User name and password go into their own fields.':
    'Benutzername und Passwort gehören in ihre eigenen Felder.',
  'It needs a port from 1 to 65535, as in host:port.':
    'Sie braucht einen Port von 1 bis 65535, wie in Host:Port.',
  'It has no host.': 'Sie hat keinen Host.',
  'One of its certificates is broken: {problem}.': 'Eines ihrer Zertifikate ist defekt: {problem}.',
  'not a ZeroMQ server': 'kein ZeroMQ-Server',
  'a ZeroMQ of before version 3': 'ein ZeroMQ vor Version 3',
  'a ZeroMQ server that wants {mechanism}': 'ein ZeroMQ-Server, der {mechanism} will',
  'at most {most}': 'höchstens {most}',
  'at most 100 characters': 'höchstens 100 Zeichen',
  'each source once': 'jede Quelle einmal',
  'a known chain': 'eine bekannte Kette',
  'one price for each': 'für jeden ein Preis',
  'times that rise, each once': 'steigende Zeiten, jede einmal',
  'an end after its start': 'ein Ende nach seinem Beginn',
  'it does not offer STARTTLS': 'es bietet kein STARTTLS an',
  'a login needs TLS': 'eine Anmeldung braucht TLS',
  'it offers no login with a password (PLAIN or LOGIN)':
    'es bietet keine Anmeldung mit Passwort an (PLAIN oder LOGIN)',
  'it refused the mail: {words}': 'es lehnte die Mail ab: {words}',
  'no answer': 'keine Antwort',
  'There is no certificate in it.': 'Es enthält kein Zertifikat.',
  'it would be without TLS': 'es wäre ohne TLS',
  'port {port} is in use': 'Port {port} ist belegt',
  'it is not a JSON-RPC reply': 'es ist keine JSON-RPC-Antwort',
  'it has neither result nor error': 'es enthält weder Ergebnis noch Fehler',
  'the key is not the one of the certificate': 'der Schlüssel gehört nicht zum Zertifikat',
  'remote access is not on': 'der Fernzugriff ist nicht eingeschaltet',
};

/** The lines of a diagnosis. */
const checks: Phrases = {
  'Not tried: a step before it failed.': 'Nicht versucht: ein Schritt davor ist gescheitert.',
  Kind: 'Art',
  'Sources of the kind {kind} can not be checked.':
    'Quellen der Art {kind} lassen sich nicht prüfen.',
  Name: 'Name',
  '{host} is looked up by the proxy, not here.':
    '{host} löst der Proxy auf, nicht dieser Computer.',
  '{host} is an address.': '{host} ist eine Adresse.',
  'Found at {addresses}.': 'Gefunden unter {addresses}.',
  Connection: 'Verbindung',
  'Port {port} answers.': 'Port {port} antwortet.',
  Certificate: 'Zertifikat',
  'The connection is not encrypted.': 'Die Verbindung ist nicht verschlüsselt.',
  'Trusted by this system, valid until {date}.': 'Vertraut von diesem System, gültig bis {date}.',
  'Trusted by its pin, valid until {date}.': 'Vertraut durch Festlegung, gültig bis {date}.',
  'an unknown date': 'zu einem unbekannten Tag',
  'Payout address': 'Auszahlungsadresse',
  'A {kind} address of {chain}.': 'Eine {kind}-Adresse von {chain}.',
  Credentials: 'Anmeldung',
  'The node asks for none.': 'Die Node verlangt keine.',
  'Accepted.': 'Angenommen.',
  Network: 'Netzwerk',
  'The node is on {chain}.': 'Die Node ist auf {chain}.',
  Synchronised: 'Abgeglichen',
  'Block {at} of {of}.': 'Block {at} von {of}.',
  Peers: 'Gegenstellen',
  'The node does not tell.': 'Die Node sagt es nicht.',
  '{name} has {count} connections.': '{name} hat {count} Verbindungen.',
  'Block template': 'Blockvorlage',
  'Height {height}, {count} transactions, without long poll.':
    'Höhe {height}, {count} Transaktionen, ohne Long Poll.',
  'Height {height}, {count} transactions, with long poll.':
    'Höhe {height}, {count} Transaktionen, mit Long Poll.',
  'Height {height}, {count} transactions, difficulty {difficulty}.':
    'Höhe {height}, {count} Transaktionen, Schwierigkeit {difficulty}.',
  Coinbase: 'Coinbase',
  'Pays you {percent} % of {amount#}.': 'An die eigene Adresse: {percent} % von {amount}.',
  Proposal: 'Vorschlag',
  'The node finds our block good in everything but its work.':
    'Die Node findet den Block in allem gut, außer seiner Arbeit.',
  'The node offers no such check.': 'Die Node bietet diese Prüfung nicht.',
  Reward: 'Belohnung',
  '{amount#} for your address, by keys that only your wallet can recognise.':
    '{amount} für die eigene Adresse, über Schlüssel, die nur deren Wallet erkennt.',
  'New blocks': 'Neue Blöcke',
  'Asked for every 2 s.': 'Alle 2 s erfragt.',
  'The node announces them.': 'Die Node kündigt sie an.',
  '{url} does not answer: they are asked for every 2 s. Start monerod with --zmq-pub.':
    '{url} antwortet nicht: sie werden alle 2 s erfragt. monerod mit --zmq-pub starten.',
  User: 'Benutzer',
  '{user} is let in.': '{user} wird eingelassen.',
  Job: 'Job',
  'Its parts fit together.': 'Seine Teile passen zusammen.',
  '{chain}, height {height}, difficulty {difficulty#}.':
    '{chain}, Höhe {height}, Schwierigkeit {difficulty}.',
  'A shared pool: it pays you later from its own wallet, not in the block.':
    'Ein gemeinsamer Pool: er zahlt später aus eigener Wallet, nicht im Block.',
  'Pays your address {percent#} %.': 'An die eigene Adresse: {percent} %.',
  'No address is expected in it.': 'Darin wird keine Adresse erwartet.',
  'only a check': 'nur eine Prüfung',
  'There is no chain named {id}.': 'Es gibt keine Kette namens {id}.',
  Standard: 'Standard',
  Integrated: 'Integriert',
  'Legacy (P2PKH)': 'Legacy (P2PKH)',
  'Script hash (P2SH)': 'Skript-Hash (P2SH)',
  'Segwit script (P2WSH)': 'Segwit-Skript (P2WSH)',
};

/** Sources of work and the blocks they send. */
const work: Phrases = {
  Practice: 'Übung',
  'Adit practice': 'Adit-Übung',
  'inside Adit': 'in Adit',
  'Own node': 'Eigene Node',
  'Own Monero node': 'Eigene Monero-Node',
  'Monero pool': 'Monero-Pool',
  'its nonce is at byte {at}': 'seine Nonce steht bei Byte {at}',
  'its blob has {size} bytes': 'sein Blob hat {size} Bytes',
  'it has no nonces': 'er hat keine Nonces',
  'the hashing blob is not that of the template': 'der Hashing-Blob ist nicht der der Vorlage',
  'the nonce is not at byte 39': 'die Nonce steht nicht bei Byte 39',
  'the reserve is not where it was said to be': 'die Reserve steht nicht, wo sie stehen soll',
  'My {chain} node': 'Meine {chain}-Node',
  '{name}, {chain} at {address}, block {height}': '{name}, {chain} an {address}, Block {height}',
  'monerod that wants a password, {address}': 'monerod, das ein Passwort will, {address}',
  'It is an address of another kind of coin.': 'Es ist die Adresse einer anderen Art von Coin.',
  'It is an address of another kind.': 'Es ist eine Adresse anderer Art.',
  'There is no address.': 'Es gibt keine Adresse.',
  'It mixes capital and small letters, which this kind of address never does.':
    'Sie mischt große und kleine Buchstaben, was diese Art Adresse nie tut.',
  'Its check digits are wrong: a character was mistyped or left out.':
    'Ihre Prüfziffern stimmen nicht: ein Zeichen ist falsch oder fehlt.',
  'It is an MWEB address. A block reward paid to one is lost; use one that begins with ltc1, L or M.':
    'Es ist eine MWEB-Adresse. Eine Blockbelohnung dorthin ist verloren; nötig ist eine, die mit ltc1, L oder M beginnt.',
  'Nothing protects coins at this kind of address yet: anyone could take them.':
    'Coins an dieser Art Adresse schützt noch nichts: jeder könnte sie nehmen.',
  'It is a subaddress; a block reward can only be paid to the main address.':
    'Es ist eine Unteradresse; eine Blockbelohnung geht nur an die Hauptadresse.',
  'a chain that Adit knows': 'eine Kette, die Adit kennt',
  'It belongs to {chains}.': 'Sie gehört zu {chains}.',
  'It is not an address of any kind known here.': 'Es ist keine Adresse, die hier bekannt ist.',
  'A block reward carries no payment id: it goes to the main address inside this integrated one. If it is not your own wallet, use another address.':
    'Eine Blockbelohnung trägt keine Zahlungs-ID: sie geht an die Hauptadresse in dieser integrierten. Gehört die zu einer fremden Wallet, eine andere Adresse nehmen.',
  'a chain with segwit': 'eine Kette mit Segwit',
  'a chain without segwit': 'eine Kette ohne Segwit',
  'not a cookie file': 'keine Cookie-Datei',
  '{title} New blocks are asked for every {seconds} s instead.':
    '{title} Neue Blöcke werden stattdessen alle {seconds} s erfragt.',
  'The pool gave no reason.': 'Der Pool nannte keinen Grund.',
  'The pool asked to move to {to}; refused.': 'Der Pool wollte auf {to} umleiten; abgelehnt.',
  'The coinbase pays your address only {paid#} %, at least {due#} % is expected.':
    'Die Coinbase zahlt nur {paid} % an die eigene Adresse, erwartet sind mindestens {due} %.',
  'A job pays you {paid#} of the block; {due#} or more was expected.':
    'Ein Job zahlt {paid} des Blocks an die eigene Adresse; erwartet waren {due} oder mehr.',
  nothing: 'nichts',
  'The block it wants mined pays {paid#} of its value to {address}; at least {due#} is expected. Nothing of it is mined.':
    'Der Block, der geschürft werden soll, zahlt {paid} seines Werts an {address}; erwartet sind mindestens {due}. Nichts davon wird geschürft.',
  'It does not answer.': 'Es antwortet nicht.',
  'It is for {algorithm}; only {own} (RandomX) can be mined.':
    'Er ist für {algorithm}; nur {own} (RandomX) lässt sich schürfen.',
  'It has no seed hash, so it is not for RandomX.':
    'Er hat keinen Seed-Hash, ist also nicht für RandomX.',
  'Its nonce is not where Monero has it.': 'Seine Nonce steht nicht, wo Monero sie hat.',
  '{chain} is not mined over Stratum V1': '{chain} wird nicht über Stratum V1 geschürft',
  'its blocks are easier than {chain} allows: it serves another chain':
    'seine Blöcke sind leichter, als {chain} erlaubt: er bedient eine andere Kette',
  'its coinbase carries no height (BIP 34), which {chain} demands':
    'seine Coinbase trägt keine Höhe (BIP 34), die {chain} verlangt',
  'too many requests are unanswered': 'zu viele Anfragen sind unbeantwortet',
  'no answer in {seconds} s': 'keine Antwort in {seconds} s',
  'the connection ended': 'die Verbindung endete',
  'Its blocks are {times#} times easier than those shown {witness}: this is another chain.':
    'Seine Blöcke sind {times}-mal leichter als die gesehenen ({witness}): das ist eine andere Kette.',
  'Its blocks are {times#} times harder than those shown {witness}: this is another chain.':
    'Seine Blöcke sind {times}-mal schwerer als die gesehenen ({witness}): das ist eine andere Kette.',
  before: 'zuvor',
  'by {label}': 'von {label}',
  'It is at block {at}; block {known} was shown {witness}: this is another chain.':
    'Er ist bei Block {at}; Block {known} war schon zu sehen ({witness}): das ist eine andere Kette.',
  'It works on {words}: this is another chain.':
    'Er arbeitet an: {words}. Das ist eine andere Kette.',
  'a branch that your node left {depth} blocks ago':
    'ein Zweig, den die eigene Node vor {depth} Blöcken verlassen hat',
  'another block at height {height} than your node has':
    'ein anderer Block auf Höhe {height}, als die eigene Node hat',
  'a difficulty that is not the one of your node':
    'eine Schwierigkeit, die nicht die der eigenen Node ist',
  'a chain whose blocks your node has not seen for ten minutes':
    'eine Kette, deren Blöcke die eigene Node zehn Minuten lang nicht gesehen hat',
  "Its job is {hours} h ahead of this computer's clock: one of the two is wrong.":
    'Sein Job ist der Uhr dieses Computers {hours} h voraus: eine von beiden geht falsch.',
  "Its job is {hours} h behind this computer's clock: one of the two is wrong.":
    'Sein Job ist {hours} h hinter der Uhr dieses Computers: eine von beiden geht falsch.',
  'Too late: the job was over when the share arrived.':
    'Zu spät: der Job war vorbei, als der Share ankam.',
  'The same share had been sent before.': 'Derselbe Share war schon gesendet.',
  'The share was below the difficulty the source asks for.':
    'Der Share lag unter der verlangten Schwierigkeit.',
  'The source does not know this user.': 'Die Quelle kennt diesen Benutzer nicht.',
  'The connection had not been subscribed.': 'Die Verbindung war nicht angemeldet.',
  'The source could not use the share.': 'Die Quelle konnte den Share nicht brauchen.',
  'The source gave no reason that is known here.':
    'Die Quelle nannte keinen Grund, der hier bekannt ist.',
  'No answer came.': 'Es kam keine Antwort.',
  'Further reasons, counted together.': 'Weitere Gründe, zusammen gezählt.',
  'its source is gone': 'seine Quelle ist weg',
  'too many shares wait for an answer': 'zu viele Shares warten auf Antwort',
  'no node of this chain is set up': 'keine Node dieser Kette ist eingerichtet',
  'a found block': 'ein gefundener Block',
  'the app is closing; it is sent at the next start':
    'die App schließt; gesendet wird er beim nächsten Start',
  'it was cut off or changed outside of Adit, and was kept aside':
    'abgeschnitten oder außerhalb von Adit geändert; beiseitegelegt',
  'no answer yet': 'noch keine Antwort',
  'an answer that submitblock does not give': 'eine Antwort, die submitblock nicht gibt',
  'the job is too old to be remembered': 'der Job ist zu alt, um noch bekannt zu sein',
  'The node said: {message}.': 'Die Node sagte: {message}.',
};

/** Kernels, and what limits RandomX. */
const kernels: Phrases = {
  'chosen by hand': 'von Hand gewählt',
  'faster in the benchmark': 'schneller im Benchmark',
  'its thread died twice within a minute ({problem})':
    'sein Thread ist zweimal in einer Minute abgestürzt ({problem})',
  'every kernel failed its self-test or died': 'jeder Kernel ist gescheitert oder abgestürzt',
  'no batch finished for {seconds} s': '{seconds} s lang wurde kein Stapel fertig',
  'the reference did not confirm a nonce it found':
    'die Referenz hat eine gefundene Nonce nicht bestätigt',
  'ended with code {code}': 'beendet mit Code {code}',
  'C kernels are switched off': 'C-Kernel sind abgeschaltet',
  'C, SHA extensions': 'C, SHA-Erweiterungen',
  'JavaScript reference': 'JavaScript-Referenz',
  'no C kernels were built': 'es wurden keine C-Kernel gebaut',
  'the C kernels can not be loaded: {problem}': 'die C-Kernel lassen sich nicht laden: {problem}',
  'not built for this kind of processor': 'nicht für diese Art Prozessor gebaut',
  'this processor lacks the instructions': 'diesem Prozessor fehlen die Befehle',
  'not written for this algorithm': 'für diesen Algorithmus nicht geschrieben',
  'this JavaScript engine lacks WebAssembly SIMD':
    'dieser JavaScript-Engine fehlt WebAssembly SIMD',
  'RandomX dataset': 'RandomX-Datensatz',
  'RandomX cache': 'RandomX-Cache',
  'Dataset of 2080 MiB': 'Datensatz von 2080 MiB',
  'Cache of 256 MiB': 'Cache von 256 MiB',
  '{code}, AES in hardware, dataset of 2080 MiB, {pages}':
    '{code}, AES in Hardware, Datensatz von 2080 MiB, {pages}',
  '{code}, AES in software, dataset of 2080 MiB, {pages}':
    '{code}, AES in Software, Datensatz von 2080 MiB, {pages}',
  '{code}, AES in hardware, cache of 256 MiB, {pages}':
    '{code}, AES in Hardware, Cache von 256 MiB, {pages}',
  '{code}, AES in software, cache of 256 MiB, {pages}':
    '{code}, AES in Software, Cache von 256 MiB, {pages}',
  compiled: 'übersetzt',
  interpreted: 'interpretiert',
  'large pages': 'große Seiten',
  'large pages where the system has them': 'große Seiten, wo das System sie hat',
  'ordinary pages': 'gewöhnliche Seiten',
  '{programs}; {aes}; the cache is filled with {instructions}.':
    '{programs}; {aes}; der Cache wird gefüllt mit {instructions}.',
  'Programs are compiled': 'Programme werden übersetzt',
  'Programs are interpreted, four times slower':
    'Programme werden interpretiert, viermal langsamer',
  'AES runs in hardware': 'AES läuft in Hardware',
  'this processor has no AES instructions, which halves the speed':
    'diesem Prozessor fehlen AES-Befehle, was die Geschwindigkeit halbiert',
  'plain instructions, slower': 'gewöhnlichen Befehlen, langsamer',
  'librandomx is missing. {howToGet}': 'librandomx fehlt. {howToGet}',
  'Install it: Debian and Ubuntu apt install librandomx0; elsewhere build it from its source, {source}':
    'Installieren: Debian und Ubuntu apt install librandomx0; sonst aus dem Quelltext bauen, {source}',
  'A complete librandomx ({name} lacks calls)':
    'Eine vollständige librandomx ({name} fehlen Aufrufe)',
  'no virtual machine could be made': 'es ließ sich keine virtuelle Maschine anlegen',
  'the dataset does not agree with its cache': 'der Datensatz passt nicht zu seinem Cache',
  '{size} MiB of memory were refused': '{size} MiB Speicher wurden verweigert',
  Memory: 'Speicher',
  'Large pages': 'Große Seiten',
  Threads: 'Threads',
  Library: 'Bibliothek',
  '{megabytes} MiB are free': '{megabytes} MiB sind frei',
  'The dataset of 2080 MiB is in memory, so it runs fast; {free}.':
    'Der Datensatz von 2080 MiB ist im Speicher, also läuft es schnell; {free}.',
  'It runs light, about ten times slower. {free}, enough for fast: unpin light among the kernels, or start anew.':
    'Es läuft leicht, etwa zehnmal langsamer. {free}, genug für schnell: bei den Kerneln den leichten lösen oder neu starten.',
  'It runs light, about ten times slower: fast needs {need} MiB, {free}. Close other programs.':
    'Es läuft leicht, etwa zehnmal langsamer: schnell braucht {need} MiB, {free}. Andere Programme schließen.',
  '{free}: the dataset of 2080 MiB fits, so it runs fast.':
    '{free}: der Datensatz von 2080 MiB passt, also läuft es schnell.',
  'Fast needs {need} MiB, {free}: it runs light, about ten times slower. Close other programs.':
    'Schnell braucht {need} MiB, {free}: es läuft leicht, etwa zehnmal langsamer. Andere Programme schließen.',
  'Light needs {need} MiB, {free}.': 'Leicht braucht {need} MiB, {free}.',
  'Enough are reserved.': 'Genug sind reserviert.',
  'The system gives them to the dataset without being asked for rights.':
    'Das System gibt sie dem Datensatz, ohne nach Rechten zu fragen.',
  'This system offers none to programs.': 'Dieses System bietet Programmen keine.',
  'Pages of 2 MiB are worth some 8 %. To allow them: echo {commands}':
    'Seiten von 2 MiB bringen etwa 8 %. Um sie zu erlauben: echo {commands}',
  'Pages of 2 MiB are worth some 8 %. To allow them: give your account the right "Lock pages in memory" and sign in anew.':
    'Seiten von 2 MiB bringen etwa 8 %. Um sie zu erlauben: dem Konto das Recht „Sperren von Seiten im Speicher“ geben und neu anmelden.',
  'The system does not tell the size of the third-level cache.':
    'Das System nennt die Größe des L3-Cache nicht.',
  '{megabytes} MiB of third-level cache feed {count} threads, 2 MiB each: enough for all {cores} cores.':
    '{megabytes} MiB L3-Cache reichen für {count} Threads, je 2 MiB: genug für alle {cores} Kerne.',
  '{megabytes} MiB of third-level cache feed {count} threads, 2 MiB each: {fed} of {cores} are used unless you choose a number; more are slower each.':
    '{megabytes} MiB L3-Cache reichen für {count} Threads, je 2 MiB: genutzt werden {fed} von {cores}, wenn keine Zahl gewählt ist; mehr sind je Thread langsamer.',
  '{megabytes} MiB of third-level cache feed {count} thread, 2 MiB each: {fed} of {cores} are used unless you choose a number; more are slower each.':
    '{megabytes} MiB L3-Cache reichen für {count} Thread, je 2 MiB: genutzt werden {fed} von {cores}, wenn keine Zahl gewählt ist; mehr sind je Thread langsamer.',
  'Missing. {howToGet}': 'Sie fehlt. {howToGet}',
  'it is not built in': 'er ist nicht eingebaut',
  'this JavaScript engine has no WebAssembly': 'diese JavaScript-Engine hat kein WebAssembly',
};

/** Faults as a short problem, where they stand for a whole error. */
const faults: Phrases = {
  'No computer is known by the name {host}': 'Kein Computer ist unter dem Namen {host} bekannt',
  'Nothing listens at {host}, port {port}': 'An {host}, Port {port} lauscht nichts',
  '{host} did not answer': '{host} hat nicht geantwortet',
  '{host} closed the connection': '{host} hat die Verbindung geschlossen',
  'The certificate of {host} is not trusted': 'Dem Zertifikat von {host} wird nicht vertraut',
  'The proxy did not connect to {host}': 'Der Proxy hat {host} nicht erreicht',
  'The connection to {host} failed': 'Die Verbindung zu {host} ist gescheitert',
  '{host} sent more than any honest answer': '{host} sendete mehr als jede ehrliche Antwort',
  'Your node refused the cookie': 'Die Node hat das Cookie abgelehnt',
  'Your node refused the password': 'Die Node hat das Passwort abgelehnt',
  'The node at {host} is starting': 'Die Node an {host} startet',
  'The node at {host} is still synchronising': 'Die Node an {host} gleicht sich noch ab',
  'The node at {host} is connected to nobody': 'Die Node an {host} ist mit niemandem verbunden',
  'The node at {host} is overloaded': 'Die Node an {host} ist überlastet',
  '{host} refused the user name': '{host} hat den Benutzernamen abgelehnt',
  '{host} has been silent too long': '{host} ist zu lange still',
};

/** German for the sentences that main makes: reasons, checks, guards, feeds. */
export const saidPhrases: Phrases = {
  ...origins,
  ...sensors,
  ...guards,
  ...measurement,
  ...plan,
  ...feeds,
  ...answers,
  ...checks,
  ...work,
  ...kernels,
  ...withVariants(faults),
};

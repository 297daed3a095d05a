import type { Phrases } from '../../../../common/message/said.ts';

/** What models allow of an input, in German. */
export const allowedPhrases: Phrases = {
  'must be 0 to {hours#} h with these slots and limits':
    'muss mit diesen Abschnitten und Grenzen 0 bis {hours} h sein',
  'must be 0 to {hours#} h, as long as the slots last':
    'muss 0 bis {hours} h sein, so lange die Abschnitte dauern',
  'must be 1 or 2': 'muss 1 oder 2 sein',
  'must be a date MM-DD': 'muss ein Datum MM-TT sein',
  'must be a date YYYY-MM-DD': 'muss ein Datum JJJJ-MM-TT sein',
  'must be a finite number': 'muss eine endliche Zahl sein',
  'must be a finite number ({unit})': 'muss eine endliche Zahl sein ({unit})',
  'must be a finite number ({unit}) or null': 'muss eine endliche Zahl ({unit}) oder null sein',
  'must be a finite number above 0 kW': 'muss eine endliche Zahl über 0 kW sein',
  'must be a finite number of at least 0': 'muss eine endliche Zahl ab 0 sein',
  'must be a list of {things}': 'muss eine Liste sein: {things}',
  changes: 'Änderungen',
  prices: 'Preise',
  'prices per kWh': 'Preise je kWh',
  values: 'Werte',
  'must be a time HH:MM, at most 24:00': 'muss eine Uhrzeit HH:MM sein, höchstens 24:00',
  'must be a whole number': 'muss eine ganze Zahl sein',
  'must be a whole number of at least 1 min': 'muss eine ganze Zahl ab 1 min sein',
  'must be a whole number of {things}': 'muss eine ganze Zahl sein: {things}',
  blocks: 'Blöcke',
  days: 'Tage',
  epochs: 'Epochen',
  minutes: 'Minuten',
  'must be a whole number written in decimal digits': 'muss eine ganze Zahl in Dezimalziffern sein',
  'must be above {least#}': 'muss über {least} liegen',
  'must be an IANA time zone such as Europe/Berlin or UTC':
    'muss eine IANA-Zeitzone wie Europe/Berlin oder UTC sein',
  'must be at least {least#}': 'muss mindestens {least} sein',
  'must be at least 0.001 below the interest rate': 'muss mindestens 0,001 unter dem Zins liegen',
  'must be at least 0.001 below the interest rate, or waiting forever is best':
    'muss mindestens 0,001 unter dem Zins liegen, sonst ist ewiges Warten am besten',
  'must be at least 145000: earlier rewards were random':
    'muss mindestens 145000 sein: frühere Belohnungen waren zufällig',
  'must be at least firstJ, {first} J, unless wrapJ is given and above it':
    'muss mindestens firstJ sein, {first} J, außer wrapJ ist gegeben und liegt darüber',
  'must be at least the height of the anchor, {height}':
    'muss mindestens die Höhe des Ankers sein, {height}',
  'must be at most {most#}': 'darf höchstens {most} sein',
  'must be at most {most} slots with these limits: use longer slots or fewer limits':
    'dürfen mit diesen Grenzen höchstens {most} Abschnitte sein: längere Abschnitte oder weniger Grenzen nehmen',
  'must be at most {most} characters': 'darf höchstens {most} Zeichen haben',
  'must be at most highestClock, {clock#}': 'darf höchstens highestClock sein, {clock}',
  'must be at most totalKwh, {total#} kWh': 'darf höchstens totalKwh sein, {total} kWh',
  'must be at most twice the median, {most} B: no such block is valid':
    'darf höchstens das Doppelte des Medians sein, {most} B: so ein Block wäre ungültig',
  'must be below 2^64': 'muss unter 2^64 liegen',
  'must be compact bits as text, for example 0x1709d897':
    'müssen kompakte Bits als Text sein, zum Beispiel 0x1709d897',
  'must be eight hex digits, for example 0x1709d897':
    'müssen acht Hexziffern sein, zum Beispiel 0x1709d897',
  'must be empty or hold {count}, one for each price':
    'muss leer sein oder {count} enthalten, für jeden Preis einen',
  'must be later than the adjustment before it': 'muss nach der Anpassung davor liegen',
  'must be one of {choices}': 'muss eines sein von {choices}',
  'must be true or false': 'muss true oder false sein',
  'must be whole bytes': 'müssen ganze Bytes sein',
  'must be whole seconds': 'müssen ganze Sekunden sein',
  'must differ from its start; a whole day is 00:00 to 24:00':
    'muss sich vom Anfang unterscheiden; ein ganzer Tag ist 00:00 bis 24:00',
  'must give a target above zero and within 256 bits; this one is {why}':
    'muss ein Target über null und in 256 Bits ergeben; dieses ist {why}',
  'must have one price, but no period covers this {kind}':
    'muss einen Preis haben, doch kein Zeitraum deckt dies: {kind}',
  'must have one price, but overlaps {other} on this {kind}':
    'muss einen Preis haben, überschneidet sich aber mit {other} hier: {kind}',
  'row {row}': 'Zeile {row}',
  'must hold {count} intervals, as usedKw does': 'muss {count} Intervalle enthalten, wie usedKw',
  'must hold as many changes as the other series, {count}':
    'muss so viele Änderungen enthalten wie die andere Reihe, {count}',
  'must hold as many prices as the first series, {count}':
    'muss so viele Preise enthalten wie die erste Reihe, {count}',
  'must hold at least {least}': 'muss mindestens enthalten: {least}',
  'must hold at least 4 different times, and temperatures that change':
    'muss mindestens 4 verschiedene Zeiten enthalten und Temperaturen, die sich ändern',
  'must hold at most {most}': 'darf höchstens enthalten: {most}',
  '{count} prices': '{count} Preise',
  '{count} changes': '{count} Änderungen',
  '{count} readings': '{count} Messwerte',
  '{count} values': '{count} Werte',
  '{count} tiers': '{count} Staffeln',
  '{count} days': '{count} Tage',
  '{count} intervals': '{count} Intervalle',
  '{count} machines': '{count} Maschinen',
  '{count} tranches': '{count} Tranchen',
  '{count} adjustments': '{count} Anpassungen',
  '{count} blocks': '{count} Blöcke',
  '{count} miners': '{count} Miner',
  '{count} payments': '{count} Zahlungen',
  '{count} periods': '{count} Zeiträume',
  '{count} dates': '{count} Daten',
  '1 price': '1 Preis',
  '1 value': '1 Wert',
  'one amount above 0': 'eine Menge über 0',
  'one block': 'einen Block',
  'one day': 'einen Tag',
  'one interval': 'ein Intervall',
  'one known miner above 0': 'einen bekannten Miner über 0',
  'one machine': 'eine Maschine',
  'one miner': 'einen Miner',
  'one period': 'einen Zeitraum',
  'one price': 'einen Preis',
  'one tier': 'eine Staffel',
  'one tranche': 'eine Tranche',
  'two adjustments': 'zwei Anpassungen',
  'two blocks': 'zwei Blöcke',
  'two miners': 'zwei Miner',
  'two payments': 'zwei Zahlungen',
  'two tranches': 'zwei Tranchen',
  'must hold 1 (mine), 0 (rest) or - (free) for each slot':
    'muss für jeden Abschnitt 1 (schürft), 0 (ruht) oder - (frei) enthalten',
  'must leave room: slots told to mine and to rest leave no room for the minimum times and caps':
    'muss Platz lassen: die bestimmten Abschnitte lassen keinen für kürzeste Zeiten und Grenzen',
  'must lie in the tail emission; the reward of an earlier block depends on the coins made':
    'muss in der Restausgabe liegen; die Belohnung eines früheren Blocks hängt von den Coins ab',
  'must name a processor': 'muss einen Prozessor nennen',
  'must name at least one day': 'muss mindestens einen Tag nennen',
  'must name at most 600 months': 'darf höchstens 600 Monate nennen',
  'must not be easier than the limit of proof of work, 0x1d00ffff':
    'darf nicht leichter sein als die Grenze des Arbeitsnachweises, 0x1d00ffff',
  'must not be empty': 'darf nicht leer sein',
  'must not be given: the fields are {fields}': 'darf nicht gegeben sein: die Felder sind {fields}',
  'must rise from tier to tier; only the last tier has no limit (null)':
    'muss von Staffel zu Staffel steigen; nur die letzte hat keine Grenze (null)',
  'must stay a number a double can hold: inputs too extreme together':
    'muss eine Zahl bleiben, die ein Double fasst: die Eingaben sind zusammen zu extrem',
  'too long: the cost within it must stay below the value of a million blocks':
    'zu lang: die Kosten darin müssen unter dem Wert einer Million Blöcke bleiben',
  'is not allowed': 'ist nicht erlaubt',
};

import type { Phrases } from '../../../../common/message/said.ts';

/** The models of hardware in German; a phrase that an earlier room has too stands there. */
export const hardwarePhrases: Phrases = {
  'Marginal against average cost of a machine': 'Grenz- und Durchschnittskosten einer Maschine',
  'Difficulty growth is strong: later days earn less than the first one shown.':
    'Die Schwierigkeit wächst stark: spätere Tage verdienen weniger als der gezeigte erste.',
  'Wall power': 'Leistung an der Steckdose',
  'Hashcost, energy alone': 'Hashcost, nur Energie',
  'Hashcost with everything': 'Hashcost mit allem',
  'Marginal cost per coin': 'Grenzkosten je Coin',
  'Loss of value per day': 'Wertverlust je Tag',
  'Price per TH/s': 'Preis je TH/s',
  'What to do': 'Was zu tun ist',
  'When each machine dies': 'Wann jede Maschine stirbt',
  'Coin price trends, or a machine runs on other electricity than the rest.':
    'Der Coin-Preis hat einen Trend, oder eine Maschine läuft mit anderem Strom als die übrigen.',
  'Growth per year, slow': 'Wachstum im Jahr, langsam',
  'Growth per year, middle': 'Wachstum im Jahr, mittel',
  'Growth per year, fast': 'Wachstum im Jahr, schnell',
  Machines: 'Maschinen',
  'Machines that still earn their energy': 'Maschinen, die ihre Energie noch verdienen',
  'Machines, most efficient first': 'Maschinen, sparsamste zuerst',
  'RandomX speed of a processor': 'RandomX-Geschwindigkeit eines Prozessors',
  'Memory is slow, huge pages are off, or the algorithm changes (RandomX v2).':
    'Speicher ist langsam, große Seiten sind aus, oder der Algorithmus ändert sich (RandomX v2).',
  'Processor as the operating system names it': 'Prozessor, wie das Betriebssystem ihn nennt',
  Processor: 'Prozessor',
  'Average speed': 'Mittlere Geschwindigkeit',
  'Best speed': 'Beste Geschwindigkeit',
  Benchmarks: 'Benchmarks',
  'Design power': 'Nennleistung',
  'not published': 'nicht veröffentlicht',
  'Efficiency at best': 'Effizienz im besten Fall',
  'design power not published': 'Nennleistung nicht veröffentlicht',
};

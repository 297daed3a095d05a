import {
  compact,
  type NotifyFact,
  type NotifyText,
  type NotifyTexts,
  round,
} from '../notify-text.ts';

function write(fact: NotifyFact): NotifyText {
  switch (fact.event) {
    case 'block-found':
      return {
        title: `Block gefunden: ${fact.chain} ${fact.height}`,
        body: `Er ist in der besten Kette.${fact.reward === '' ? '' : ` Belohnung ${fact.reward}, verfügbar, wenn er gereift ist.`} ${fact.hash}`,
      };
    case 'block-matured':
      return {
        title: `Block gereift: ${fact.chain} ${fact.height}`,
        body: `${fact.reward === '' ? 'Die Belohnung' : fact.reward} ist jetzt verfügbar. ${fact.hash}`,
      };
    case 'block-orphaned':
      return {
        title: `Block verwaist: ${fact.chain} ${fact.height}`,
        body: `Das Netzwerk behielt auf dieser Höhe einen anderen Block; er zahlt nichts, solange das so bleibt. ${fact.hash}`,
      };
    case 'best-share':
      return {
        title: 'Neuer bester Share',
        body: `Schwierigkeit ${compact(fact.difficulty, 'de')}, der beste aller Zeiten hier.`,
      };
    case 'payout-proof-failed':
      return { title: 'Auszahlungsnachweis gescheitert', body: fact.detail };
    case 'source-lost':
      return {
        title: `${fact.source} ist ausgefallen`,
        body: `${fact.problem} Wo das helfen kann, wird es von selbst wieder versucht.`,
      };
    case 'source-back':
      return {
        title: `${fact.source} ist wieder da`,
        body: `Arbeit kommt wieder, nach ${minutes(fact.afterMs)}.`,
      };
    case 'temperature':
      return { title: 'Mining ruht: zu warm', body: fact.detail };
    case 'profit-crossed':
      return {
        title:
          fact.netPerDay >= 0
            ? 'Mining bezahlt jetzt seinen Strom'
            : 'Mining bezahlt seinen Strom nicht mehr',
        body: `Erwartet: ${round(fact.netPerDay, 'de')} ${fact.currency} am Tag nach Strom.`,
      };
  }
}

const test: NotifyText = {
  title: 'Adit: eine Probe',
  body: 'So kommt eine Nachricht von Adit an.',
};

/** After "nach", which asks for the dative. */
function minutes(ms: number): string {
  const count = Math.max(1, Math.round(ms / 60_000));
  if (count < 120) return count === 1 ? 'einer Minute' : `${count} Minuten`;
  return `${Math.round(count / 60)} Stunden`;
}

export const notifyTexts: NotifyTexts = { write, test };

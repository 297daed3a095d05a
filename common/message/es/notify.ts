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
        title: `Bloque encontrado: ${fact.chain} ${fact.height}`,
        body: `Está en la mejor cadena.${fact.reward === '' ? '' : ` Recompensa ${fact.reward}, para gastar cuando madure.`} ${fact.hash}`,
      };
    case 'block-matured':
      return {
        title: `Bloque madurado: ${fact.chain} ${fact.height}`,
        body: `Ya se puede gastar ${fact.reward === '' ? 'su recompensa' : fact.reward}. ${fact.hash}`,
      };
    case 'block-orphaned':
      return {
        title: `Bloque huérfano: ${fact.chain} ${fact.height}`,
        body: `La red conservó otro bloque a esta altura; no paga nada salvo que eso cambie. ${fact.hash}`,
      };
    case 'best-share':
      return {
        title: 'Nuevo mejor share',
        body: `Dificultad ${compact(fact.difficulty, 'es')}, la mejor de siempre aquí.`,
      };
    case 'payout-proof-failed':
      return { title: 'Falló la prueba de cobro', body: fact.detail };
    case 'source-lost':
      return {
        title: `${fact.source} ha caído`,
        body: `${fact.problem} Se reintenta solo donde eso pueda servir.`,
      };
    case 'source-back':
      return {
        title: `${fact.source} ha vuelto`,
        body: `Da trabajo otra vez tras ${minutes(fact.afterMs)}.`,
      };
    case 'temperature':
      return { title: 'El minado descansa: demasiado calor', body: fact.detail };
    case 'profit-crossed':
      return {
        title: fact.netPerDay >= 0 ? 'Minar ya paga su luz' : 'Minar ya no paga su luz',
        body: `Se esperan ${round(fact.netPerDay, 'es')} ${fact.currency} al día, pagada la luz.`,
      };
  }
}

const test: NotifyText = {
  title: 'Adit: una prueba',
  body: 'Así llega un aviso de Adit.',
};

function minutes(ms: number): string {
  const count = Math.max(1, Math.round(ms / 60_000));
  if (count < 120) return count === 1 ? 'un minuto' : `${count} minutos`;
  return `${Math.round(count / 60)} horas`;
}

export const notifyTexts: NotifyTexts = { write, test };

/** What Spanish grammar asks of a text that was put together. */

/** A count of something by its finished number: "1 hilo", "8 hilos". */
export function counted(count: string | number, one: string, many: string): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}

/** A count before a noun: "18,6 millones de" but "240". */
export function numberOf(count: string): string {
  return /(illón|illones)$/.test(count) ? `${count} de` : count;
}

/** A percentage as a part of something: "el 63 %", but "menos del 0,1 %". */
export function theShare(share: string): string {
  return /^\d/.test(share) ? `el ${share}` : share;
}

/** "a las 14:11", "a la 01:05", "el 20 nov 14:11". */
export function atMoment(moment: string): string {
  return articled(moment, 'a');
}

/** "hasta las 14:11", "hasta el 20 nov 14:11". */
export function untilMoment(moment: string): string {
  return articled(moment, 'hasta');
}

function articled(moment: string, preposition: 'a' | 'hasta'): string {
  if (/^0?1:/.test(moment)) return `${preposition} la ${moment}`;
  if (/^\d{1,2}:/.test(moment)) return `${preposition} las ${moment}`;
  return preposition === 'a' ? `el ${moment}` : `hasta el ${moment}`;
}

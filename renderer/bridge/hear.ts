import type { ClientTransport } from '../../common/contract/wire.ts';
import { language, message } from '../message/message.ts';

/** Fields in which main says something in its own English words, wherever they stand. */
const worded: ReadonlySet<string> = new Set([
  'areaLabel',
  'baselineFrom',
  'detail',
  'form',
  'from',
  'label',
  'learns',
  'meaning',
  'pricesFrom',
  'problem',
  'reason',
  'release',
  'what',
]);

/** What the user wrote is under this name and stays as it is. */
const own = 'settings';

/** A transport over which main is heard in the page's language. */
export function inPageLanguage(transport: ClientTransport): ClientTransport {
  if (language === 'en') return transport;
  return {
    ...transport,
    onMessage: (listener) =>
      transport.onMessage((heard) => {
        if (heard.type === 'event') listener({ ...heard, payload: hear(heard.payload) });
        else listener(heard.ok ? { ...heard, value: hear(heard.value) } : heard);
      }),
  };
}

/** A copy of a message's value with what main words said in the page's language. */
export function hear(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return worded.has(name) ? message.said(value) : value;
  if (typeof value !== 'object' || value === null || name === own) return value;
  if (Array.isArray(value)) return value.map((item) => hear(item, name));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hear(item, key)]));
}

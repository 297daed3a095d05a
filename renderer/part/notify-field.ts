import { NotifyChannel, NotifyEvent, type NotifyKind } from '../../common/contract/notify.ts';
import { message } from '../message/message.ts';

/** A notification as it is being typed: every kind's fields, so that changing the kind loses nothing. */
export interface NotifyDraft {
  readonly id: string;
  readonly kind: NotifyKind;
  readonly label: string;
  readonly enabled: boolean;
  readonly events: readonly NotifyEvent[];
  readonly url: string;
  readonly topic: string;
  readonly chatId: string;
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly tlsPin: string;
  readonly user: string;
  readonly from: string;
  readonly to: string;
  readonly address: string;
  readonly discoveryPrefix: string;
  readonly readings: boolean;
  readonly secret: string;
}

export type NotifyFieldName = Exclude<
  keyof NotifyDraft,
  'id' | 'kind' | 'label' | 'enabled' | 'events'
>;

export const notifyKinds = Object.keys(message.trust.notify.kind) as readonly NotifyKind[];

/** What each kind asks for besides its name and events. */
export const notifyFields: Readonly<Record<NotifyKind, readonly NotifyFieldName[]>> = {
  desktop: [],
  webhook: ['url', 'secret'],
  ntfy: ['url', 'topic', 'secret'],
  telegram: ['chatId', 'secret', 'url'],
  email: ['host', 'port', 'security', 'user', 'secret', 'from', 'to', 'tlsPin'],
  mqtt: ['address', 'user', 'secret', 'discoveryPrefix', 'readings'],
};

const usualEvents: readonly NotifyEvent[] = [
  'block-found',
  'block-orphaned',
  'payout-proof-failed',
  'source-lost',
  'temperature',
];

export function newNotifyDraft(taken: readonly string[]): NotifyDraft {
  let count = 1;
  while (taken.includes(`notify-${count}`)) count += 1;
  return {
    id: `notify-${count}`,
    kind: 'desktop',
    label: message.trust.notify.kind.desktop,
    enabled: true,
    events: usualEvents,
    url: '',
    topic: '',
    chatId: '',
    host: '',
    port: 587,
    security: 'starttls',
    tlsPin: '',
    user: '',
    from: '',
    to: '',
    address: '',
    discoveryPrefix: 'homeassistant',
    readings: true,
    secret: '',
  };
}

export function draftFromNotify(channel: NotifyChannel): NotifyDraft {
  // One that was saved tells readings only where that was chosen.
  const readings = channel.kind === 'mqtt' ? channel.readings === true : true;
  return { ...newNotifyDraft([]), ...channel, readings };
}

/** Another kind takes its name along, unless the name was typed. */
export function withKind(draft: NotifyDraft, kind: NotifyKind): NotifyDraft {
  const isUsual = draft.label === message.trust.notify.kind[draft.kind];
  return { ...draft, kind, label: isUsual ? message.trust.notify.kind[kind] : draft.label };
}

/** The settings, or by field what can not be right. */
export function notifyFromDraft(
  draft: NotifyDraft,
):
  | { readonly ok: true; readonly settings: NotifyChannel }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> } {
  const { id, kind, label, enabled, events } = draft;
  const fields = Object.fromEntries(
    notifyFields[kind].filter((name) => name !== 'secret').map((name) => [name, draft[name]]),
  );
  const order = NotifyEvent.options.filter((event) => events.includes(event));
  const parsed = NotifyChannel.safeParse({ id, kind, label, enabled, events: order, ...fields });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const names = parsed.error.issues.map(({ path }) => String(path[0]));
  const { bad } = message.trust.notify.field;
  return { ok: false, problems: Object.fromEntries(names.map((name) => [name, bad])) };
}

import { z } from 'zod';

/** Settings of notifications: who is told of what. None exists until the user adds one. */

export const NotifyEvent = z.enum([
  'block-found',
  'block-matured',
  'block-orphaned',
  'best-share',
  'payout-proof-failed',
  'source-lost',
  'source-back',
  'temperature',
  'profit-crossed',
]);
export type NotifyEvent = z.infer<typeof NotifyEvent>;

const Base = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  label: z.string().trim().min(1).max(60),
  enabled: z.boolean(),
  events: z.array(NotifyEvent).max(NotifyEvent.options.length),
};
/** http(s)://host[:port][/path] */
const WebUrl = z.string().trim().min(1).max(500);
const MailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>,;"()]+@[^\s@<>,;"()]+$/);

/** A notification of the operating system; nothing leaves the computer. */
export const DesktopChannel = z.strictObject({ ...Base, kind: z.literal('desktop') });

/** A POST of JSON; the secret is the key of its HMAC-SHA256 signature. */
export const WebhookChannel = z.strictObject({
  ...Base,
  kind: z.literal('webhook'),
  url: WebUrl,
});

/** The secret is an access token, where the server wants one. */
export const NtfyChannel = z.strictObject({
  ...Base,
  kind: z.literal('ntfy'),
  url: WebUrl,
  topic: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
});

/** The secret is the bot's token. */
export const TelegramChannel = z.strictObject({
  ...Base,
  kind: z.literal('telegram'),
  /** Another Bot API server; '' is Telegram's own. */
  url: z.string().trim().max(500),
  /** Number of the chat, or @name of a channel. */
  chatId: z.string().regex(/^(-?\d{1,20}|@[A-Za-z0-9_]{1,64})$/),
});

/** The secret is the password of the login. */
export const EmailChannel = z.strictObject({
  ...Base,
  kind: z.literal('email'),
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  /** 'tls' from the first byte (465), 'starttls' (587), 'none' only inside the own network and without a login. */
  security: z.enum(['tls', 'starttls', 'none']),
  /** As of a source's `tlsPin`. */
  tlsPin: z.string().max(128),
  user: z.string().max(254),
  from: MailAddress,
  to: MailAddress,
});

/** Home Assistant finds it by MQTT discovery; the secret is the broker's password. */
export const MqttChannel = z.strictObject({
  ...Base,
  kind: z.literal('mqtt'),
  /** mqtt(s)://host[:port] or host[:port]. */
  address: z.string().trim().min(1).max(300),
  user: z.string().max(100),
  /** Home Assistant's own is 'homeassistant'. */
  discoveryPrefix: z.string().regex(/^[A-Za-z0-9_/-]{1,60}$/),
  /** Tells hash rate, watts, temperature, shares and state as well, twice a minute; absent: no. */
  readings: z.boolean().optional(),
});

export const NotifyChannel = z.discriminatedUnion('kind', [
  DesktopChannel,
  WebhookChannel,
  NtfyChannel,
  TelegramChannel,
  EmailChannel,
  MqttChannel,
]);
export type NotifyChannel = z.infer<typeof NotifyChannel>;
export type NotifyKind = NotifyChannel['kind'];

export const mostNotifyChannels = 10;

/** What one try gave. */
export const NotifyReport = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), elapsedMs: z.number() }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);
export type NotifyReport = z.infer<typeof NotifyReport>;

/** How a channel stands. */
export const NotifyInfo = z.object({
  id: z.string(),
  hasSecret: z.boolean(),
  /** Messages that wait for another try. */
  waiting: z.number(),
  sentAtMs: z.number().nullable(),
  /** '' while all is well. */
  problem: z.string(),
});
export type NotifyInfo = z.infer<typeof NotifyInfo>;

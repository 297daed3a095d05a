import { z } from 'zod';

/** Settings of power meters on the local network. Nothing is asked of an address nobody typed. */

const Base = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  label: z.string().trim().min(1).max(60),
  enabled: z.boolean(),
  /** 'machine': this computer alone. 'household': the mains connection, W taken in; negative is given out. */
  measures: z.enum(['machine', 'household']),
};
/** Host, host:port or http(s)://host[:port]. */
const Address = z.string().trim().min(1).max(300);
/** Output of a device with several. */
const Channel = z.number().int().min(0).max(15);
const Path = z.string().trim().max(200);

export const ShellyGen1Meter = z.strictObject({
  ...Base,
  kind: z.literal('shelly-gen1'),
  address: Address,
  channel: Channel,
  /** Of the login, when the device has one; the password is the secret. */
  user: z.string().max(100),
});

/** Generation 2 and later. Its login always has the user name 'admin'. */
export const ShellyGen2Meter = z.strictObject({
  ...Base,
  kind: z.literal('shelly-gen2'),
  address: Address,
  channel: Channel,
});

export const TasmotaMeter = z.strictObject({
  ...Base,
  kind: z.literal('tasmota'),
  address: Address,
  channel: Channel,
  user: z.string().max(100),
});

/** A sensor entity of Home Assistant; its long-lived access token is the secret. */
export const HomeAssistantMeter = z.strictObject({
  ...Base,
  kind: z.literal('home-assistant'),
  address: Address,
  entity: z
    .string()
    .trim()
    .regex(/^sensor\.[a-z0-9_]{1,200}$/),
});

/** Any device that answers a GET with JSON; the secret, when set, is sent as a bearer token. */
export const HttpJsonMeter = z.strictObject({
  ...Base,
  kind: z.literal('http-json'),
  /** With its path and query. */
  address: Address,
  /** Where the number is, for example 'emeters[0].power'; '' when the answer is the number. */
  path: Path,
  unit: z.enum(['W', 'kW']),
});

/** A topic of an MQTT broker; the broker's password is the secret. */
export const MqttMeter = z.strictObject({
  ...Base,
  kind: z.literal('mqtt'),
  /** mqtt(s)://host[:port] or host[:port]. */
  address: Address,
  topic: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^+#\0]+$/),
  /** As of {@link HttpJsonMeter}. */
  path: Path,
  unit: z.enum(['W', 'kW']),
  user: z.string().max(100),
});

export const MeterSettings = z.discriminatedUnion('kind', [
  ShellyGen1Meter,
  ShellyGen2Meter,
  TasmotaMeter,
  HomeAssistantMeter,
  HttpJsonMeter,
  MqttMeter,
]);
export type MeterSettings = z.infer<typeof MeterSettings>;
export type MeterKind = MeterSettings['kind'];

/** What one try of a meter gave. */
export const MeterReport = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), powerW: z.number(), elapsedMs: z.number() }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);
export type MeterReport = z.infer<typeof MeterReport>;

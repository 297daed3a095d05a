import { z } from 'zod';

/** Other miners of the user that are watched, never changed. Nothing is asked of an address nobody typed. */

const Base = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  label: z.string().trim().min(1).max(60),
  enabled: z.boolean(),
  /** Host, host:port or http(s)://host[:port]. */
  address: z.string().trim().min(1).max(300),
};

/** Bitaxe and others with AxeOS: `/api/system/info`. */
export const AxeosDevice = z.strictObject({ ...Base, kind: z.literal('axeos') });

/** cgminer, bmminer, BFGMiner: JSON at TCP port 4028. */
export const CgminerDevice = z.strictObject({
  ...Base,
  kind: z.literal('cgminer'),
  /** The API does not surely tell it. */
  algorithm: z.enum(['sha256d', 'scrypt']),
});

/** XMRig, xmrig-proxy or another Adit: `/2/summary`; the access token is the secret. */
export const XmrigDevice = z.strictObject({ ...Base, kind: z.literal('xmrig') });

export const FleetDevice = z.discriminatedUnion('kind', [AxeosDevice, CgminerDevice, XmrigDevice]);
export type FleetDevice = z.infer<typeof FleetDevice>;
export type FleetKind = FleetDevice['kind'];

export const mostFleetDevices = 50;

/** What a device said of itself; null where it does not say. */
export const FleetReading = z.object({
  model: z.string().nullable(),
  version: z.string().nullable(),
  algorithm: z.enum(['sha256d', 'scrypt', 'randomx']).nullable(),
  hashrateHps: z.number().nullable(),
  powerW: z.number().nullable(),
  temperatureC: z.number().nullable(),
  /** Share difficulty on the scale of its own algorithm. */
  bestDifficulty: z.number().nullable(),
  accepted: z.number().nullable(),
  rejected: z.number().nullable(),
  uptimeS: z.number().nullable(),
  pool: z.string().nullable(),
});
export type FleetReading = z.infer<typeof FleetReading>;

/** Of a block for this device alone; null where its algorithm is not that of the chain at hand. */
export const FleetOdds = z.object({
  chainId: z.string(),
  chancePerDay: z.number(),
  meanWaitS: z.number(),
});
export type FleetOdds = z.infer<typeof FleetOdds>;

export const FleetInfo = z.object({
  settings: FleetDevice,
  hasSecret: z.boolean(),
  /** 'silent': its last reading is kept, and `atMs` says how old it is. */
  state: z.enum(['off', 'asking', 'answering', 'silent']),
  /** '' while all is well. */
  problem: z.string(),
  reading: FleetReading.nullable(),
  atMs: z.number().nullable(),
  odds: FleetOdds.nullable(),
});
export type FleetInfo = z.infer<typeof FleetInfo>;

export const FleetReport = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reading: FleetReading, elapsedMs: z.number() }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);
export type FleetReport = z.infer<typeof FleetReport>;

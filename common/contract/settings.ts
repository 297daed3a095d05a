import { z } from 'zod';

/** Settings: one schema with defaults, units and bounds. The file on disk has this shape. */

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const Label = z.string().trim().min(1).max(60);
const Address = z.string().trim().max(200);
const Url = z.string().trim().min(1).max(500);

/** A private chain inside the app. */
export const PracticeSource = z.strictObject({
  id: Id,
  kind: z.literal('practice'),
  label: Label,
  enabled: z.boolean(),
});

/** The user's own node over JSON-RPC and getblocktemplate. */
export const SoloGbtSource = z.strictObject({
  id: Id,
  kind: z.literal('solo-gbt'),
  label: Label,
  enabled: z.boolean(),
  /** Chain id as in common/chain. */
  chain: z.string().max(40),
  /** http(s)://host:port[/wallet path]; never with a password in it. */
  url: Url,
  /** 'cookie' reads `cookieFile` anew at each refusal; 'password' takes `user` and the secret. */
  auth: z.enum(['none', 'password', 'cookie']),
  user: z.string().max(200),
  cookieFile: z.string().max(1000),
  payoutAddress: Address,
  /** Text placed in the coinbase, printable ASCII. */
  coinbaseText: z
    .string()
    .max(40)
    .regex(/^[\x20-\x7e]*$/),
});

/** A pool over Stratum V1. */
export const StratumSource = z.strictObject({
  id: Id,
  kind: z.literal('stratum-v1'),
  label: Label,
  enabled: z.boolean(),
  chain: z.string().max(40),
  /** stratum+tcp://host:port or stratum+ssl://host:port */
  url: Url,
  user: z.string().max(300),
  /** SHA-256 fingerprint (hex) of a certificate to trust besides the system's authorities; '' for none. */
  tlsPin: z.string().max(128),
  /** Address the pool is expected to pay, for the payout proof; '' when none is expected. */
  payoutAddress: Address,
});

/** The user's own monerod over JSON-RPC. */
export const MoneroDaemonSource = z.strictObject({
  id: Id,
  kind: z.literal('monero-daemon'),
  label: Label,
  enabled: z.boolean(),
  chain: z.string().max(40),
  url: Url,
  auth: z.enum(['none', 'password']),
  user: z.string().max(200),
  payoutAddress: Address,
  /** tcp://host:port of zmq-pub, '' to poll. */
  zmqUrl: z.string().max(300),
});

/** P2Pool, xmrig-proxy or any Monero pool. */
export const MoneroStratumSource = z.strictObject({
  id: Id,
  kind: z.literal('monero-stratum'),
  label: Label,
  enabled: z.boolean(),
  chain: z.string().max(40),
  url: Url,
  user: z.string().max(300),
  tlsPin: z.string().max(128),
});

export const SourceSettings = z.discriminatedUnion('kind', [
  PracticeSource,
  SoloGbtSource,
  StratumSource,
  MoneroDaemonSource,
  MoneroStratumSource,
]);
export type SourceSettings = z.infer<typeof SourceSettings>;
export type SourceKind = SourceSettings['kind'];

/** A number the user typed, with when. */
export const Typed = z.strictObject({ value: z.number().min(0).max(1e15), typedAtMs: z.number() });

export const Settings = z.strictObject({
  version: z.literal(1).default(1),
  /** False until the first-run steps were done or skipped. */
  firstRunDone: z.boolean().default(false),
  /** Tried in this order. */
  sources: z.array(SourceSettings).max(20).default([]),
  mining: z
    .strictObject({
      /** null: one thread for each core the machine has. */
      threads: z.number().int().min(1).max(1024).nullable().default(null),
      /** Share of time that the threads hash, percent. */
      dutyPercent: z.number().int().min(1).max(100).default(100),
      priority: z.enum(['lowest', 'low', 'normal']).default('lowest'),
      /** Kernel pinned per algorithm; without an entry the fastest that passes its self-test. */
      kernels: z.record(z.string().max(40), z.string().max(60)).default({}),
      /** What to do when the app opens. */
      onLaunch: z.enum(['as-before', 'mine', 'pause']).default('as-before'),
      /** The user's last wish, so that 'as-before' can be kept. */
      wanted: z.boolean().default(false),
    })
    .prefault({}),
  money: z
    .strictObject({
      /** ISO 4217. */
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .default('USD'),
      /** Currency per coin, by chain id. */
      price: z.record(z.string().max(40), Typed).default({}),
      /** Currency per kWh; null: not typed. */
      electricity: Typed.nullable().default(null),
    })
    .prefault({}),
  power: z
    .strictObject({
      /** W the whole machine draws while mining, as typed from a meter; null: use the estimate. */
      miningW: Typed.nullable().default(null),
      /** W the machine draws when idle; null: unknown. */
      idleW: Typed.nullable().default(null),
      /** W of the processor's thermal design power when the estimate should use another than the one recognised. */
      tdpW: Typed.nullable().default(null),
    })
    .prefault({}),
  appearance: z
    .strictObject({
      theme: z.enum(['system', 'light', 'dark']).default('system'),
      /** Percent. */
      textSize: z
        .union([z.literal(90), z.literal(100), z.literal(115), z.literal(130)])
        .default(100),
      density: z.enum(['compact', 'roomy']).default('compact'),
      reduceMotion: z.boolean().default(false),
      /** Blurs addresses and amounts, for screenshots. */
      hideAmounts: z.boolean().default(false),
    })
    .prefault({}),
  window: z
    .strictObject({
      onClose: z.enum(['keep-mining', 'quit']).default('keep-mining'),
      openAtLogin: z.boolean().default(false),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof Settings>;

/** The parts that the settings screen changes by `settings.update`; sources have calls of their own. */
export const SettingsPatch = z.strictObject({
  firstRunDone: z.boolean().optional(),
  mining: Settings.shape.mining.unwrap().partial().optional(),
  money: Settings.shape.money.unwrap().partial().optional(),
  power: Settings.shape.power.unwrap().partial().optional(),
  appearance: Settings.shape.appearance.unwrap().partial().optional(),
  window: Settings.shape.window.unwrap().partial().optional(),
});
export type SettingsPatch = z.infer<typeof SettingsPatch>;

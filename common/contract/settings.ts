import { z } from 'zod';
import { FeedSettings } from './feed.ts';
import { FleetDevice, mostFleetDevices } from './fleet.ts';
import { defaultGuardSettings, GuardPatch, GuardSettings } from './guest.ts';
import { MeterSettings } from './meter.ts';
import { mostNotifyChannels, NotifyChannel } from './notify.ts';
import { defaultPlanSettings, PlanPatch, PlanSettings } from './plan.ts';
import { defaultRemoteSettings, RemoteSettings } from './remote.ts';
import { defaultTariffSettings, TariffPatch, TariffSettings } from './tariff.ts';

/** Settings: one schema with defaults, units and bounds. The file on disk has this shape. */

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const Label = z.string().trim().min(1).max(60);
const Address = z.string().trim().max(200);
const Url = z.string().trim().min(1).max(500);

/** host:port of a SOCKS5 proxy (Tor: 127.0.0.1:9050), which also resolves the source's name; '' for none. */
const Socks = z
  .string()
  .trim()
  .max(300)
  .regex(/^$|^(?:\[[0-9a-fA-F:.]+\]|[^\s:@/]+):\d{1,5}$/)
  .optional();
/** PEM of authorities to trust for this source besides the system's; '' for none. */
const TlsCa = z.string().max(50_000).optional();
/** SHA-256 fingerprint (hex) of a certificate to trust besides the system's authorities; '' for none. */
const TlsPin = z.string().max(128);

/** What a pool's coinbase is expected to pay `payoutAddress`: a solo pool its share, a shared pool nothing. */
export const PayoutExpect = z.enum(['solo', 'shared', 'unknown']);
export type PayoutExpect = z.infer<typeof PayoutExpect>;

/** What follows when a coinbase pays less: a word; nothing is mined until it pays; the source is left for good. */
export const PayoutAction = z.enum(['warn', 'refuse', 'disconnect']);
export type PayoutAction = z.infer<typeof PayoutAction>;

/** Percent of the coinbase that a solo pool leaves to the miner when nothing was typed: fees are 0 to 3 %. */
export const payoutMinPercentDefault = 97;

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
  socks: Socks,
  tlsPin: TlsPin.optional(),
  tlsCa: TlsCa,
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
  tlsPin: TlsPin,
  /** Address whose script is looked for in each coinbase; '' when there is none to look for. */
  payoutAddress: Address,
  /** Absent: 'solo' where there is an address, otherwise 'unknown'. */
  payoutExpect: PayoutExpect.optional(),
  /** Of the coinbase's value, for 'solo'; absent: {@link payoutMinPercentDefault}. */
  payoutMinPercent: z.number().min(1).max(100).optional(),
  /** Absent: 'refuse'. */
  payoutAction: PayoutAction.optional(),
  socks: Socks,
  tlsCa: TlsCa,
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
  socks: Socks,
  tlsPin: TlsPin.optional(),
  tlsCa: TlsCa,
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
  tlsPin: TlsPin,
  socks: Socks,
  tlsCa: TlsCa,
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

const Mining = z.object({
  /** null: one thread for each core the machine has; for RandomX as many as its cache feeds. */
  threads: z.number().int().min(1).max(1024).nullable(),
  /** Share of time that the threads hash, percent. */
  dutyPercent: z.number().int().min(1).max(100),
  priority: z.enum(['lowest', 'low', 'normal']),
  /** Kernel pinned per algorithm; without an entry the fastest that passes its self-test. */
  kernels: z.record(z.string().max(40), z.string().max(60)),
  /** What to do when the app opens. */
  onLaunch: z.enum(['as-before', 'mine', 'pause']),
  /** The user's last wish, so that 'as-before' can be kept. */
  wanted: z.boolean(),
});

const Money = z.object({
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Currency per coin, by chain id. */
  price: z.record(z.string().max(40), Typed),
  /** Currency per kWh; null: not typed. */
  electricity: Typed.nullable(),
});

const Power = z.object({
  /** W the whole machine draws while mining, as typed from a meter; null: use the estimate. */
  miningW: Typed.nullable(),
  /** W the machine draws when idle; null: unknown. */
  idleW: Typed.nullable(),
  /** W of the processor's thermal design power when another than the recognised one should be used. */
  tdpW: Typed.nullable(),
});

/** The languages that the interface speaks. */
export const languages = ['en', 'de', 'es'] as const;
export type Language = (typeof languages)[number];

/** 'system': the first of the computer's (or, in a browser, of its) languages that Adit speaks. */
export const LanguageWish = z.enum(['system', ...languages]);
export type LanguageWish = z.infer<typeof LanguageWish>;

const Appearance = z.object({
  language: LanguageWish,
  theme: z.enum(['system', 'light', 'dark']),
  /** Percent. */
  textSize: z.union([z.literal(90), z.literal(100), z.literal(115), z.literal(130)]),
  density: z.enum(['compact', 'roomy']),
  reduceMotion: z.boolean(),
  /** Blurs addresses and amounts, for screenshots. */
  hideAmounts: z.boolean(),
});

const Window = z.object({
  onClose: z.enum(['keep-mining', 'quit']),
  openAtLogin: z.boolean(),
});

const Updates = z.object({
  /** Asks the project's release page once a day; off until the user turns it on. */
  enabled: z.boolean(),
});

const Host = z.object({
  /** Keeps the computer from sleeping while it mines. */
  keepAwake: z.boolean(),
  /** macOS: asks `powermetrics` through a sudo rule that the user made for it. */
  powermetrics: z.boolean(),
});

export const Settings = z.object({
  version: z.literal(1),
  /** False until the first-run steps were done or skipped. */
  firstRunDone: z.boolean(),
  /** Tried in this order. */
  sources: z.array(SourceSettings).max(20),
  mining: Mining,
  money: Money,
  power: Power,
  /** Best first. */
  meters: z.array(MeterSettings).max(4),
  notifications: z.array(NotifyChannel).max(mostNotifyChannels),
  fleet: z.array(FleetDevice).max(mostFleetDevices),
  guards: GuardSettings,
  tariff: TariffSettings,
  /** Of a kind the first that is on and gives something counts. */
  feeds: z.array(FeedSettings).max(20),
  plan: PlanSettings,
  host: Host,
  remote: RemoteSettings,
  appearance: Appearance,
  window: Window,
  updates: Updates,
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  version: 1,
  firstRunDone: false,
  sources: [],
  mining: {
    threads: null,
    dutyPercent: 100,
    priority: 'lowest',
    kernels: {},
    onLaunch: 'as-before',
    wanted: false,
  },
  money: { currency: 'USD', price: {}, electricity: null },
  power: { miningW: null, idleW: null, tdpW: null },
  meters: [],
  notifications: [],
  fleet: [],
  guards: defaultGuardSettings,
  tariff: defaultTariffSettings,
  feeds: [],
  plan: defaultPlanSettings,
  host: { keepAwake: false, powermetrics: false },
  remote: defaultRemoteSettings,
  appearance: {
    language: 'system',
    theme: 'system',
    textSize: 100,
    density: 'compact',
    reduceMotion: false,
    hideAmounts: false,
  },
  window: { onClose: 'keep-mining', openAtLogin: false },
  updates: { enabled: false },
};

/** What the settings screen changes by `settings.update`; sources have calls of their own. Records are replaced whole; guards and pairs of the plan take parts. */
export const SettingsPatch = z.strictObject({
  firstRunDone: z.boolean().optional(),
  mining: z.strictObject(Mining.shape).partial().optional(),
  money: z.strictObject(Money.shape).partial().optional(),
  power: z.strictObject(Power.shape).partial().optional(),
  guards: GuardPatch.optional(),
  tariff: TariffPatch.optional(),
  plan: PlanPatch.optional(),
  host: z.strictObject(Host.shape).partial().optional(),
  appearance: z.strictObject(Appearance.shape).partial().optional(),
  window: z.strictObject(Window.shape).partial().optional(),
  updates: z.strictObject(Updates.shape).partial().optional(),
});
export type SettingsPatch = z.infer<typeof SettingsPatch>;

import { z } from 'zod';
import { MachineInfo, PowerAccount, Reading } from './devices.ts';
import { MarginalInfo } from './energy.ts';
import { FeedInfo, MarketInfo } from './feed.ts';
import { FleetInfo } from './fleet.ts';
import { GuardInfo, HoldInfo } from './guest.ts';
import { TimelineEvent } from './history.ts';
import {
  BestShare,
  KernelInfo,
  MiningStatus,
  ShareCounts,
  Telemetry,
  WireErrorSchema,
} from './mining.ts';
import { NotifyInfo } from './notify.ts';
import { DemandInfo, PlanInfo } from './plan.ts';
import { RandomxInfo } from './randomx.ts';
import { RemoteInfo } from './remote.ts';
import { Settings } from './settings.ts';
import { BlockInfo, CoinbaseView, JobInfo, NetworkInfo, SourceInfo } from './source.ts';
import { UpdateInfo } from './update.ts';

/** The whole state as a client sees it: slices, each replaced whole by a numbered event. */

/** Odds of a block for this machine alone (2.1), from the 60 s mean. null: no hash rate or no difficulty yet. */
export const OddsNow = z.object({
  chainId: z.string(),
  hashrateHps: z.number(),
  hashesPerBlock: z.number(),
  /** Chance of at least one block in 24 h, 0 to 1. */
  chancePerDay: z.number(),
  meanWaitS: z.number(),
  medianWaitS: z.number(),
  /** 5th and 95th percentile of the wait. */
  wait5S: z.number(),
  wait95S: z.number(),
  /** Difficulty's source and age. */
  from: z.string(),
  atMs: z.number(),
  /** Work since the last block of this chain, in blocks: 1 is what one takes on average. */
  effort: z.number().optional(),
});
export type OddsNow = z.infer<typeof OddsNow>;

/** Money per day in the chosen currency (4.1). null where an input is unknown, and `missing` names it. */
export const MoneyNow = z.object({
  chainId: z.string(),
  currency: z.string(),
  /** Expected coins per day, whole coins. */
  coinsPerDay: z.number().nullable(),
  revenuePerDay: z.number().nullable(),
  powerW: z.number().nullable(),
  kwhPerDay: z.number().nullable(),
  costPerDay: z.number().nullable(),
  /** Of the whole machine while it mines, where its watts are known: what is paid when it would be off otherwise. */
  machineCostPerDay: z.number().nullable().optional(),
  netPerDay: z.number().nullable(),
  breakEvenElectricity: z.number().nullable(),
  breakEvenPrice: z.number().nullable(),
  breakEvenDifficulty: z.number().nullable(),
  difficulty: z.number().nullable(),
  price: Reading,
  electricity: Reading,
  power: Reading,
  missing: z.array(z.enum(['price', 'electricity', 'power', 'difficulty', 'hashrate'])),
});
export type MoneyNow = z.infer<typeof MoneyNow>;

/** A problem that stays on screen until it ends. */
export const Notice = z.object({ id: z.string(), error: WireErrorSchema, atMs: z.number() });
export type Notice = z.infer<typeof Notice>;

export const AppState = z.object({
  app: z.object({
    version: z.string(),
    contractVersion: z.number(),
    /** Who draws the window. */
    frame: z.enum(['electron', 'browser', 'none']),
    readOnly: z.boolean(),
    /** This page came from outside the computer. */
    isRemote: z.boolean().optional(),
    dataFolder: z.string(),
    /** How secrets are kept: 'keychain', 'file' (mode 0600). */
    secretStore: z.enum(['keychain', 'file']),
    startedAtMs: z.number(),
  }),
  settings: Settings,
  mining: MiningStatus,
  kernels: z.array(KernelInfo),
  /** Absent until the machine was looked at. */
  randomx: RandomxInfo.optional(),
  sources: z.array(SourceInfo),
  activeSourceId: z.string().nullable(),
  job: JobInfo.nullable(),
  network: NetworkInfo.nullable(),
  coinbase: CoinbaseView.nullable(),
  shares: ShareCounts,
  best: BestShare,
  machine: MachineInfo,
  power: PowerAccount,
  marginal: MarginalInfo,
  guards: z.array(GuardInfo),
  /** Set while a temperature is to be held. */
  hold: HoldInfo.nullable(),
  /** When to mine; absent until the first plan was made. */
  plan: PlanInfo.optional(),
  feeds: z.array(FeedInfo).optional(),
  /** Other miners that are watched, and who is told of what; absent until the app has started. */
  fleet: z.array(FleetInfo).optional(),
  notifications: z.array(NotifyInfo).optional(),
  /** Who is let in from outside; absent where nobody can be. */
  remote: RemoteInfo.optional(),
  demand: DemandInfo.optional(),
  /** Moves with every change of the scenarios and pools that are kept: another window asks for them anew. */
  kept: z.object({ changes: z.number().int() }).optional(),
  /** Absent where the app can not replace itself at all (browser, command line). */
  update: UpdateInfo.optional(),
  market: MarketInfo.optional(),
  odds: OddsNow.nullable(),
  money: MoneyNow.nullable(),
  /** Newest first, at most 50. */
  blocks: z.array(BlockInfo),
  /** Newest first, at most 100. */
  timeline: z.array(TimelineEvent),
  notices: z.array(Notice),
  telemetry: Telemetry.nullable(),
});
export type AppState = z.infer<typeof AppState>;

export const AppSnapshot = z.object({ sequence: z.number().int(), state: AppState });
export type AppSnapshot = z.infer<typeof AppSnapshot>;

/** Slices that changed, with the number that follows the last one; on a gap the client asks for a snapshot. */
export const StatePatch = z.object({ sequence: z.number().int(), patch: AppState.partial() });
export type StatePatch = z.infer<typeof StatePatch>;

import { z } from 'zod';
import { AppSnapshot, StatePatch } from './app.ts';
import { EnergyHour, EnergyRange, ExportedFile } from './energy.ts';
import { ExportRequest } from './export.ts';
import { FeedSettings } from './feed.ts';
import { FleetDevice, FleetReport } from './fleet.ts';
import {
  DifficultyPoint,
  HashrateHistory,
  HistoryRange,
  RewardHour,
  TimelineEvent,
} from './history.ts';
import { MeterReport, MeterSettings } from './meter.ts';
import { AlgorithmIdSchema, KernelInfo, PauseArgument, Telemetry } from './mining.ts';
import { NotifyChannel, NotifyReport } from './notify.ts';
import { GridEvent, OverrideArgument } from './plan.ts';
import { PoolWeek } from './pool.ts';
import { RemoteLinks, RemoteSettings } from './remote.ts';
import { Scenario, ScenarioList } from './scenario.ts';
import { SettingsPatch, SourceSettings } from './settings.ts';
import { AddressReport, BlockInfo, CheckReport } from './source.ts';
import { ImportedPrices } from './tariff.ts';
import { RestartWhen } from './update.ts';
import { type Client, command, event, type Handlers, query } from './wire.ts';

/** Rises when a shape changes; a page of another version says so and reloads. */
export const contractVersion = 1;

const Nothing = z.void();
const SourceId = z.strictObject({ id: z.string().max(40) });

/**
 * Everything that crosses from a window to the app. `area.call` is the channel. Requests are parsed in
 * main; the state comes as a snapshot and then as numbered patches.
 */
export const contract = {
  app: {
    snapshot: query(Nothing, AppSnapshot),
    changed: event(StatePatch),
    telemetry: event(Telemetry),
  },
  mining: {
    /** Mine, or resume from any pause the user made. */
    start: command(Nothing, z.void()),
    pause: command(PauseArgument, z.void()),
    /** Runs each kernel of an algorithm for about `seconds` in all and keeps the figures. */
    benchmark: command(
      z.strictObject({ algorithm: AlgorithmIdSchema, seconds: z.number().min(0.2).max(120) }),
      z.array(KernelInfo),
    ),
  },
  source: {
    /** Adds or replaces the source with this id. `secret`: undefined keeps the saved one, '' forgets it. */
    save: command(
      z.strictObject({ settings: SourceSettings, secret: z.string().max(500).optional() }),
      z.void(),
    ),
    remove: command(SourceId, z.void()),
    /** All ids in their new order. */
    reorder: command(z.strictObject({ ids: z.array(z.string().max(40)).max(20) }), z.void()),
    /** Tries settings, saved or not, without mining. It uses saved secrets, so a reader may not. */
    check: command(
      z.strictObject({ settings: SourceSettings, secret: z.string().max(500).optional() }),
      CheckReport,
    ),
    /** Nodes that answer on this computer's loopback at their default ports. */
    discover: command(
      Nothing,
      z.array(z.strictObject({ settings: SourceSettings, detail: z.string() })),
    ),
    describeAddress: query(
      z.strictObject({ chain: z.string().max(40), address: z.string().max(300) }),
      AddressReport,
    ),
  },
  settings: {
    update: command(SettingsPatch, z.void()),
  },
  meter: {
    /** Adds or replaces the meter with this id. `secret` as of `source.save`. */
    save: command(
      z.strictObject({ settings: MeterSettings, secret: z.string().max(500).optional() }),
      z.void(),
    ),
    remove: command(SourceId, z.void()),
    /** Reads a meter once, saved or not. */
    check: command(
      z.strictObject({ settings: MeterSettings, secret: z.string().max(500).optional() }),
      MeterReport,
    ),
  },
  plan: {
    /** Mines now for so many hours, whatever the plan says; a grid event stands above it. */
    override: command(OverrideArgument, z.void()),
    clearOverride: command(Nothing, z.void()),
  },
  tariff: {
    /** Replaces the prices that were read from a file. */
    importPrices: command(ImportedPrices, z.void()),
  },
  feed: {
    /** Turns a feed on or off, or points it elsewhere. `key`: undefined keeps the saved one, '' forgets it. */
    set: command(
      z.strictObject({ settings: FeedSettings, key: z.string().max(4000).optional() }),
      z.void(),
    ),
  },
  demand: {
    /** Adds or replaces a grid event that somebody announced. */
    add: command(GridEvent, z.void()),
    /** Adds the events of a text with the columns start, end and name. */
    importEvents: command(z.strictObject({ text: z.string().max(200_000) }), z.void()),
    remove: command(z.strictObject({ id: z.string().max(200) }), z.void()),
  },
  host: {
    /** Begins the guided measurement of the watts that mining adds; needs a job. */
    measure: command(Nothing, z.void()),
    cancelMeasure: command(Nothing, z.void()),
    /** Mines in spite of the guards that only mean comfort, for so many minutes; null ends that. */
    overrideGuards: command(PauseArgument, z.void()),
  },
  history: {
    hashrate: query(HistoryRange, HashrateHistory),
    timeline: query(
      z.strictObject({ beforeId: z.number().nullable(), limit: z.number().int().min(1).max(500) }),
      z.array(TimelineEvent),
    ),
    blocks: query(z.strictObject({ limit: z.number().int().min(1).max(500) }), z.array(BlockInfo)),
    forgetBestShare: command(Nothing, z.void()),
    /** Hours with mining in them, oldest first. */
    energy: query(EnergyRange, z.array(EnergyHour)),
    /** Hours with a known reward to expect, oldest first. */
    rewards: query(EnergyRange, z.array(RewardHour)),
    exportEnergy: query(
      z.strictObject({ ...EnergyRange.shape, format: z.enum(['csv', 'json']) }),
      ExportedFile,
    ),
    /** Blocks, shares, energy and what they were worth, as a file. */
    export: query(ExportRequest, ExportedFile),
  },
  notify: {
    /** Adds or replaces the channel with this id. `secret` as of `source.save`. */
    save: command(
      z.strictObject({ settings: NotifyChannel, secret: z.string().max(500).optional() }),
      z.void(),
    ),
    remove: command(SourceId, z.void()),
    /** Sends one message at once, saved or not. */
    test: command(
      z.strictObject({ settings: NotifyChannel, secret: z.string().max(500).optional() }),
      NotifyReport,
    ),
  },
  fleet: {
    /** Adds or replaces the device with this id. `secret` as of `source.save`. */
    save: command(
      z.strictObject({ settings: FleetDevice, secret: z.string().max(500).optional() }),
      z.void(),
    ),
    remove: command(SourceId, z.void()),
    /** Asks a device once, saved or not. */
    check: command(
      z.strictObject({ settings: FleetDevice, secret: z.string().max(500).optional() }),
      FleetReport,
    ),
  },
  update: {
    /** Asks the project's release page for a newer version, now. */
    check: command(Nothing, z.void()),
    download: command(Nothing, z.void()),
    /** Puts the downloaded version in place and starts it. */
    restart: command(z.strictObject({ when: RestartWhen }), z.void()),
  },
  /** Only from the computer itself; `remote.not-here` otherwise. */
  remote: {
    set: command(RemoteSettings, z.void()),
    /** Fresh links for one browser, the same one-time token under each address. */
    link: command(Nothing, RemoteLinks),
    /** Replaces the access token of other programs. This answer is the only place where it is shown. */
    newToken: command(Nothing, z.strictObject({ token: z.string() })),
    forgetToken: command(Nothing, z.void()),
    signOutAll: command(Nothing, z.void()),
  },
  scenario: {
    /** Oldest first. */
    list: query(Nothing, ScenarioList),
    /** Adds a scenario, or replaces the one of its id. */
    save: command(Scenario, z.void()),
    remove: command(z.strictObject({ id: Scenario.shape.id }), z.void()),
  },
  chain: {
    /** The adjustments of a chain's difficulty that were seen, oldest first. */
    difficulties: query(z.strictObject({ chainId: z.string().max(40) }), z.array(DifficultyPoint)),
    /** The week of blocks by pool that the user put; empty when none. */
    pools: query(Nothing, PoolWeek),
    setPools: command(PoolWeek, z.void()),
  },
  economics: {
    /** Runs one model; the input is checked by the model's own schema. It takes the app's own time: no reader may. */
    run: command(
      z.strictObject({ model: z.string().max(60), input: z.record(z.string(), z.unknown()) }),
      z.record(z.string(), z.unknown()),
    ),
  },
} as const;

export type AppContract = typeof contract;
export type Api = Client<AppContract>;
export type AppHandlers<Caller> = Handlers<AppContract, Caller>;

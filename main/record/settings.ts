import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';
import { AppError } from '../../common/contract/errors.ts';
import { FeedSettings } from '../../common/contract/feed.ts';
import { FleetDevice, mostFleetDevices } from '../../common/contract/fleet.ts';
import type { GuardId, GuardPatch, GuardSettings } from '../../common/contract/guest.ts';
import { MeterSettings } from '../../common/contract/meter.ts';
import { mostNotifyChannels, NotifyChannel } from '../../common/contract/notify.ts';
import type { PlanPatch, PlanSettings } from '../../common/contract/plan.ts';
import {
  defaultSettings,
  Settings,
  type SettingsPatch,
  SourceSettings,
} from '../../common/contract/settings.ts';
import type { TariffPatch, TariffSettings } from '../../common/contract/tariff.ts';

/**
 * Where settings are kept: electron-store in the app, its base `conf` without Electron. Same file, same
 * shape. Both write atomically.
 */
export interface SettingsFile {
  readonly path: string;
  store: Record<string, unknown>;
}

export interface SettingsStore {
  get(): Settings;
  /** @throws AppError settings.not-saved when the disk refuses; the value is in force all the same. */
  set(settings: Settings): void;
  /** What was wrong with the file at the start, if anything; the file was kept aside then. */
  readonly problem: AppError<'settings.unreadable'> | undefined;
}

/**
 * Opens the settings. A file that is not JSON, or has values out of bounds, is kept aside under a name
 * that says when; every part of it that is still valid stays in force.
 *
 * @param open - makes the store; called after a broken file was moved out of its way
 */
export function openSettings(
  path: string,
  open: () => SettingsFile,
  now: () => number,
): SettingsStore {
  const read = readSettings(path);
  let problem: AppError<'settings.unreadable'> | undefined;
  if (read.damaged) {
    const keptAs = `${path.replace(/\.json$/, '')}.damaged-${new Date(now()).toISOString().replace(/[:.]/g, '-')}.json`;
    renameSync(path, keptAs);
    problem = new AppError('settings.unreadable', { file: path, keptAs });
  }
  const file = open();
  let settings = read.settings;
  const save = () => {
    try {
      // Unknown keys are a newer version's: they survive.
      file.store = { ...read.unknown, ...settings };
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new AppError('settings.not-saved', { file: path, cause: code }, { cause });
    }
  };
  if (read.damaged) save();
  return {
    get: () => settings,
    set(next) {
      settings = Settings.parse(next);
      save();
    },
    problem,
  };
}

/** Settings that are not kept: the command line builds them from its flags. */
export function memorySettings(initial: Settings): SettingsStore {
  let settings = initial;
  return {
    get: () => settings,
    set(next) {
      settings = Settings.parse(next);
    },
    problem: undefined,
  };
}

/**
 * Replaces the fields that the patch names. Guards and the plan's pairs are taken by their parts, everything
 * else inside is replaced whole.
 */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  return Settings.parse({
    ...settings,
    ...(patch.firstRunDone === undefined ? {} : { firstRunDone: patch.firstRunDone }),
    mining: { ...settings.mining, ...patch.mining },
    money: { ...settings.money, ...patch.money },
    power: { ...settings.power, ...patch.power },
    guards: patchGuards(settings.guards, patch.guards ?? {}),
    tariff: patchTariff(settings.tariff, patch.tariff ?? {}),
    plan: patchPlan(settings.plan, patch.plan ?? {}),
    host: { ...settings.host, ...patch.host },
    appearance: { ...settings.appearance, ...patch.appearance },
    window: { ...settings.window, ...patch.window },
    updates: { ...settings.updates, ...patch.updates },
  });
}

function patchGuards(guards: GuardSettings, patch: GuardPatch): object {
  return Object.fromEntries(
    Object.entries(guards).map(([id, guard]) => [id, { ...guard, ...patch[id as GuardId] }]),
  );
}

function patchTariff(tariff: TariffSettings, patch: TariffPatch): object {
  const { demandCharge } = patch;
  const nothing = { perKw: 0, peakKw: 0, baseKw: 0 };
  return {
    ...tariff,
    ...patch,
    demandCharge:
      demandCharge === undefined
        ? tariff.demandCharge
        : demandCharge && { ...nothing, ...tariff.demandCharge, ...demandCharge },
  };
}

function patchPlan(plan: PlanSettings, patch: PlanPatch): object {
  const resumeAt = patch.strike?.resumeAt ?? plan.strike.resumeAt;
  return {
    ...plan,
    ...patch,
    hours: { ...plan.hours, ...patch.hours },
    strike: {
      resumeAt,
      // A higher price to resume at takes the one to stop at with it.
      stopAbove: patch.strike?.stopAbove ?? Math.max(resumeAt, plan.strike.stopAbove),
    },
    solar: { ...plan.solar, ...patch.solar },
    thermostat: { ...plan.thermostat, ...patch.thermostat },
  };
}

interface ReadSettings {
  readonly settings: Settings;
  readonly unknown: Record<string, unknown>;
  readonly damaged: boolean;
}

function readSettings(path: string): ReadSettings {
  if (!existsSync(path)) return { settings: defaultSettings, unknown: {}, damaged: false };
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Half-written or edited by hand: the caller keeps the file aside.
    return { settings: defaultSettings, unknown: {}, damaged: true };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { settings: defaultSettings, unknown: {}, damaged: true };
  }
  return repairSettings(raw as Record<string, unknown>);
}

/** Takes every part that is valid and the default for every other. */
function repairSettings(raw: Record<string, unknown>): ReadSettings {
  let damaged = false;
  const part = <T extends object>(schema: z.ZodType<T>, value: unknown, standard: T): T => {
    const filled = value === undefined ? standard : { ...standard, ...(value as object) };
    const parsed = schema.safeParse(filled);
    if (parsed.success) return parsed.data;
    damaged = true;
    return standard;
  };
  const shape = Settings.shape;
  const list = <T>(schema: z.ZodType<T>, value: unknown, most: number): T[] => {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      damaged = true;
      return [];
    }
    return value.slice(0, most).flatMap((item) => {
      const parsed = schema.safeParse(item);
      if (!parsed.success) damaged = true;
      return parsed.success ? [parsed.data] : [];
    });
  };
  const sources = list(SourceSettings, raw['sources'], 20);
  const meters = list(MeterSettings, raw['meters'], 4);
  if (raw['version'] !== undefined && raw['version'] !== 1) damaged = true;
  const settings: Settings = {
    version: 1,
    firstRunDone: raw['firstRunDone'] === true,
    sources,
    mining: part(shape.mining, raw['mining'], defaultSettings.mining),
    money: part(shape.money, raw['money'], defaultSettings.money),
    power: part(shape.power, raw['power'], defaultSettings.power),
    meters,
    notifications: list(NotifyChannel, raw['notifications'], mostNotifyChannels),
    fleet: list(FleetDevice, raw['fleet'], mostFleetDevices),
    guards: part(shape.guards, raw['guards'], defaultSettings.guards),
    tariff: part(shape.tariff, raw['tariff'], defaultSettings.tariff),
    feeds: list(FeedSettings, raw['feeds'], 20),
    plan: part(shape.plan, raw['plan'], defaultSettings.plan),
    host: part(shape.host, raw['host'], defaultSettings.host),
    remote: part(shape.remote, raw['remote'], defaultSettings.remote),
    appearance: part(shape.appearance, raw['appearance'], defaultSettings.appearance),
    window: part(shape.window, raw['window'], defaultSettings.window),
    updates: part(shape.updates, raw['updates'], defaultSettings.updates),
  };
  const unknown = Object.fromEntries(Object.entries(raw).filter(([key]) => !(key in shape)));
  return { settings, unknown, damaged };
}

import type { Reading } from '../../../common/contract/devices.ts';
import type { PauseReason } from '../../../common/contract/mining.ts';
import type { PlanInfo, PlanSettings, PlanSlot } from '../../../common/contract/plan.ts';
import type {
  ImportedInfo,
  ImportedPrices,
  TariffSettings,
} from '../../../common/contract/tariff.ts';
import { createLocalClock, type LocalClock } from '../../../common/economics/energy/local-time.ts';
import { ModelInputError } from '../../../common/economics/model.ts';
import type { HostClock } from '../clock.ts';
import { isFresh } from '../sensor/sensor.ts';
import type { DemandResponse } from './demand-response.ts';
import { type MadePlan, makePlan } from './make-plan.ts';
import {
  type AheadSlot,
  type PriceLine,
  type PriceSources,
  priceLine,
  stepFor,
  type ValueSlot,
} from './price-line.ts';
import { slotWords } from './slot-words.ts';
import { nextSolar, noSun, type SolarState, surplusW } from './solar-surplus.ts';
import { wantsHeat } from './thermostat.ts';

/** What mining is and brings, as far as it is known. */
export interface MiningWorth {
  /** Threads that hash now; 0 while it rests. */
  readonly threads: number;
  /** Power that mining adds when it runs, kW: the last known while it rests. */
  readonly powerKw: number | null;
  /** Expected reward of a kWh, likewise. */
  readonly valuePerKwh: number | null;
  /** W of one thread; null when unknown. */
  readonly threadW: number | null;
  readonly mostThreads: number;
}

export interface PlannerDeps {
  readonly clock: HostClock;
  readonly settings: () => PlanSettings;
  readonly tariff: () => TariffSettings;
  readonly flatPrice: () => number | null;
  readonly currency: () => string;
  readonly feedPrices: () => PriceSources['feed'];
  readonly carbon: () => readonly ValueSlot[];
  readonly imported: () => { readonly prices: ImportedPrices; readonly info: ImportedInfo } | null;
  readonly mining: () => MiningWorth;
  /** kWh that mining used, and hours that it ran, since then. */
  readonly used: (fromMs: number) => { readonly kwh: number; readonly hours: number };
  /** The meter at the mains connection; '' is the first of that kind. */
  readonly mains: (meterId: string) => Reading | undefined;
  readonly room: () => { readonly celsius: number; readonly from: string } | null;
  readonly demand: Pick<DemandResponse, 'active' | 'events'>;
  /** Whether or how much may be mined changed. */
  readonly turned: () => void;
  readonly changed: () => void;
}

/** Decides when to mine, and says so. */
export interface Planner {
  start(): void;
  stop(): void;
  /** Settings, prices, events or the value of mining changed. */
  replan(): void;
  /** Why mining has to rest; null when it need not. */
  rest(): Extract<PauseReason, { kind: 'guard' }> | null;
  /** Threads that the sun carries; null when nothing limits them. */
  threads(): number | null;
  /** Money for a kWh at this moment, and who says so; null when unknown. */
  price(): { readonly perKwh: number; readonly isKnown: boolean; readonly from: string } | null;
  carbonG(): number | null;
  /** Mines for so long, whatever the plan says; only a grid event stands above it. */
  override(untilMs: number | null): void;
  info(): PlanInfo;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
const planHours = 48;
/** Longer than any minimum time. */
const longMinutes = 1e6;
/** Meters tell every few seconds; a day's energy grows by little within this. */
const lookMs = 10_000;
/** What mining brings swings with luck and load; a plan is not made anew for less than this. */
const deadBand = 0.05;
/** How much of the last minute's power may still be missing from the ledger. */
const ledgerLagHours = 20 / 3600;

type Verdict = PlanInfo['now'];

/** The clock on the wall, and the zone it is for. */
interface Wall {
  readonly wanted: string;
  readonly zone: string;
  readonly clock: LocalClock;
}

export function createPlanner(deps: PlannerDeps): Planner {
  const { clock } = deps;
  let line: PriceLine = { slots: [], from: '', problem: '' };
  let made: MadePlan = { slots: [], schedule: null, energyCost: 0, problem: '' };
  let madeAtMs = clock.now();
  let madeFor = '';
  let wishedFor = '';
  let counted: { readonly powerKw: number | null; readonly valuePerKwh: number | null } = {
    powerKw: null,
    valuePerKwh: null,
  };
  /** What the plan decides, and since when: minimum times count from there. */
  let isOn = false;
  let onSinceMs = Number.NEGATIVE_INFINITY;
  let overrideUntilMs = 0;
  let solar: SolarState = noSun;
  let isCapped = false;
  let wantsRoomHeat = true;
  let shown = '';
  let cancel: (() => void) | undefined;
  let isStopped = true;
  let wall: Wall | undefined;

  const timeZone = (): string => wallOf(deps.tariff().timeZone).zone;
  const localClock = (): LocalClock => wallOf(deps.tariff().timeZone).clock;

  /** Made once: that costs as much as a hundred looks. A zone the platform does not know is the computer's own. */
  function wallOf(wanted: string): Wall {
    if (wall?.wanted === wanted) return wall;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    const zone = wanted === '' ? own : wanted;
    try {
      wall = { wanted, zone, clock: createLocalClock(zone) };
    } catch (error) {
      if (!(error instanceof ModelInputError)) throw error;
      wall = { wanted, zone: own, clock: createLocalClock(own) };
    }
    return wall;
  }

  function sources(): PriceSources {
    return {
      tariff: deps.tariff(),
      flatPrice: deps.flatPrice(),
      currency: deps.currency(),
      feed: deps.feedPrices(),
      file: deps.imported()?.prices ?? null,
      carbon: deps.carbon(),
    };
  }

  /** Anything that a plan depends on and that changes at once, as one text. */
  function basis(): string {
    const { tariff, flatPrice, currency, feed, carbon } = sources();
    const given = [feed?.label, markOf(feed?.slots ?? []), markOf(carbon)];
    const told = [deps.settings(), tariff, flatPrice, currency, deps.demand.events()];
    return JSON.stringify([told, given, deps.imported()?.info, counted]);
  }

  /** What somebody decides, not the market: the user, or the grid by an event that begins or ends. */
  function wish(): string {
    const { tariff, flatPrice, currency } = sources();
    return JSON.stringify([deps.settings(), tariff, flatPrice, currency, deps.demand.active()?.id]);
  }

  function followWorth(): void {
    const { powerKw, valuePerKwh } = deps.mining();
    counted = {
      powerKw: withinBand(counted.powerKw, powerKw),
      valuePerKwh: withinBand(counted.valuePerKwh, valuePerKwh),
    };
  }

  function make(): void {
    const settings = deps.settings();
    const now = clock.now();
    const zone = timeZone();
    madeAtMs = now;
    madeFor = basis();
    const wallClock = localClock();
    const { day } = wallClock.at(now);
    const weekStart = wallClock.startOfDay(day - ((day + 3) % 7));
    const weekEnd = wallClock.startOfDay(day - ((day + 3) % 7) + 7);
    const isWeek = settings.mode === 'deadline';
    const told =
      settings.mode === 'hours' ? [settings.hours.fromMinute, settings.hours.toMinute] : [];
    const rests = deps.demand.events();
    const borders = rests
      .flatMap(({ startMs, endMs }) => [startMs, endMs])
      .filter((atMs) => atMs > now && atMs < now + planHours * hourMs)
      .map((atMs) => atMs / minuteMs);
    const own = sources();
    const step = isWeek ? 60 : stepFor(own, [...told, ...borders], zone, now);
    // Minimum times spare the machine the market's whims; a wish is followed at once.
    const wished = wish();
    const isWished = wished !== wishedFor;
    wishedFor = wished;
    const hours = isWeek ? (weekEnd - now) / hourMs : planHours;
    try {
      line = priceLine(own, zone, now, hours, step);
    } catch (error) {
      if (!(error instanceof ModelInputError)) throw error;
      line = { slots: [], from: 'your tariff by the clock', problem: error.message };
      made = { slots: [], schedule: null, energyCost: 0, problem: error.message };
      return;
    }
    made = makePlan({
      settings,
      demandCharge: deps.tariff().demandCharge,
      slots: line.slots,
      timeZone: zone,
      nowMs: now,
      ...counted,
      isOn,
      forMinutes: isWished ? longMinutes : minutesSince(onSinceMs),
      usedTodayKwh:
        settings.dailyEnergyCapKwh === null ? 0 : deps.used(wallClock.startOfDay(day)).kwh,
      minedHours: isWeek ? deps.used(weekStart).hours : 0,
      rests,
    });
  }

  function minutesSince(atMs: number): number {
    return Math.min(longMinutes, Math.floor((clock.now() - atMs) / minuteMs));
  }

  function atNow<Slot extends { readonly startMs: number; readonly minutes: number }>(
    slots: readonly Slot[],
  ): Slot | undefined {
    const now = clock.now();
    return slots.find(
      ({ startMs, minutes }) => startMs <= now && now < startMs + minutes * minuteMs,
    );
  }

  const slotNow = (): PlanSlot | undefined => atNow(made.slots);
  const aheadNow = (): AheadSlot | undefined => atNow(line.slots);

  /** Takes over what the plan says for this moment. */
  function follow(): void {
    const wanted = slotNow()?.mine ?? made.slots.length === 0;
    if (wanted === isOn) return;
    isOn = wanted;
    onSinceMs = clock.now();
  }

  function followCap(): void {
    const { dailyEnergyCapKwh, mode } = deps.settings();
    isCapped = false;
    if (dailyEnergyCapKwh === null || mode === 'off') return;
    const now = clock.now();
    const wallClock = localClock();
    const used = deps.used(wallClock.startOfDay(wallClock.at(now).day)).kwh;
    const lag = (deps.mining().powerKw ?? 0) * ledgerLagHours;
    isCapped = used + lag >= dailyEnergyCapKwh;
  }

  function followSun(): void {
    if (deps.settings().mode !== 'solar') {
      solar = noSun;
      return;
    }
    solar = nextSolar(solar, sunNow());
  }

  function sunNow() {
    const { meterId, reserveW } = deps.settings().solar;
    const reading = deps.mains(meterId);
    const { threads, mostThreads, ...worth } = deps.mining();
    // Until it is measured, a thread counts as what a desktop's core draws at most.
    const threadW = worth.threadW ?? 15;
    const atMs = clock.now();
    return {
      atMs,
      mainsW: isFresh(reading, atMs) ? reading.value : null,
      miningW: threads * threadW,
      threadW,
      mostThreads,
      reserveW,
    };
  }

  function followRoom(): void {
    const { enabled, targetC } = deps.settings().thermostat;
    wantsRoomHeat = !enabled || wantsHeat(wantsRoomHeat, deps.room()?.celsius ?? null, targetC);
  }

  function verdict(): Verdict {
    const now = clock.now();
    const settings = deps.settings();
    const event = deps.demand.active();
    if (event !== undefined) {
      const name = event.name === '' ? '' : ` “${event.name}”`;
      const detail = `the grid asks for less${name} (${event.from})`;
      return { mine: false, by: 'demand-response', detail, untilMs: event.endMs };
    }
    if (now < overrideUntilMs) {
      return { mine: true, by: 'override', detail: 'you said so', untilMs: overrideUntilMs };
    }
    if (isCapped) {
      const wallClock = localClock();
      const untilMs = wallClock.startOfDay(wallClock.at(now).day + 1);
      const detail = `today's ${settings.dailyEnergyCapKwh} kWh are used`;
      return { mine: false, by: 'energy-cap', detail, untilMs };
    }
    if (!wantsRoomHeat) {
      const { targetC } = settings.thermostat;
      const celsius = deps.room()?.celsius;
      const detail = `the room has ${celsius?.toFixed(1) ?? '?'} °C of ${targetC} °C`;
      return { mine: false, by: 'thermostat', detail, untilMs: null };
    }
    if (settings.mode === 'solar') return sunVerdict();
    const slot = slotNow();
    if (slot === undefined)
      return { mine: true, by: '', detail: line.problem || made.problem, untilMs: null };
    const change = made.slots.find(
      ({ startMs, mine }) => startMs > slot.startMs && mine !== slot.mine,
    );
    return {
      mine: slot.mine,
      by: 'plan',
      detail: slotWords(slot, settings, deps.currency(), counted.valuePerKwh),
      untilMs: change?.startMs ?? null,
    };
  }

  function sunVerdict(): Verdict {
    const surplus = surplusW(sunNow());
    const mine = solar.threads > 0;
    const detail =
      surplus === null
        ? 'the mains meter is silent, so no surplus is known'
        : `${Math.round(surplus)} W would be given out`;
    return { mine, by: 'solar', detail, untilMs: null };
  }

  function capProblem(): string {
    const isCapBlind = deps.settings().dailyEnergyCapKwh !== null && counted.powerKw === null;
    return isCapBlind ? 'the power of mining is not known: the cap of the day can not be kept' : '';
  }

  /** Looks at everything; tells when the answer changed. */
  function look(): void {
    if (isStopped) return;
    followWorth();
    const first = line.slots[0];
    const isOver = first !== undefined && clock.now() >= first.startMs + first.minutes * minuteMs;
    if (isOver || madeFor !== basis()) make();
    follow();
    followCap();
    followSun();
    followRoom();
    schedule();
    const { mine, by, detail, untilMs } = verdict();
    const answer = JSON.stringify([mine, by, solar.threads]);
    const isOther = answer !== shown;
    shown = answer;
    if (isOther) deps.turned();
    else if (detail !== '' || untilMs !== null) deps.changed();
  }

  function schedule(): void {
    cancel?.();
    cancel = undefined;
    const { mode, thermostat } = deps.settings();
    const now = clock.now();
    if (mode === 'off' && !thermostat.enabled && now >= overrideUntilMs) return;
    const slot = made.slots[0];
    const slotEndMs = slot === undefined ? Infinity : slot.startMs + slot.minutes * minuteMs;
    const overrideMs = now < overrideUntilMs ? overrideUntilMs : Infinity;
    cancel = clock.after(Math.max(1, Math.min(now + lookMs, slotEndMs, overrideMs) - now), look);
  }

  return {
    start() {
      isStopped = false;
      make();
      follow();
      look();
    },
    stop() {
      isStopped = true;
      cancel?.();
    },
    replan: look,
    rest() {
      if (isStopped) return null;
      const { mine, by, detail, untilMs } = verdict();
      return mine ? null : { kind: 'guard', guard: by, detail, untilMs };
    },
    threads: () =>
      deps.settings().mode === 'solar' && clock.now() >= overrideUntilMs
        ? Math.max(1, solar.threads)
        : null,
    price() {
      const now = aheadNow();
      if (now === undefined || now.pricePerKwh === null) return null;
      const { pricePerKwh: perKwh, isKnown } = now;
      return { perKwh, isKnown, from: line.from };
    },
    carbonG: () => aheadNow()?.carbonGPerKwh ?? null,
    override(untilMs) {
      overrideUntilMs = untilMs ?? 0;
      look();
    },
    info() {
      const settings = deps.settings();
      const { schedule: best } = made;
      const room = deps.room();
      const isMoney = best !== null && settings.mode === 'value';
      const hasPower = best !== null && counted.powerKw !== null;
      const hasPrice = line.slots[0]?.pricePerKwh !== null;
      const sun = sunNow();
      return {
        mode: settings.mode,
        madeAtMs,
        currency: deps.currency(),
        ...counted,
        slots: [...made.slots],
        profit: isMoney ? best.profit : null,
        alwaysOnProfit: isMoney ? best.alwaysOnProfit : null,
        hours: best?.hours ?? 0,
        starts: best?.starts ?? 0,
        energyKwh: hasPower ? best.energyKwh : null,
        energyCost: hasPower && hasPrice ? made.energyCost : null,
        carbonKg: hasPower && deps.carbon().length > 0 ? best.carbonG / 1000 : null,
        now: verdict(),
        overrideUntilMs: clock.now() < overrideUntilMs ? overrideUntilMs : null,
        problem: line.problem || made.problem || capProblem(),
        pricesFrom: line.from,
        solar:
          settings.mode === 'solar'
            ? {
                surplusW: surplusW(sun),
                threads: solar.threads,
                from: deps.mains(settings.solar.meterId)?.from ?? 'no household meter is set up',
              }
            : null,
        room: settings.thermostat.enabled
          ? {
              temperatureC: room?.celsius ?? null,
              targetC: settings.thermostat.targetC,
              from: room?.from ?? 'no thermometer has given a value',
            }
          : null,
        imported: deps.imported()?.info ?? null,
      };
    },
  };
}

/** Tells one series from another without writing it out. */
function markOf(slots: readonly ValueSlot[]): readonly unknown[] {
  const sum = slots.reduce((total, { value }, at) => total + value * (at + 1), 0);
  return [slots.length, slots[0]?.startMs, slots.at(-1)?.endMs, sum];
}

/** The figure counted with before, until the present one is clearly another. */
function withinBand(before: number | null, now: number | null): number | null {
  if (before === null || now === null) return now ?? before;
  return Math.abs(now - before) > deadBand * Math.abs(before) ? now : before;
}

import { z } from 'zod';
import { ImportedInfo } from './tariff.ts';

/** Schemas of when to mine: the plan for the next two days, grid events, the sun's surplus, a room's heat. */

/** To five minutes: a plan of two days in single minutes would be long and no better. */
const MinuteOfDay = z
  .number()
  .int()
  .multipleOf(5)
  .min(0)
  .max(24 * 60 - 1);
const Minutes = z.number().int().min(0).max(1440);
const PricePerKwh = z.number().min(-100).max(100);

/** The heating that the miner's heat replaces; `none` where nobody needs it. */
export const HeatReplaced = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('resistive') }),
  z.object({ kind: z.literal('heat-pump'), cop: z.number().min(0.5).max(10) }),
  z.object({
    kind: z.literal('fuel'),
    pricePerKwh: z.number().min(0).max(100),
    efficiency: z.number().min(0.05).max(1.2),
  }),
]);
export type HeatReplaced = z.infer<typeof HeatReplaced>;

export const PlanSettings = z.object({
  /**
   * 'off': mines whenever it is asked to. 'value': while the expected reward and heat are worth more than the
   * power. 'hours': between two times. 'deadline': so many hours a week, the cheapest. 'strike': by price
   * alone, with two thresholds. 'solar': with what would be given out.
   */
  mode: z.enum(['off', 'value', 'hours', 'deadline', 'strike', 'solar']),
  /** Local times; `from` later than `to` spans midnight. */
  hours: z.object({ fromMinute: MinuteOfDay, toMinute: MinuteOfDay }),
  hoursPerWeek: z.number().min(0).max(168),
  /** Mines at or below the lower price, rests above the higher, stays as it is between. */
  strike: z.object({ resumeAt: PricePerKwh, stopAbove: PricePerKwh }),
  /** Rests while the grid's electricity causes more, g/kWh. */
  carbonLimitG: z.number().min(0).max(5000).nullable(),
  /** Money for a tonne, counted as a cost. */
  carbonPricePerT: z.number().min(0).max(100_000),
  dailyEnergyCapKwh: z.number().min(0).max(100_000).nullable(),
  minOnMinutes: Minutes,
  minOffMinutes: Minutes,
  /** Money for each start. */
  startCost: z.number().min(0).max(1e6),
  heat: HeatReplaced,
  /** Share of the heat that somebody wants, 0 to 1. */
  usefulHeat: z.number().min(0).max(1),
  solar: z.object({
    /** The household meter at the mains connection; '' is the first of that kind. */
    meterId: z.string().max(40),
    /** W that are to be given out all the same. */
    reserveW: z.number().min(-10_000).max(100_000),
  }),
  /** Rests while the room is warm enough; needs the room's thermometer among the feeds. */
  thermostat: z.object({ enabled: z.boolean(), targetC: z.number().min(5).max(35) }),
});
export type PlanSettings = z.infer<typeof PlanSettings>;

const plan = PlanSettings.shape;

/** A change of the plan's settings. Of a pair one half may be told: the other stays. */
export const PlanPatch = z
  .strictObject({
    ...plan,
    hours: plan.hours.partial(),
    strike: plan.strike.partial(),
    solar: plan.solar.partial(),
    thermostat: plan.thermostat.partial(),
  })
  .partial();
export type PlanPatch = z.infer<typeof PlanPatch>;

export const defaultPlanSettings: PlanSettings = {
  mode: 'off',
  hours: { fromMinute: 22 * 60, toMinute: 6 * 60 },
  hoursPerWeek: 24,
  strike: { resumeAt: 0.1, stopAbove: 0.15 },
  carbonLimitG: null,
  carbonPricePerT: 0,
  dailyEnergyCapKwh: null,
  minOnMinutes: 15,
  minOffMinutes: 15,
  startCost: 0,
  heat: { kind: 'none' },
  usefulHeat: 1,
  solar: { meterId: '', reserveW: 0 },
  thermostat: { enabled: false, targetC: 21 },
};

/** Why a slot is mined or not: words of the optimiser, and of the limits put on it. */
export const PlanReason = z.enum([
  'pays',
  'costs',
  'told',
  'inherited',
  'bridged',
  'not-worth-a-start',
  'required',
  'capped',
  'within-hours',
  'outside-hours',
  'below-strike',
  'above-strike',
  'too-much-carbon',
  'grid-event',
]);
export type PlanReason = z.infer<typeof PlanReason>;

export const PlanSlot = z.object({
  startMs: z.number(),
  minutes: z.number(),
  /** Money/kWh as paid; null when unknown. */
  pricePerKwh: z.number().nullable(),
  /** False where yesterday's price stands in for one that is not published yet. */
  isKnown: z.boolean(),
  carbonGPerKwh: z.number().nullable(),
  mine: z.boolean(),
  /** Money this slot brings when mined; null when unknown. */
  margin: z.number().nullable(),
  reason: PlanReason,
});
export type PlanSlot = z.infer<typeof PlanSlot>;

export const PlanInfo = z.object({
  mode: PlanSettings.shape.mode,
  madeAtMs: z.number(),
  currency: z.string(),
  /** Power that mining adds, kW, and what a kWh of it brings, heat included at today's mean; null: unknown. */
  powerKw: z.number().nullable(),
  valuePerKwh: z.number().nullable(),
  slots: z.array(PlanSlot),
  /** null when prices or value are unknown. */
  profit: z.number().nullable(),
  alwaysOnProfit: z.number().nullable(),
  hours: z.number(),
  starts: z.number(),
  energyKwh: z.number().nullable(),
  energyCost: z.number().nullable(),
  carbonKg: z.number().nullable(),
  /** What it decides now. */
  now: z.object({
    mine: z.boolean(),
    /** 'plan', 'demand-response', 'energy-cap', 'solar', 'thermostat', 'override' or '' when nothing decides. */
    by: z.string(),
    detail: z.string(),
    /** When the next change is planned. */
    untilMs: z.number().nullable(),
  }),
  /** 'Mine now', until then. */
  overrideUntilMs: z.number().nullable(),
  /** Why it can not plan, '' while it can. Mining goes on then. */
  problem: z.string(),
  /** Where prices come from, in words. */
  pricesFrom: z.string(),
  solar: z
    .object({ surplusW: z.number().nullable(), threads: z.number(), from: z.string() })
    .nullable(),
  room: z
    .object({ temperatureC: z.number().nullable(), targetC: z.number(), from: z.string() })
    .nullable(),
  imported: ImportedInfo.nullable(),
});
export type PlanInfo = z.infer<typeof PlanInfo>;

/** A time in which the grid wants less. */
export const GridEvent = z.strictObject({
  id: z.string().min(1).max(200),
  name: z.string().max(200),
  startMs: z.number(),
  endMs: z.number(),
  /** 'typed', 'file' or the server's host. */
  from: z.string().max(300),
});
export type GridEvent = z.infer<typeof GridEvent>;

/** What an event did: the proof that a programme asks for. */
export const GridEvidence = z.object({
  event: GridEvent,
  /** When the app learned of it. */
  knownAtMs: z.number(),
  /** When the threads were told to rest, and how long after start or notice that was. */
  restedAtMs: z.number(),
  latencyMs: z.number(),
  /** Power by the baseline, kW, and in words how it was made; null: nothing to compare with. */
  baselineKw: z.number().nullable(),
  baselineFrom: z.string(),
  baselineKwh: z.number().nullable(),
  usedKwh: z.number(),
  reductionKwh: z.number().nullable(),
  /** null while it lasts. */
  endedAtMs: z.number().nullable(),
});
export type GridEvidence = z.infer<typeof GridEvidence>;

export const DemandInfo = z.object({
  /** Present and to come, soonest first. */
  events: z.array(GridEvent),
  /** Newest first, at most 50. */
  evidence: z.array(GridEvidence),
});
export type DemandInfo = z.infer<typeof DemandInfo>;

export const OverrideArgument = z.strictObject({
  hours: z.number().min(0.1).max(168),
});

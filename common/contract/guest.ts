import { z } from 'zod';

/** Schemas of being a good guest: guards that make mining rest, and their settings. */

const Percent = z.number().min(1).max(100);
const Celsius = z.number().min(30).max(110);
/** Minutes since midnight, local time. */
const MinuteOfDay = z
  .number()
  .int()
  .min(0)
  .max(24 * 60 - 1);

export const GuardSettings = z.object({
  /** Rests while somebody uses the computer. */
  activity: z.object({ enabled: z.boolean(), idleMinutes: z.number().min(0.5).max(240) }),
  /** Rests while a film, a call or a full-screen program runs. */
  presence: z.object({ enabled: z.boolean() }),
  /** Rests while other programs use more than this share of the processor. */
  load: z.object({ enabled: z.boolean(), percent: Percent }),
  /** Rests while a portable computer runs on its battery. */
  battery: z.object({ enabled: z.boolean() }),
  /** Rests until the battery holds this much. */
  charge: z.object({ enabled: z.boolean(), percent: Percent }),
  /** Rests while an uninterruptible supply bridges a power cut. */
  mains: z.object({ enabled: z.boolean() }),
  /** Rests for a moment after the computer woke, so that it comes back before its miner. */
  wake: z.object({ enabled: z.boolean() }),
  /** Rests while the lid is closed: the heat has nowhere to go. */
  lid: z.object({ enabled: z.boolean() }),
  /** Rests above the limit; below it eases off to hold `targetC`, when that is set. */
  temperature: z.object({ enabled: z.boolean(), limitC: Celsius, targetC: Celsius.nullable() }),
  /** Rests between these times; `from` later than `to` spans midnight. */
  quiet: z.object({ enabled: z.boolean(), fromMinute: MinuteOfDay, toMinute: MinuteOfDay }),
});
export type GuardSettings = z.infer<typeof GuardSettings>;
export type GuardId = keyof GuardSettings;

const guard = GuardSettings.shape;

/** A change of some guards' settings: what it leaves out stays, so that two changes in a hurry both count. */
export const GuardPatch = z
  .strictObject({
    activity: guard.activity.partial(),
    presence: guard.presence.partial(),
    load: guard.load.partial(),
    battery: guard.battery.partial(),
    charge: guard.charge.partial(),
    mains: guard.mains.partial(),
    wake: guard.wake.partial(),
    lid: guard.lid.partial(),
    temperature: guard.temperature.partial(),
    quiet: guard.quiet.partial(),
  } satisfies Record<GuardId, z.ZodType>)
  .partial();
export type GuardPatch = z.infer<typeof GuardPatch>;

export const defaultGuardSettings: GuardSettings = {
  activity: { enabled: false, idleMinutes: 5 },
  presence: { enabled: false },
  load: { enabled: false, percent: 30 },
  battery: { enabled: true },
  charge: { enabled: false, percent: 80 },
  mains: { enabled: true },
  wake: { enabled: true },
  lid: { enabled: false },
  temperature: { enabled: true, limitC: 95, targetC: null },
  quiet: { enabled: false, fromMinute: 22 * 60, toMinute: 7 * 60 },
};

/** A guard as it stands. Every figure in it was read, never assumed. */
export const GuardInfo = z.object({
  id: z.enum(Object.keys(defaultGuardSettings) as [GuardId, ...GuardId[]]),
  label: z.string(),
  /** 'blind': switched on, but what it watches can not be seen here. 'overridden': it would hold, the user said to mine. */
  state: z.enum(['off', 'clear', 'holding', 'blind', 'overridden']),
  /** What it sees, or why it sees nothing. */
  detail: z.string(),
  /** What would release it; '' while it does not hold. */
  release: z.string(),
  sinceMs: z.number(),
  /** When it ends by itself, if that is known; of an overridden one, when it counts again. */
  untilMs: z.number().nullable(),
  /** The user may say to mine in spite of it; false: it is for safety. */
  isComfort: z.boolean(),
});
export type GuardInfo = z.infer<typeof GuardInfo>;

/** The easing that holds a temperature: what is left of the threads and of their time. */
export const HoldInfo = z.object({
  targetC: z.number(),
  temperatureC: z.number().nullable(),
  threads: z.number(),
  dutyPercent: z.number(),
  /** Sensor, or why the target can not be held. */
  from: z.string(),
});
export type HoldInfo = z.infer<typeof HoldInfo>;

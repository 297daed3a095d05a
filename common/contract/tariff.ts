import { z } from 'zod';
import { tariffPeriod } from '../economics/energy/time-of-use-tariff.ts';

/** Schemas of what electricity costs: who says so, what is added to it, and what else the meter charges for. */

/** IANA name; '' is the computer's own. */
export const TimeZone = z.string().max(60);
const PricePerKwh = z.number().min(-100).max(100);

/** Prices by the clock, the weekday and the season. Every minute has exactly one. */
export const TariffCalendar = z.object({
  periods: z.array(tariffPeriod).max(200),
  /** Days with the prices of `holiday`. */
  holidays: z.array(z.iso.date()).max(400),
});
export type TariffCalendar = z.infer<typeof TariffCalendar>;

const DemandCharge = z.object({
  perKw: z.number().min(0).max(1e6),
  /** This month's highest so far, and what the house draws beside mining, kW. */
  peakKw: z.number().min(0).max(1e6),
  baseKw: z.number().min(0).max(1e6),
});

export const TariffSettings = z.object({
  /** 'flat': the typed price of the money settings. 'feed': the first tariff feed that is on. */
  kind: z.enum(['flat', 'calendar', 'feed', 'file']),
  timeZone: TimeZone,
  calendar: TariffCalendar,
  /** Tax and network on a feed's price: (price + added) x (1 + percent/100). */
  addedPerKwh: PricePerKwh,
  addedPercent: z.number().min(-100).max(500),
  /** Money/kWh for what is given out. */
  feedInPerKwh: PricePerKwh,
  /** Charge on the month's highest power; mining pays it only where it raises that. */
  demandCharge: DemandCharge.nullable(),
});
export type TariffSettings = z.infer<typeof TariffSettings>;

/** A change of the tariff. Of the demand charge a part may be told: the others stay, or are nothing yet. */
export const TariffPatch = z
  .strictObject({ ...TariffSettings.shape, demandCharge: DemandCharge.partial().nullable() })
  .partial();
export type TariffPatch = z.infer<typeof TariffPatch>;

export const defaultTariffSettings: TariffSettings = {
  kind: 'flat',
  timeZone: '',
  calendar: { periods: [], holidays: [] },
  addedPerKwh: 0,
  addedPercent: 0,
  feedInPerKwh: 0,
  demandCharge: null,
};

/**
 * Prices from a file, without gaps by their shape: each holds from its start to the next one's, the last to
 * `endMs`. Starts rise.
 */
export const ImportedPrices = z.strictObject({
  name: z.string().max(200),
  currency: z.string().regex(/^[A-Z]{3}$/),
  startsMs: z.array(z.number().int()).min(1).max(36_000),
  pricesPerKwh: z.array(PricePerKwh).min(1).max(36_000),
  endMs: z.number().int(),
});
export type ImportedPrices = z.infer<typeof ImportedPrices>;

/** What is known of the imported prices; the prices themselves stay with the app. */
export const ImportedInfo = z.object({
  name: z.string(),
  currency: z.string(),
  prices: z.number(),
  startMs: z.number(),
  endMs: z.number(),
  importedAtMs: z.number(),
});
export type ImportedInfo = z.infer<typeof ImportedInfo>;

/** A stretch of time with one price, and what else is known of it. */
export interface PriceSlot {
  /** Unix ms. */
  readonly startMs: number;
  readonly minutes: number;
  readonly pricePerKwh: number;
  /** null: unknown. */
  readonly carbonGPerKwh: number | null;
  /** Power of the sun on the roof, kW; null: unknown. */
  readonly solarKw: number | null;
}

/**
 * The longest list that is planned while the user waits: a week of quarter hours, three days of five minutes. With
 * an energy cap work grows with its square; at 2,016 slots one plan took 15 ms, and three are made at a time.
 */
export const mostSlots = 1000;

export function endOf({ startMs, minutes }: PriceSlot): number {
  return startMs + minutes * 60_000;
}

/** Slots that are not over yet, from the one under way on, for `hours` in all. */
export function slotsAhead(
  slots: readonly PriceSlot[],
  nowMs: number,
  hours: number,
): readonly PriceSlot[] {
  const ahead = slots.filter((slot) => endOf(slot) > nowMs);
  const untilMs = (ahead[0]?.startMs ?? nowMs) + hours * 3_600_000;
  return ahead.filter(({ startMs }) => startMs < untilMs);
}

/** The same prices in slots of one length, the longest that fits them all. */
export function evenSlots(slots: readonly PriceSlot[]): readonly PriceSlot[] {
  const step = slots.reduce((common, { minutes }) => divisor(common, minutes), 0);
  if (step === 0) return slots;
  return slots.flatMap((slot) =>
    Array.from({ length: Math.round(slot.minutes / step) }, (_, at) => ({
      ...slot,
      startMs: slot.startMs + at * step * 60_000,
      minutes: step,
    })),
  );
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

import type { ImportedPrices, TariffSettings } from '../../../common/contract/tariff.ts';
import { createLocalClock, dateOfDay } from '../../../common/economics/energy/local-time.ts';
import { tariffSlots } from '../../../common/economics/energy/tariff.ts';

/** A stretch of time with a value, as feeds and files give them. */
export interface ValueSlot {
  readonly startMs: number;
  readonly endMs: number;
  readonly value: number;
}

/** One slot of the time ahead, and what is known of it. */
export interface AheadSlot {
  /** Of the whole slot, which may have begun. */
  readonly startMs: number;
  readonly minutes: number;
  /** Local date. */
  readonly day: string;
  /** Money/kWh as paid; null when unknown. */
  readonly pricePerKwh: number | null;
  /** False where an earlier day's price, or the typed one, stands in. */
  readonly isKnown: boolean;
  readonly carbonGPerKwh: number | null;
}

export interface PriceSources {
  readonly tariff: TariffSettings;
  /** As typed; null when not. */
  readonly flatPrice: number | null;
  readonly currency: string;
  /** What a tariff feed gave last, however old. */
  readonly feed: {
    readonly label: string;
    readonly currency: string;
    readonly slots: readonly ValueSlot[];
  } | null;
  readonly file: ImportedPrices | null;
  readonly carbon: readonly ValueSlot[];
}

export interface PriceLine {
  readonly slots: readonly AheadSlot[];
  /** In words. */
  readonly from: string;
  /** Why the price of now is not known, '' where it is; a typed one may stand in. */
  readonly problem: string;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Prices and carbon from the slot under way on, in slots of one length.
 *
 * A price that is not published yet is taken from one or two days before, at the same time, and marked; where
 * that is not known either, the typed price stands in, marked too.
 *
 * @param stepMinutes - a divisor of 60
 * @throws ModelInputError for a calendar with a gap or an overlap, naming the date
 */
export function priceLine(
  sources: PriceSources,
  timeZone: string,
  nowMs: number,
  hours: number,
  stepMinutes: number,
): PriceLine {
  const stepMs = stepMinutes * minuteMs;
  const firstMs = Math.floor(nowMs / stepMs) * stepMs;
  const count = Math.ceil((nowMs + hours * 3_600_000 - firstMs) / stepMs);
  const clock = createLocalClock(timeZone);
  const { priceAt, from, problem } = pricing(sources, timeZone, firstMs, count, stepMinutes);
  const slots = Array.from({ length: count }, (_, at): AheadSlot => {
    const startMs = firstMs + at * stepMs;
    const { price, isKnown } = priceAt(startMs);
    return {
      startMs,
      minutes: stepMinutes,
      day: dateOfDay(clock.at(startMs).day),
      pricePerKwh: price,
      isKnown,
      carbonGPerKwh: meanOver(sources.carbon, startMs, startMs + stepMs),
    };
  });
  return { slots, from, problem: slots[0]?.isKnown === true ? '' : problem };
}

interface Pricing {
  readonly priceAt: (startMs: number) => {
    readonly price: number | null;
    readonly isKnown: boolean;
  };
  readonly from: string;
  readonly problem: string;
}

function pricing(
  sources: PriceSources,
  timeZone: string,
  firstMs: number,
  count: number,
  stepMinutes: number,
): Pricing {
  const { tariff, flatPrice, currency, feed, file } = sources;
  switch (tariff.kind) {
    case 'flat':
      return {
        priceAt: () => ({ price: flatPrice, isKnown: flatPrice !== null }),
        from: 'the price you typed',
        problem: 'no price of electricity was typed',
      };
    case 'calendar': {
      if (tariff.calendar.periods.length === 0) {
        return {
          priceAt: () => ({ price: flatPrice, isKnown: false }),
          from: 'your tariff by the clock',
          problem: 'the tariff by the clock has no prices yet',
        };
      }
      const calendar = { timeZone, ...tariff.calendar };
      const prices = tariffSlots(calendar, firstMs, stepMinutes, count);
      return {
        priceAt: (startMs) => ({
          price: prices[(startMs - firstMs) / (stepMinutes * minuteMs)]?.pricePerKwh ?? null,
          isKnown: true,
        }),
        from: 'your tariff by the clock',
        problem: '',
      };
    }
    case 'feed': {
      if (feed === null) return fallBack('a tariff feed', 'no tariff feed has given prices yet');
      if (feed.currency !== currency) {
        const problem = `${feed.label} gives ${feed.currency}, money here is in ${currency}`;
        return fallBack(feed.label, problem);
      }
      const slots = feed.slots.map((slot) => ({ ...slot, value: withAdded(slot.value, tariff) }));
      return fromSlots(slots, feed.label, `the prices of ${feed.label} are over`);
    }
    case 'file': {
      if (file === null) return fallBack('a file', 'no file with prices was read');
      if (file.currency !== currency) {
        return fallBack(
          file.name,
          `${file.name} is in ${file.currency}, money here in ${currency}`,
        );
      }
      return fromSlots(importedSlots(file), file.name, `the prices of ${file.name} are over`);
    }
  }

  function fallBack(from: string, problem: string): Pricing {
    return { priceAt: () => ({ price: flatPrice, isKnown: false }), from, problem };
  }

  function fromSlots(slots: readonly ValueSlot[], from: string, problem: string): Pricing {
    const stepMs = stepMinutes * minuteMs;
    const at = (startMs: number) => meanOver(slots, startMs, startMs + stepMs);
    return {
      priceAt(startMs) {
        const known = at(startMs);
        if (known !== null) return { price: known, isKnown: true };
        // The slot under way is never guessed: a plan that begins with an old price is no plan.
        const stand = startMs === firstMs ? null : (at(startMs - dayMs) ?? at(startMs - 2 * dayMs));
        return { price: stand ?? flatPrice, isKnown: false };
      },
      from,
      problem,
    };
  }
}

/** What the customer pays for a price of the exchange. */
export function withAdded(
  price: number,
  { addedPerKwh, addedPercent }: Pick<TariffSettings, 'addedPerKwh' | 'addedPercent'>,
): number {
  return (price + addedPerKwh) * (1 + addedPercent / 100);
}

export function importedSlots(file: ImportedPrices): ValueSlot[] {
  return file.startsMs.map((startMs, at) => ({
    startMs,
    endMs: file.startsMs[at + 1] ?? file.endMs,
    value: file.pricesPerKwh[at] ?? 0,
  }));
}

/** Mean over a stretch by time; null where a part of it has no value. Slots rise and do not overlap. */
export function meanOver(slots: readonly ValueSlot[], fromMs: number, toMs: number): number | null {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (slots[middle]!.endMs <= fromMs) low = middle + 1;
    else high = middle;
  }
  const first = slots[low];
  if (first === undefined || first.startMs > fromMs) return null;
  // Summing differences keeps a stretch of one value at exactly that value.
  let difference = 0;
  let cursorMs = fromMs;
  for (let at = low; cursorMs < toMs; at += 1) {
    const slot = slots[at];
    if (slot === undefined || slot.startMs > cursorMs) return null;
    const endMs = Math.min(slot.endMs, toMs);
    difference += (slot.value - first.value) * (endMs - cursorMs);
    cursorMs = endMs;
  }
  return first.value + difference / (toMs - fromMs);
}

/** The longest slot, in minutes, whose borders are those of every price and every hour that is told. */
export function stepFor(
  sources: PriceSources,
  toldMinutes: readonly number[],
  timeZone: string,
  nowMs: number,
): number {
  const minutes = [
    ...toldMinutes,
    createLocalClock(timeZone).at(nowMs).minute - Math.floor(nowMs / minuteMs),
  ];
  const { tariff, feed, file } = sources;
  if (tariff.kind === 'calendar') {
    for (const { from, to } of tariff.calendar.periods) {
      minutes.push(Number(from.slice(3)), Number(to.slice(3)));
    }
  }
  const slots =
    tariff.kind === 'feed'
      ? feed?.slots
      : tariff.kind === 'file' && file
        ? importedSlots(file)
        : [];
  const soon = (slots ?? []).filter(
    ({ endMs, startMs }) => endMs > nowMs && startMs < nowMs + 2 * dayMs,
  );
  for (const { startMs, endMs } of soon) minutes.push(startMs / minuteMs, endMs / minuteMs);
  return [60, 30, 15, 5].find((step) => minutes.every((minute) => minute % step === 0)) ?? 5;
}

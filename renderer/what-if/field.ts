import type { Chain } from '../../common/chain/chain.ts';
import type { ChainId } from '../../common/chain/registry.ts';
import type { AppState } from '../../common/contract/app.ts';
import type { Reading } from '../../common/contract/devices.ts';
import type { Asic } from '../../common/economics/hardware/asic.ts';

/** What the miner and the settings say now: what the live values of fields are read from. */
export interface Facts
  extends Pick<
    AppState,
    | 'odds'
    | 'money'
    | 'network'
    | 'power'
    | 'settings'
    | 'kernels'
    | 'mining'
    | 'machine'
    | 'shares'
  > {
  /** The coin the screens ask about; not always the one that is mined. */
  readonly chain: Chain & { readonly id: ChainId };
  readonly isMined: boolean;
  /** The coin the source at work is for. */
  readonly minedId: string | null;
  /** What the user put for this coin, by field: a live value may follow from it. */
  readonly changed: Readonly<Record<string, number>>;
  /** Unix ms, to the day: what depends on the date moves once a day. */
  readonly todayMs: number;
}

/** A number with where it comes from; null with the reason in `from`. */
export type LiveValue = Pick<Reading, 'value' | 'provenance' | 'from' | 'atMs' | 'staleAfterMs'>;

/** The part of a zod number that a field needs: a model's own field fits (`soloOdds.input.shape.hashrateHps`). */
export interface NumberSchema {
  readonly safeParse: (value: unknown) =>
    | { readonly success: true }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { message: string }[] };
      };
}

/** One input of the screens: how it is called, what it may be, and where its live value is. */
export interface Field {
  /** Also the model's input name wherever one model is asked; unique among fields. */
  readonly id: string;
  readonly label: string;
  /** As models write units: 'H/s', 'money/kWh', '1'. 'percent' holds a share and shows it times 100. */
  readonly unit: string;
  readonly schema: NumberSchema;
  readonly live: (facts: Facts) => LiveValue;
  /** What a machine of the table says, while one is chosen. */
  readonly ofMachine?: (asic: Asic) => number | null;
  /** True where the coin does not matter: the price of power, the user's wealth. */
  readonly sharedByCoins?: boolean;
  /** Said while the value is missing: what is usual, and where to read it. */
  readonly usual?: (facts: Facts) => string;
}

/** Types a field; returns its argument. */
export function defineField<const Id extends string>(
  field: Field & { readonly id: Id },
): Field & { readonly id: Id } {
  return field;
}

/** A judgement nobody measured: shown as assumed, with the reason. */
export function assumed(value: number, from: string): LiveValue {
  return { value, provenance: 'assumed', from, atMs: null, staleAfterMs: null };
}

/** A value that is not known, with the reason. */
export function unknown(reason: string): LiveValue {
  return { value: null, provenance: 'unavailable', from: reason, atMs: null, staleAfterMs: null };
}

/** What is wrong with a number for a field, naming what is allowed; null when nothing is. */
export function problemOf(field: Field, value: number): string | null {
  if (!Number.isFinite(value)) return 'must be a finite number';
  const parsed = field.schema.safeParse(value);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'is not allowed');
}

import type { Asic } from '../../common/economics/hardware/asic.ts';
import type { ProvenanceKind } from '../component/provenance.tsx';
import { message } from '../message/message.ts';
import type { Facts, Field, LiveValue } from './field.ts';
import { type Override, overrideKey, type WhatIfState } from './store.ts';

/** A field's value as the screens use it, with all that must be said about it. */
export interface FieldValue {
  readonly field: Field;
  readonly value: number | null;
  readonly provenance: ProvenanceKind;
  /** Instrument, formula, machine or person; the reason where the value is null. */
  readonly from: string;
  readonly atMs: number | null;
  /** What it would be without the user's change. */
  readonly live: LiveValue;
  /** True while the user's number stands in for the live one. */
  readonly isChanged: boolean;
}

/** The user's number before the chosen machine's before the live one. */
export function resolveField(
  field: Field,
  facts: Facts,
  state: WhatIfState,
  machine: Asic | null,
  nowMs: number,
): FieldValue {
  const live = field.live(facts);
  const override = state.overrides[overrideKey(field, facts.chain.id)];
  if (override !== undefined) return fromOverride(field, live, override);
  const ofMachine = machine === null ? null : (field.ofMachine?.(machine) ?? null);
  if (machine !== null && ofMachine !== null) return fromMachine(field, live, machine, ofMachine);
  const { value, provenance, from, atMs, staleAfterMs } = live;
  const isStale =
    value !== null && atMs !== null && staleAfterMs !== null && nowMs - atMs > staleAfterMs;
  return {
    field,
    value,
    provenance: isStale ? 'stale' : provenance,
    from,
    atMs,
    live,
    isChanged: false,
  };
}

function fromOverride(field: Field, live: LiveValue, override: Override): FieldValue {
  return {
    field,
    value: override.value,
    provenance: 'typed',
    from: override.from ?? message.economics.whatIf.you,
    atMs: override.atMs,
    live,
    isChanged: true,
  };
}

function fromMachine(field: Field, live: LiveValue, machine: Asic, value: number): FieldValue {
  const { name, asOf } = machine.source;
  return {
    field,
    value,
    provenance: 'assumed',
    from: `${machine.name}: ${name}${asOf === null ? '' : `, ${asOf}`}`,
    atMs: null,
    live,
    isChanged: true,
  };
}

/** From the surest to the least: a result carries the weakest of its inputs. */
const order: readonly ProvenanceKind[] = [
  'measured',
  'estimated',
  'typed',
  'assumed',
  'stale',
  'unavailable',
];

export function weakestOf(values: readonly FieldValue[]): ProvenanceKind {
  return values.reduce<ProvenanceKind>(
    (weakest, { provenance }) =>
      order.indexOf(provenance) > order.indexOf(weakest) ? provenance : weakest,
    'measured',
  );
}

import { useMemo } from 'react';
import { readChain } from '../../common/chain/registry.ts';
import { type Asic, asics } from '../../common/economics/hardware/asic.ts';
import { useNow } from '../state/clock.ts';
import { useSlice } from '../state/use-app.ts';
import type { Facts, Field } from './field.ts';
import { type FieldValue, resolveField } from './resolve.ts';
import { overrideKey, useWhatIfState, useWhatIfStore, type WhatIfState } from './store.ts';

/**
 * What-if: how a screen gets its inputs live, lets each be changed in place, and asks models.
 *
 * ```tsx
 * const fields = { hashrateHps, difficulty, volatility };   // of field-list.ts, or your own defineField
 *
 * function Example() {
 *   const whatIf = useWhatIf(fields);
 *   // null while one of the named values is missing; other values do not matter to this model.
 *   const odds = useModel(soloOdds, whatIf.input('hashrateHps', 'difficulty'), whatIf);
 *   return (
 *     <ScreenFrame title="…" sentence="…" tools={<SubjectTools whatIf={whatIf} />}>
 *       <WhatIfBar whatIf={whatIf} />                       // every input, changes marked, one click from undone
 *       <Card title="…" aside={<OriginOf whatIf={whatIf} names={['hashrateHps', 'difficulty']} />}>
 *         <Answered of={odds} whatIf={whatIf} ask={['hashrateHps', 'difficulty']}>
 *           {(ready) => (
 *             <Explained of={ready} output="chancePerDay">{formatChance(ready.output.chancePerDay)}</Explained>
 *           )}
 *         </Answered>
 *       </Card>
 *       <ScenarioCard of={odds} outputs={['chancePerDay', 'medianWaitDays']} whatIf={whatIf} />
 *     </ScreenFrame>
 *   );
 * }
 * ```
 *
 * - `useModel` runs at once and is for what takes a few milliseconds. `useHeavyModel` runs in the worker
 *   (progress, cancel) and answers the same type; give it `whatIf.steady(...)`, which holds measured values
 *   to three digits so that a hashrate that trembles does not start it again.
 * - `<Answered>` draws the states that are not an answer: missing values asked for in place, an input
 *   the model refuses with field, value and allowed range, progress with Cancel.
 * - `<WhatIfField whatIf={…} name="…" />` is one input alone, for a card that has its own judgements.
 * - A field's id is the model's input name; its schema is the model's own (`profit.input.shape.pue`).
 */
export interface WhatIf<Name extends string = string> {
  readonly facts: Facts;
  readonly values: Readonly<Record<Name, FieldValue>>;
  /** The machine of the table that stands in for this one; null where it does not fit the coin. */
  readonly machine: Asic | null;
  /** Values of these fields for a model; null while one is missing. */
  readonly input: <Wanted extends Name>(
    ...names: readonly Wanted[]
  ) => Readonly<Record<Wanted, number>> | null;
  /** The same, what is live held to three significant digits. */
  readonly steady: <Wanted extends Name>(
    ...names: readonly Wanted[]
  ) => Readonly<Record<Wanted, number>> | null;
  /** Puts the user's number in the place of the live one. It must satisfy the field's schema. */
  readonly change: (name: Name, value: number) => void;
  /** Back to the live value, or to the chosen machine's; from there back to this machine. */
  readonly undo: (name: Name) => void;
}

/** The values of some fields now; see {@link WhatIf}. Pass an object that lives outside the component. */
export function useWhatIf<Name extends string>(
  fields: Readonly<Record<Name, Field>>,
): WhatIf<Name> {
  const store = useWhatIfStore();
  const state = useWhatIfState();
  const facts = useFacts();
  const nowMs = useNow();
  const machine = machineFor(state.machine, facts);
  return useMemo(() => {
    const names = Object.keys(fields) as Name[];
    const values = Object.fromEntries(
      names.map((name) => [name, resolveField(fields[name], facts, state, machine, nowMs)]),
    ) as Record<Name, FieldValue>;
    const read = <Wanted extends Name>(
      wanted: readonly Wanted[],
      of: (value: FieldValue, number: number) => number,
    ) => {
      const numbers: Partial<Record<Wanted, number>> = {};
      for (const name of wanted) {
        const value = values[name];
        if (value.value === null) return null;
        numbers[name] = of(value, value.value);
      }
      return numbers as Record<Wanted, number>;
    };
    return {
      facts,
      values,
      machine,
      input: (...wanted) => read(wanted, (_, number) => number),
      steady: (...wanted) =>
        read(wanted, (value, number) =>
          value.provenance === 'measured' ? Number(number.toPrecision(3)) : number,
        ),
      change: (name, value) =>
        store.setOverride(overrideKey(fields[name], facts.chain.id), {
          value,
          atMs: nowMs,
          from: null,
        }),
      undo: (name) => {
        const key = overrideKey(fields[name], facts.chain.id);
        // Without a number of the user's own it is the machine that stands in: it goes as a whole.
        if (state.overrides[key] === undefined) store.setMachine(null);
        else store.setOverride(key, null);
      },
    };
  }, [fields, facts, state, machine, nowMs, store]);
}

const dayMs = 86_400_000;

function useFacts(): Facts {
  const { chainId: chosen, overrides } = useWhatIfState();
  const odds = useSlice('odds');
  const money = useSlice('money');
  const network = useSlice('network');
  const power = useSlice('power');
  const settings = useSlice('settings');
  const kernels = useSlice('kernels');
  const mining = useSlice('mining');
  const machine = useSlice('machine');
  const shares = useSlice('shares');
  const todayMs = Math.floor(useNow() / dayMs) * dayMs;
  return useMemo(() => {
    const mined = network?.chainId ?? money?.chainId ?? null;
    const chain = readChain(chosen ?? mined ?? 'bitcoin') ?? readChain('bitcoin')!;
    return {
      odds,
      money,
      network,
      power,
      settings,
      kernels,
      mining,
      machine,
      shares,
      chain,
      isMined: chain.id === mined,
      minedId: mined,
      changed: changesOf(overrides, chain.id),
      todayMs,
    };
  }, [
    odds,
    money,
    network,
    power,
    settings,
    kernels,
    mining,
    machine,
    shares,
    chosen,
    overrides,
    todayMs,
  ]);
}

/** The user's numbers for a coin, by field. */
function changesOf(
  overrides: WhatIfState['overrides'],
  chainId: string,
): Readonly<Record<string, number>> {
  const prefix = `${chainId}/`;
  return Object.fromEntries(
    Object.entries(overrides)
      .filter(([key]) => key.startsWith(prefix) || !key.includes('/'))
      .map(([key, { value }]) => [key.replace(prefix, ''), value]),
  );
}

/** The table holds machines for SHA-256d alone. */
function machineFor(name: string | null, facts: Facts): Asic | null {
  if (name === null || facts.chain.algorithm !== 'sha256d') return null;
  return asics.find((asic) => asicName(asic) === name) ?? null;
}

/** Two rows of the table may share a name and differ in speed. */
export function asicName({ name, hashrateHps, vendor }: Asic): string {
  return vendor === 'bitaxeorg' ? name : `${name}, ${hashrateHps / 1e12} TH/s`;
}

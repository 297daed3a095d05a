import { useMemo } from 'react';
import type { z } from 'zod';
import type { ReplacedHeat } from '../../../common/economics/energy/heat-credit.ts';
import { miningSchedule } from '../../../common/economics/energy/mining-schedule.ts';
import type {
  ScheduleRules,
  ScheduleSlot,
} from '../../../common/economics/energy/plan-schedule.ts';
import { profit } from '../../../common/economics/profit/profit.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import type { Answer } from '../../what-if/answer.ts';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';
import { type LiveValue, unknown } from '../../what-if/field.ts';
import { weakestOf } from '../../what-if/resolve.ts';
import { useModel } from '../../what-if/use-model.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { type EnergyFields, type EnergyWhatIf, energyFields, marketFields } from './fields.ts';
import { type AppLimit, type LivePrices, useAppLimits, useLivePrices } from './live-prices.ts';
import { effectivePrice, type Prices, planTold, pricesAhead, type ToldPlan } from './plan.ts';
import type { PriceSlot } from './price-slot.ts';
import { type PriceState, usePrices } from './price-store.ts';

type ScheduleInput = z.input<typeof miningSchedule.input>;
export type ScheduleAnswer = Answer<(typeof miningSchedule)['output']>;
export type ProfitAnswer = Answer<(typeof profit)['output']>;

/** What the plan needs besides prices. */
export const planNames = [
  'powerW',
  'valuePerKwh',
  'minOnMinutes',
  'minOffMinutes',
  'startCost',
  'requiredHours',
  'energyCapKwh',
  'carbonPricePerT',
] as const satisfies readonly (keyof EnergyFields)[];

/** What the processor's temperature follows from, beside the plan. */
export const warmthNames = [
  'powerW',
  'ambientC',
  'resistanceKPerW',
  'timeConstantS',
  'startC',
] as const satisfies readonly (keyof EnergyFields)[];

/** A slot as it is planned: with what a kWh really costs in it. */
export interface PlannedSlot extends PriceSlot {
  readonly effectivePerKwh: number;
  /** What mining's own limits decide; null where they leave it free, and where another plan is tried. */
  readonly limit: AppLimit['mode'] | null;
}

/** Everything the cards share. */
export interface EnergyState {
  readonly whatIf: EnergyWhatIf;
  readonly prices: Prices;
  readonly slots: readonly PlannedSlot[];
  /** Hours the slots last. */
  readonly hours: number;
  /** The best plan, by the model. */
  readonly schedule: ScheduleAnswer;
  /** The best plan that keeps to the hours the user decided; the same where he decided none. */
  readonly kept: ScheduleAnswer;
  /** Inputs of that plan which the user decided without a field. */
  readonly typed: readonly string[];
  /** The plan with the user's own hours; null while there is none, or none is possible. */
  readonly told: ToldPlan | null;
  readonly profit: ProfitAnswer;
  /** What the app plans with, where that is shown. */
  readonly live: LivePrices | null;
}

const stepMs = 300_000;
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param horizonHours - how far ahead is planned */
export function useEnergy(horizonHours: number): EnergyState {
  const [state] = usePrices();
  const { market, earning, valueNow } = useMarket();
  const flatPrice = market.values.pricePerKwh.value;
  const live = useLivePrices();
  const appLimits = useAppLimits();
  const nowMs = Math.floor(useNow() / stepMs) * stepMs;
  const prices = useMemo(
    () => pricesAhead(state, flatPrice, nowMs, horizonHours, timeZone, live?.slots ?? null),
    [state, flatPrice, nowMs, horizonHours, live],
  );
  const ahead = prices.kind === 'ready' ? prices.slots : noSlots;
  const slotMinutes = ahead[0]?.minutes ?? 60;
  const hours = (ahead.length * slotMinutes) / 60;
  const allEnergyKwh = ((market.values.powerW.value ?? 0) / 1000) * hours;
  const fields = useMemo(() => energyFields(valueNow, allEnergyKwh), [valueNow, allEnergyKwh]);
  const whatIf = useWhatIf(fields);
  const slots = usePlannedSlots(
    ahead,
    whatIf,
    state.heat,
    state.source === 'live' ? appLimits : noLimits,
  );
  const values = whatIf.input(...planNames);
  const isMining = whatIf.facts.mining.state.kind === 'mining';
  const hasCap = whatIf.values.energyCapKwh.isChanged;
  const input: ScheduleInput | null =
    values === null || slots.length === 0
      ? null
      : {
          pricesPerKwh: slots.map(({ effectivePerKwh }) => effectivePerKwh),
          slotMinutes,
          valuePerKwh: values.valuePerKwh,
          powerKw: values.powerW / 1000,
          minOnMinutes: values.minOnMinutes,
          minOffMinutes: values.minOffMinutes,
          startCost: values.startCost,
          requiredHours: values.requiredHours,
          carbonPricePerT: values.carbonPricePerT,
          carbonGPerKwh: carbonOf(slots),
          energyCapKwh: hasCap ? values.energyCapKwh : null,
          mining: isMining,
          ...decidedInput(decidedOf(slots, {})),
        };
  const schedule = useModel(miningSchedule, input);
  const decided = decidedOf(slots, state.told);
  const isTold = slots.some(({ startMs }) => state.told[String(startMs)] !== undefined);
  const withDecided = useModel(
    miningSchedule,
    input === null || !isTold ? null : { ...input, decided },
  );
  const key = JSON.stringify([input, state.told]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: inputs are made anew at each render; their text tells whether they differ
  const told = useMemo(
    () =>
      input === null || schedule.kind !== 'ready'
        ? null
        : planTold(
            scheduleSlots(slots, input),
            rulesOf(input),
            slots.map(({ startMs }) => startMs),
            state.told,
          ),
    [key, schedule],
  );
  return {
    whatIf,
    prices,
    slots,
    hours,
    schedule,
    kept: isTold ? withDecided : schedule,
    typed: isTold ? decidedInputs : noInputs,
    told,
    profit: earning,
    live: state.source === 'live' ? live : null,
  };
}

const noSlots: readonly PriceSlot[] = [];
const noLimits: readonly AppLimit[] = [];

/** What a kWh of mining earns, the user's changes included. */
function useMarket() {
  const market = useWhatIf(marketFields);
  const { chain } = market.facts;
  const names = [
    'hashrateHps',
    'powerW',
    'difficulty',
    'subsidyCoin',
    'feesCoin',
    'coinPrice',
  ] as const;
  const values = market.input(...names);
  const earning = useModel(
    profit,
    values === null
      ? null
      : {
          hashrateHps: values.hashrateHps,
          difficulty: values.difficulty,
          hashesPerDifficulty: hashesPerDifficulty(chain),
          rewardCoin: values.subsidyCoin + values.feesCoin,
          coinPrice: values.coinPrice,
          powerW: values.powerW,
          pricePerKwh: market.values.pricePerKwh.value ?? 0,
        },
  );
  const value = earning.kind === 'ready' ? earning.output.breakEvenPricePerKwh : null;
  const isStale = weakestOf(names.map((name) => market.values[name])) === 'stale';
  const { atMs } = market.values.difficulty;
  const valueNow = useMemo<LiveValue>(
    () =>
      value === null
        ? unknown(message.decide.energy.field.usualValue)
        : {
            value: Number(value.toPrecision(4)),
            provenance: 'estimated',
            from: message.decide.energy.field.why.market,
            atMs,
            staleAfterMs: isStale ? 0 : null,
          },
    [value, atMs, isStale],
  );
  return { market, earning, valueNow };
}

/** The heating a choice stands for, with the place's figures; none while one of them is missing. */
function heatOf(choice: PriceState['heat'], whatIf: EnergyWhatIf): ReplacedHeat {
  const values = whatIf.input('cop', 'fuelPerKwh', 'fuelEfficiency');
  if (values === null) return { kind: 'none' };
  switch (choice) {
    case 'heat-pump':
      return { kind: 'heat-pump', cop: values.cop };
    case 'fuel':
      return { kind: 'fuel', pricePerKwh: values.fuelPerKwh, efficiency: values.fuelEfficiency };
    default:
      return { kind: choice };
  }
}

function usePlannedSlots(
  slots: readonly PriceSlot[],
  whatIf: EnergyWhatIf,
  choice: PriceState['heat'],
  limits: readonly AppLimit[],
): readonly PlannedSlot[] {
  const values = whatIf.input('powerW', 'baseLoadW', 'feedInPerKwh', 'usefulFraction');
  const heat = heatOf(choice, whatIf);
  const key = JSON.stringify([values, heat]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: values are made anew at each render; their text tells whether they differ
  return useMemo(
    () =>
      slots.map((slot) => ({
        ...slot,
        limit:
          limits.find(({ startMs, endMs }) => startMs <= slot.startMs && slot.startMs < endMs)
            ?.mode ?? null,
        effectivePerKwh:
          values === null || values.powerW <= 0
            ? slot.pricePerKwh
            : effectivePrice(slot, {
                powerKw: values.powerW / 1000,
                baseLoadKw: values.baseLoadW / 1000,
                feedInPerKwh: values.feedInPerKwh,
                heat,
                usefulFraction: values.usefulFraction,
              }),
      })),
    [slots, limits, key],
  );
}

/** Hours that mining's limits and then the user decided, as the model takes them; empty where there are none. */
function decidedOf(slots: readonly PlannedSlot[], told: PriceState['told']): string {
  const marks = slots.map(({ startMs, limit }) => {
    const mode = told[String(startMs)] ?? limit;
    return mode === null ? '-' : mode === 'mine' ? '1' : '0';
  });
  return marks.every((mark) => mark === '-') ? '' : marks.join('');
}

function decidedInput(decided: string): Pick<ScheduleInput, 'decided'> {
  return decided === '' ? {} : { decided };
}

const noInputs: readonly string[] = [];
const decidedInputs: readonly string[] = ['decided'];

/** Intensities of every slot, or none where one is unknown. */
function carbonOf(slots: readonly PriceSlot[]): number[] {
  const known = slots.map(({ carbonGPerKwh }) => carbonGPerKwh).filter((carbon) => carbon !== null);
  return known.length === slots.length ? known : [];
}

function scheduleSlots(slots: readonly PlannedSlot[], input: ScheduleInput): ScheduleSlot[] {
  const carbons = input.carbonGPerKwh ?? [];
  return slots.map((slot, at) => ({
    minutes: slot.minutes,
    pricePerKwh: slot.effectivePerKwh,
    valuePerKwh: input.valuePerKwh,
    ...(slot.limit === null ? {} : { mode: slot.limit }),
    ...(carbons[at] === undefined ? {} : { carbonGPerKwh: carbons[at] }),
  }));
}

/** The model's own rules, so that both plans agree. */
function rulesOf(input: ScheduleInput): ScheduleRules {
  return {
    powerKw: input.powerKw,
    minOnMinutes: input.minOnMinutes ?? 0,
    minOffMinutes: input.minOffMinutes ?? 0,
    startCost: input.startCost ?? 0,
    carbonPricePerT: input.carbonPricePerT ?? 0,
    requiredHours: input.requiredHours ?? 0,
    initial: { mining: input.mining ?? false, forMinutes: Number.POSITIVE_INFINITY },
    ...(input.energyCapKwh == null ? {} : { energyCapKwh: input.energyCapKwh }),
  };
}

import { Zap } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { SlotDecision } from '../../../common/economics/energy/plan-schedule.ts';
import { ChartLegend } from '../../chart/legend.tsx';
import { PlanChart } from '../../chart/plan-chart.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Push, Row } from '../../component/layout.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Notice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Text } from '../../component/text.tsx';
import { significant, whole, withUnit } from '../../format/digits.ts';
import { formatEnergyPrice, formatMoney } from '../../format/money.ts';
import { formatAge, formatClock, formatDayClock } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { useNow } from '../../state/clock.ts';
import { Answered, Ask } from '../../what-if/answered.tsx';
import { Sourced } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import { priceOfOther, type ToldPlan } from './plan.ts';
import { mostSlots } from './price-slot.ts';
import { type PriceState, usePrices } from './price-store.ts';
import { temperatureAhead, type Warmth } from './temperature.ts';
import { type EnergyState, planNames, warmthNames } from './use-energy.ts';

const text = message.decide.energy;

/** Prices to come, the hours that are chosen, and the price of choosing otherwise. */
export function PlanCard(props: {
  readonly energy: EnergyState;
  readonly tools: ReactNode;
  readonly onEdit: () => void;
}): ReactNode {
  const { energy, tools, onEdit } = props;
  const { prices, schedule, told, whatIf, hours } = energy;
  const [state] = usePrices();
  return (
    <Card
      title={hours === 0 ? text.planNone : text.plan(formatHours(hours))}
      span={12}
      aside={<Aside energy={energy} />}
    >
      <Row wrap>{tools}</Row>
      {prices.kind === 'missing' && (state.source === 'flat' || state.source === 'live') ? (
        <Ask whatIf={whatIf} names={[...planNames, 'pricePerKwh']} />
      ) : prices.kind !== 'ready' ? (
        <NoPrices energy={energy} onEdit={onEdit} />
      ) : (
        <Answered of={schedule} whatIf={whatIf} ask={planNames}>
          {() =>
            told === null ? (
              <Notice kind="plain" title={text.sentenceImpossible} />
            ) : (
              <Planned energy={energy} told={told} />
            )
          }
        </Answered>
      )}
    </Card>
  );
}

function Aside({ energy }: { readonly energy: EnergyState }): ReactNode {
  const [state] = usePrices();
  const nowMs = useNow();
  const hasCarbon = energy.slots.some(({ carbonGPerKwh }) => carbonGPerKwh !== null);
  return (
    <>
      <ChartLegend
        entries={[
          { label: text.mine, color: 'one', form: 'box' },
          { label: text.rest, color: 'mute', form: 'box' },
          { label: text.breakEven, color: 'two', form: 'dash' },
          ...(hasCarbon
            ? [{ label: text.carbonLegend, color: 'three' as const, form: 'line' as const }]
            : []),
          { label: text.warmth.legend, color: 'mute', form: 'dash' },
        ]}
      />
      {energy.live !== null && (
        <Provenance
          kind={energy.live.isStale ? 'stale' : 'estimated'}
          detail={`${energy.live.from}, ${formatAge(nowMs - energy.live.madeAtMs)}`}
        />
      )}
      {(state.source === 'flat' || (state.source === 'live' && energy.live === null)) && (
        <OriginOf whatIf={energy.whatIf} names={['pricePerKwh']} />
      )}
      {state.source === 'clock' && <Provenance kind="typed" detail={text.clockSource} />}
      {state.source === 'file' && state.file !== null && (
        <Provenance
          kind={energy.prices.kind === 'over' ? 'stale' : 'typed'}
          detail={`${state.file.name}, ${formatAge(nowMs - state.file.atMs)}`}
        />
      )}
    </>
  );
}

function NoPrices(props: { readonly energy: EnergyState; readonly onEdit: () => void }): ReactNode {
  const { prices } = props.energy;
  if (prices.kind === 'refused') {
    return (
      <Notice kind="plain" title={text.noPrices.refused}>
        {prices.issues
          .map(({ value, allowed }) =>
            message.economics.whatIf.refusedAt(String(value), message.said(allowed)),
          )
          .join(' ')}
      </Notice>
    );
  }
  const words =
    prices.kind === 'over'
      ? text.noPrices.over(formatDayClock(prices.endMs))
      : prices.kind === 'too-many'
        ? text.noPrices.tooMany(whole(prices.slots), whole(mostSlots))
        : text.noPrices.missing;
  return (
    <EmptyState
      icon={Zap}
      {...words}
      action={<Button onPress={props.onEdit}>{text.edit}</Button>}
    />
  );
}

function Planned(props: { readonly energy: EnergyState; readonly told: ToldPlan }): ReactNode {
  const { energy, told } = props;
  const { slots, whatIf, hours } = energy;
  const nowMs = useNow();
  const [state] = usePrices();
  const { currency } = useUnits(whatIf.facts);
  const [pickedMs, setPickedMs] = useState<number | null>(null);
  const warmth = useWarmth(energy, told);
  const found = slots.findIndex(({ startMs }) => startMs === pickedMs);
  const picked = found === -1 ? 0 : found;
  const slot = slots[picked];
  const decision = told.plan.slots[picked];
  if (slot === undefined || decision === undefined) return null;
  const price = (value: number): string => formatEnergyPrice(value, currency);
  const value = whatIf.values.valuePerKwh.value;
  const on = formatHours(told.plan.hours);
  return (
    <>
      <PlanChart
        label={text.planLabel(on, formatHours(hours))}
        bars={slots.map((one, at) => ({
          startMs: one.startMs,
          price: one.effectivePerKwh,
          isOn: told.plan.slots[at]?.mine ?? false,
          isTold: state.told[String(one.startMs)] !== undefined,
          carbon: one.carbonGPerKwh,
        }))}
        slotMinutes={slot.minutes}
        breakEven={value === null ? null : { value, label: text.breakEvenAt(price(value)) }}
        nowMs={nowMs}
        picked={picked}
        onPick={(at) => setPickedMs(slots[at]?.startMs ?? null)}
        pickLabel={text.pick}
        pickText={text.pickText(
          formatDayClock(slot.startMs),
          price(slot.effectivePerKwh),
          decision.mine ? text.mine : text.rest,
        )}
        formatPrice={price}
        temperature={warmth}
        formatTemperature={(celsius) => withUnit(whole(Math.round(celsius)), '°C')}
        words={{
          time: text.time,
          price: text.price,
          plan: text.planColumn,
          on: text.mine,
          off: text.rest,
          carbon: text.carbonColumn,
          temperature: text.warmth.column,
        }}
      />
      {energy.live?.guessedFromMs != null && (
        <Text size="caption" tone="third">
          {text.guessed(formatDayClock(energy.live.guessedFromMs))}
        </Text>
      )}
      <PickedSlot energy={energy} told={told} at={picked} decision={decision} />
    </>
  );
}

/** One slot: its price, why it is mined or not, and what it costs to do it the other way. */
function PickedSlot(props: {
  readonly energy: EnergyState;
  readonly told: ToldPlan;
  readonly at: number;
  readonly decision: SlotDecision;
}): ReactNode {
  const { energy, told, at, decision } = props;
  const [state, set] = usePrices();
  const { currency } = useUnits(energy.whatIf.facts);
  const slot = energy.slots[at];
  const key = String(slot?.startMs);
  const isTold = state.told[key] !== undefined;
  const other = useMemo(() => (isTold ? 0 : priceOfOther(told, at)), [told, at, isTold]);
  if (slot === undefined) return null;
  const tell = (mode: 'mine' | 'rest' | null): void => {
    const { [key]: _before, ...others } = state.told;
    set({ told: mode === null ? others : { ...others, [key]: mode } });
  };
  const price = (value: number): string => formatEnergyPrice(value, currency);
  const isEffective = slot.effectivePerKwh !== slot.pricePerKwh;
  return (
    <>
      <Row wrap>
        <Text size="label">
          <Text weight="medium">
            {phrase((put) =>
              text.slot(
                formatDayClock(slot.startMs),
                formatClock(slot.startMs + slot.minutes * 60_000),
                put(
                  <Sourced label={text.price} source={pricesFrom(energy, state)}>
                    {price(slot.pricePerKwh)}
                  </Sourced>,
                ),
              ),
            )}
          </Text>{' '}
          <Text tone="second">
            {isEffective && (
              <>
                {phrase((put) =>
                  text.effective(
                    put(
                      <Sourced label={text.price} source={text.effectiveSource}>
                        {price(slot.effectivePerKwh)}
                      </Sourced>,
                    ),
                  ),
                )}{' '}
              </>
            )}
            {!isTold && slot.limit !== null && decision.reason === 'told'
              ? text.limited[decision.mine ? 'mine' : 'rest']
              : text.reason[decision.mine ? 'mine' : 'rest'][decision.reason]}
          </Text>
        </Text>
        <Push>
          {isTold ? (
            <Button size="small" onPress={() => tell(null)}>
              {text.letPlan}
            </Button>
          ) : other === null ? (
            <Text size="caption" tone="third">
              {text.notPossible}
            </Text>
          ) : (
            <>
              <Text size="caption" tone="third">
                {other === 0
                  ? text.costsNothing
                  : phrase((put) =>
                      text.costsYou(
                        put(
                          <Sourced label={text.otherWay} source={text.otherSource}>
                            {formatMoney(other, currency)}
                          </Sourced>,
                        ),
                      ),
                    )}
              </Text>
              <Button size="small" onPress={() => tell(decision.mine ? 'rest' : 'mine')}>
                {decision.mine ? text.restIt : text.mineIt}
              </Button>
            </>
          )}
        </Push>
      </Row>
      {told.told > 0 && (
        <Row wrap>
          <Text size="label">
            {phrase((put) =>
              text.toldSum(
                text.slots(told.told),
                put(
                  <Sourced label={text.toldRow} source={text.toldSource}>
                    {formatMoney(told.price, currency)}
                  </Sourced>,
                ),
              ),
            )}
          </Text>
          <Push>
            <Button size="small" onPress={() => set({ told: {} })}>
              {text.undoTold}
            </Button>
          </Push>
        </Row>
      )}
    </>
  );
}

/** The processor's temperature over the plan as it is drawn; none while an input of it is unknown. */
function useWarmth({ whatIf, slots }: EnergyState, { plan }: ToldPlan): readonly Warmth[] {
  const values = whatIf.steady(...warmthNames);
  const key = JSON.stringify(values);
  // biome-ignore lint/correctness/useExhaustiveDependencies: values are made anew at each render; their text tells whether they differ
  return useMemo(
    () =>
      values === null
        ? []
        : temperatureAhead(
            values,
            values.powerW,
            slots.map(({ startMs, minutes }, at) => ({
              startMs,
              minutes,
              mine: plan.slots[at]?.mine ?? false,
            })),
            values.startC,
          ),
    [key, slots, plan],
  );
}

/** Where the prices of the plan are from, in words. */
function pricesFrom({ live, whatIf }: EnergyState, { source, file }: PriceState): string {
  if (source === 'clock') return text.clockSource;
  if (source === 'file') return file?.name ?? '';
  return live?.from ?? whatIf.values.pricePerKwh.from;
}

/** Hours for people: "22", "7.5". */
export function formatHours(hours: number): string {
  return Number.isInteger(hours) ? whole(hours) : significant(hours);
}

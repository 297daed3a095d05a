import type { ReactNode } from 'react';
import {
  type PlanInfo,
  type PlanPatch,
  PlanSettings as schema,
} from '../../../common/contract/plan.ts';
import { Card } from '../../component/card.tsx';
import { Select, Switch } from '../../component/control.tsx';
import { NumberField } from '../../component/field.tsx';
import { Row } from '../../component/layout.tsx';
import { formatTemperature } from '../../format/measure.ts';
import { currencySign } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { TimeOfDay } from '../../part/time-of-day.tsx';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.plan.schedule;

/** When mining may run: by the clock, by price, by the sun, and within which bounds. */
export function ScheduleCard(): ReactNode {
  const { settings, update } = useSettings();
  const { plan, money } = settings;
  const change = (part: PlanPatch): void => update({ plan: part });
  const perKwh = `${currencySign(money.currency).trim()}/kWh`;
  const { mode, hours, strike } = plan;
  const household = settings.meters.filter(
    ({ enabled, measures }) => enabled && measures === 'household',
  );
  const room = useSlice('plan')?.room ?? null;
  return (
    <Card title={text.title}>
      <div>
        <FoundSetting name={text.mode} help={text.help[mode]}>
          {(id) => (
            <Select
              labelledBy={id}
              value={mode}
              options={schema.shape.mode.options.map((value) => ({
                value,
                label: text.modes[value],
              }))}
              onChange={(chosen) => change({ mode: chosen })}
            />
          )}
        </FoundSetting>
        {mode === 'hours' && (
          <FoundSetting name={text.hours} help={text.hoursHelp}>
            {() => (
              <Row>
                <TimeOfDay
                  label={text.from}
                  minute={hours.fromMinute}
                  onChange={(fromMinute) => change({ hours: { fromMinute } })}
                />
                <TimeOfDay
                  label={text.to}
                  minute={hours.toMinute}
                  onChange={(toMinute) => change({ hours: { toMinute } })}
                />
              </Row>
            )}
          </FoundSetting>
        )}
        {mode === 'deadline' && (
          <Amount
            name={text.perWeek}
            unit="h"
            value={plan.hoursPerWeek}
            bounds={[0, 168]}
            onCommit={(hoursPerWeek) => change({ hoursPerWeek })}
          />
        )}
        {mode === 'strike' && (
          <>
            <Amount
              name={text.resume}
              unit={perKwh}
              value={strike.resumeAt}
              bounds={[-100, 100]}
              onCommit={(resumeAt) => change({ strike: { resumeAt } })}
            />
            <Amount
              name={text.stop}
              unit={perKwh}
              value={strike.stopAbove}
              bounds={[-100, 100]}
              check={(value) => (value < strike.resumeAt ? text.stopBelowResume : null)}
              onCommit={(stopAbove) => change({ strike: { stopAbove } })}
            />
          </>
        )}
        {mode === 'solar' && (
          <>
            {household.length > 1 && (
              <FoundSetting name={text.meter} help={text.meterHelp}>
                {(id) => (
                  <Select
                    labelledBy={id}
                    value={plan.solar.meterId === '' ? household[0]!.id : plan.solar.meterId}
                    options={household.map(({ id: value, label }) => ({ value, label }))}
                    onChange={(meterId) => change({ solar: { meterId } })}
                  />
                )}
              </FoundSetting>
            )}
            <Amount
              name={text.reserve}
              help={household.length === 0 ? text.noMeter : text.reserveHelp}
              unit="W"
              value={plan.solar.reserveW}
              bounds={[-10_000, 100_000]}
              onCommit={(reserveW) => change({ solar: { reserveW } })}
            />
          </>
        )}
        {mode !== 'off' && mode !== 'solar' && (
          <>
            <Amount
              name={text.cap}
              help={text.capHelp}
              unit="kWh"
              value={plan.dailyEnergyCapKwh}
              bounds={[0, 100_000]}
              onClear={() => change({ dailyEnergyCapKwh: null })}
              onCommit={(dailyEnergyCapKwh) => change({ dailyEnergyCapKwh })}
            />
            <Amount
              name={text.carbon}
              help={text.carbonHelp}
              unit="g/kWh"
              value={plan.carbonLimitG}
              bounds={[0, 5000]}
              onClear={() => change({ carbonLimitG: null })}
              onCommit={(carbonLimitG) => change({ carbonLimitG })}
            />
          </>
        )}
        {(mode === 'value' || mode === 'deadline' || mode === 'strike') && (
          <>
            <Amount
              name={text.minOn}
              unit="min"
              value={plan.minOnMinutes}
              bounds={[0, 1440]}
              isWhole
              onCommit={(minOnMinutes) => change({ minOnMinutes })}
            />
            <Amount
              name={text.minOff}
              unit="min"
              value={plan.minOffMinutes}
              bounds={[0, 1440]}
              isWhole
              onCommit={(minOffMinutes) => change({ minOffMinutes })}
            />
          </>
        )}
        <FoundSetting name={text.thermostat} help={thermostatHelp(room)}>
          {(id) => (
            <Row>
              {plan.thermostat.enabled && (
                <NumberField
                  label={text.thermostatTarget}
                  hideLabel
                  unit="°C"
                  value={plan.thermostat.targetC}
                  notNumber={text.notNumber}
                  check={(typed) =>
                    typed === null || typed < 5 || typed > 35 ? text.between('5', '35') : null
                  }
                  onCommit={(targetC) => targetC !== null && change({ thermostat: { targetC } })}
                />
              )}
              <Switch
                labelledBy={id}
                checked={plan.thermostat.enabled}
                onChange={(enabled) => change({ thermostat: { enabled } })}
              />
            </Row>
          )}
        </FoundSetting>
      </div>
    </Card>
  );
}

/** What the room is like, or who has to tell it. */
function thermostatHelp(room: PlanInfo['room']): string {
  if (room === null) return text.thermostatHelp;
  return room.temperatureC === null
    ? text.noRoom
    : text.roomNow(formatTemperature(room.temperatureC));
}

/** A number within bounds; one that may be cleared says so by `onClear`. */
function Amount(props: {
  readonly name: string;
  readonly help?: string;
  readonly unit: string;
  readonly value: number | null;
  readonly bounds: readonly [number, number];
  readonly isWhole?: boolean;
  readonly check?: (value: number) => string | null;
  readonly onClear?: () => void;
  readonly onCommit: (value: number) => void;
}): ReactNode {
  const { name, help, unit, value, bounds, isWhole = false, check, onClear, onCommit } = props;
  const [low, high] = bounds;
  const problemOf = (typed: number | null): string | null => {
    if (typed === null) return onClear === undefined ? text.notNumber : null;
    if (typed < low || typed > high) return text.between(String(low), String(high));
    return check?.(typed) ?? null;
  };
  return (
    <FoundSetting name={name} {...(help === undefined ? {} : { help })}>
      {() => (
        <NumberField
          label={name}
          hideLabel
          unit={unit}
          value={value}
          notNumber={text.notNumber}
          check={problemOf}
          onCommit={(typed) =>
            typed === null ? onClear?.() : onCommit(isWhole ? Math.round(typed) : typed)
          }
        />
      )}
    </FoundSetting>
  );
}

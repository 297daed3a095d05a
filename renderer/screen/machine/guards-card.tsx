import type { ReactNode } from 'react';
import type { GuardId, GuardInfo, GuardSettings } from '../../../common/contract/guest.ts';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Switch } from '../../component/control.tsx';
import { NumberField } from '../../component/field.tsx';
import { Row } from '../../component/layout.tsx';
import { SettingRow } from '../../component/list.tsx';
import { message } from '../../message/message.ts';
import { TimeOfDay } from '../../part/time-of-day.tsx';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.host.guard;
const order: readonly GuardId[] = [
  'activity',
  'presence',
  'load',
  'quiet',
  'battery',
  'charge',
  'mains',
  'lid',
  'wake',
  'temperature',
];
const overruleMinutes = 60;

/** What makes mining rest: each with what it sees now and what would release it. */
export function GuardsCard(): ReactNode {
  const guards = useSlice('guards');
  const act = useAction();
  const isOverridden = guards.some(({ state }) => state === 'overridden');
  const holds = guards.some(({ state, isComfort }) => state === 'holding' && isComfort);
  const overrule = (minutes: number | null): void => {
    void act((api) => api.host.overrideGuards({ minutes }));
  };
  return (
    <Card
      title={text.title}
      span={7}
      aside={
        isOverridden ? (
          <Button size="small" onPress={() => overrule(null)}>
            {text.endOverrule}
          </Button>
        ) : (
          holds && (
            <Button size="small" onPress={() => overrule(overruleMinutes)}>
              {text.overrule}
            </Button>
          )
        )
      }
    >
      <div>
        {order.map((id) => (
          <GuardRow key={id} id={id} info={guards.find((guard) => guard.id === id)} />
        ))}
        <TargetRow />
      </div>
    </Card>
  );
}

function GuardRow(props: {
  readonly id: GuardId;
  readonly info: GuardInfo | undefined;
}): ReactNode {
  const { id, info } = props;
  const { guards } = useSlice('settings');
  const update = useGuardUpdate();
  return (
    <SettingRow name={text.name[id]} help={helpOf(id, info)}>
      {(nameId) => (
        <Row>
          {info?.state === 'holding' && <Badge condition="wait">{text.holds}</Badge>}
          {info?.state === 'overridden' && <Badge>{text.overridden}</Badge>}
          {guards[id].enabled && <GuardValue id={id} />}
          <Switch
            labelledBy={nameId}
            checked={guards[id].enabled}
            onChange={(enabled) => update(id, { enabled })}
          />
        </Row>
      )}
    </SettingRow>
  );
}

function helpOf(id: GuardId, info: GuardInfo | undefined): string {
  switch (info?.state) {
    case 'holding':
    case 'overridden':
      return text.holding(info.detail, info.release);
    case 'blind':
      return text.blind(info.detail);
    case 'clear':
      return info.detail === '' ? text.help[id] : `${text.help[id]}: ${info.detail}`;
    default:
      return text.help[id];
  }
}

/** The number or times that a guard has besides its switch. */
function GuardValue({ id }: { readonly id: GuardId }): ReactNode {
  const { guards } = useSlice('settings');
  const update = useGuardUpdate();
  switch (id) {
    case 'activity':
      return (
        <Amount
          label={text.idleTime}
          unit="min"
          value={guards.activity.idleMinutes}
          bounds={[0.5, 240]}
          onCommit={(idleMinutes) => update('activity', { idleMinutes })}
        />
      );
    case 'load':
    case 'charge':
      return (
        <Amount
          label={id === 'load' ? text.share : text.charge}
          unit="%"
          value={guards[id].percent}
          bounds={[1, 100]}
          onCommit={(percent) => update(id, { percent })}
        />
      );
    case 'temperature':
      return (
        <Amount
          label={text.limit}
          unit="°C"
          value={guards.temperature.limitC}
          bounds={[30, 110]}
          onCommit={(limitC) => update('temperature', { limitC })}
        />
      );
    case 'quiet':
      return (
        <>
          <TimeOfDay
            label={text.from}
            minute={guards.quiet.fromMinute}
            onChange={(fromMinute) => update('quiet', { fromMinute })}
          />
          <TimeOfDay
            label={text.to}
            minute={guards.quiet.toMinute}
            onChange={(toMinute) => update('quiet', { toMinute })}
          />
        </>
      );
    default:
      return null;
  }
}

/** The temperature that is held by easing off; empty: none. */
function TargetRow(): ReactNode {
  const { guards } = useSlice('settings');
  const hold = useSlice('hold');
  const update = useGuardUpdate();
  const now =
    hold === null
      ? ''
      : hold.temperatureC === null
        ? ` ${text.blind(hold.from)}`
        : ` ${text.targetNow(String(hold.threads), String(hold.dutyPercent))}`;
  return (
    <SettingRow name={text.target} help={`${text.targetHelp}.${now}`}>
      {() => (
        <NumberField
          label={text.target}
          hideLabel
          unit="°C"
          value={guards.temperature.targetC}
          notNumber={text.notNumber}
          check={(value) =>
            value !== null && (value < 30 || value > 110) ? text.between('30', '110') : null
          }
          onCommit={(targetC) => update('temperature', { targetC })}
        />
      )}
    </SettingRow>
  );
}

function Amount(props: {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly bounds: readonly [number, number];
  readonly onCommit: (value: number) => void;
}): ReactNode {
  const { label, unit, value, bounds, onCommit } = props;
  const [low, high] = bounds;
  return (
    <NumberField
      label={label}
      hideLabel
      unit={unit}
      value={value}
      notNumber={text.notNumber}
      check={(typed) =>
        typed === null || typed < low || typed > high
          ? text.between(String(low), String(high))
          : null
      }
      onCommit={(typed) => typed !== null && onCommit(typed)}
    />
  );
}

/** Changes a part of one guard's settings. */
function useGuardUpdate(): <Id extends GuardId>(
  id: Id,
  change: Partial<GuardSettings[Id]>,
) => void {
  const act = useAction();
  return (id, change) => void act((api) => api.settings.update({ guards: { [id]: change } }));
}

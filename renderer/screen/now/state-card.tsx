import { Pause, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MachineInfo } from '../../../common/contract/devices.ts';
import type { HoldInfo } from '../../../common/contract/guest.ts';
import type { Settings } from '../../../common/contract/settings.ts';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Select } from '../../component/control.tsx';
import { MenuButton } from '../../component/dialog.tsx';
import { Icon } from '../../component/icon.tsx';
import { Row } from '../../component/layout.tsx';
import { Key, Paragraph, Said, type Sentence } from '../../component/text.tsx';
import { formatTemperature } from '../../format/measure.ts';
import { formatMoment } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { type Lift, type Lifted, liftedNow, liftOf } from '../../part/lift.ts';
import { conditionOf, stateSentence, threadsText, wantsToMine } from '../../part/mining-state.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { Preparing } from './preparing.tsx';

const text = message.state;

/** A state, its reason, its end, and the two things to do about it. */
export function StateCard(): ReactNode {
  const status = useSlice('mining');
  const machine = useSlice('machine');
  const guards = useSlice('guards');
  const plan = useSlice('plan');
  const nowMs = useNow();
  const { state } = status;
  const lift = liftOf(state, guards, plan);
  const lifted = state.kind === 'mining' ? liftedNow(guards, plan, nowMs) : null;
  const sentence = useSentence(lifted);
  return (
    <Card
      title={text.title}
      span={3}
      wide
      aside={
        <Badge
          condition={conditionOf(state)}
          {...(state.kind === 'mining' ? { icon: Play } : {})}
          {...(state.kind === 'paused' ? { icon: Pause } : {})}
        >
          {message.shell.state[state.kind]}
        </Badge>
      }
    >
      <Said sentence={sentence} />
      {state.kind === 'preparing' && <Preparing state={state} />}
      {lift === null ? <Controls /> : <LiftControls lift={lift} />}
      {lifted !== null && <EndLift lifted={lifted} />}
      <Paragraph size="caption" tone="third">
        {lift === null ? (
          <>
            {text.spacePauses(threadsText(status, machine.threads))}{' '}
            <Key>{message.shell.space}</Key> {wantsToMine(state) ? text.pauses : text.resumes}
          </>
        ) : (
          message.host.lift.endsItself
        )}
      </Paragraph>
    </Card>
  );
}

/** Why it is as it is: what was lifted, what eases it off and what the plan says come before "nothing". */
function useSentence(lifted: Lifted | null): Sentence {
  const status = useSlice('mining');
  const machine = useSlice('machine');
  const hold = useSlice('hold');
  const plan = useSlice('plan');
  const settings = useSlice('settings');
  const nowMs = useNow();
  const guards = useSlice('guards');
  const { state } = status;
  if (state.kind === 'paused' && state.reason.kind === 'guard' && state.reason.untilMs === null) {
    const { guard, detail } = state.reason;
    const release = guards.find(({ id }) => id === guard)?.release ?? '';
    if (release !== '') {
      return {
        lead: `${message.guardName(guard)}.`,
        rest: message.host.guard.holding(detail, release),
      };
    }
  }
  if (state.kind !== 'mining') return stateSentence(state, nowMs);
  if (lifted !== null) {
    const names = lifted.guardIds.map(message.guardName);
    return message.host.lift.lifted(
      formatMoment(lifted.untilMs, nowMs),
      [
        ...(lifted.guards ? [message.host.lift.guardsCount(names)] : []),
        ...(lifted.plan ? [message.host.lift.planCounts] : []),
      ].join(', '),
    );
  }
  if (hold !== null && hold.temperatureC !== null && isEased(hold, settings.mining, machine)) {
    return message.host.going.eased(
      formatTemperature(hold.targetC),
      `${formatTemperature(hold.temperatureC)} (${hold.from})`,
      message.common.inSentence(threadsText(status, machine.threads)),
    );
  }
  if (plan !== undefined && plan.mode !== 'off' && plan.now.by !== '' && plan.now.mine) {
    const { detail, untilMs } = plan.now;
    return message.host.going.byPlan(
      asSentence(detail),
      untilMs === null ? null : formatMoment(untilMs, nowMs),
    );
  }
  return stateSentence(state, nowMs);
}

/** Whether holding the temperature takes anything from what was asked for. */
function isEased(
  hold: HoldInfo,
  asked: Pick<Settings['mining'], 'threads' | 'dutyPercent'>,
  machine: Pick<MachineInfo, 'physicalCores' | 'threads'>,
): boolean {
  const threads = asked.threads ?? machine.physicalCores ?? machine.threads;
  return hold.threads < threads || hold.dutyPercent < asked.dutyPercent;
}

/** The planner's words are part of a sentence; here they stand alone. */
function asSentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return begun === '' || /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

function Controls(): ReactNode {
  const { state } = useSlice('mining');
  const act = useAction();
  const pauseFor = (minutes: number | null): void => {
    void act((api) => api.mining.pause({ minutes }));
  };
  return (
    <Row wrap>
      {wantsToMine(state) ? (
        <>
          <Button look="primary" grow icon={<Icon of={Pause} />} onPress={() => pauseFor(null)}>
            {message.shell.pause}
          </Button>
          <MenuButton
            items={Object.entries(text.pauseMinutes).map(([minutes, label]) => ({
              label,
              onChoose: () => pauseFor(Number(minutes)),
            }))}
          >
            {text.pauseFor}
          </MenuButton>
        </>
      ) : (
        <Button
          look="primary"
          grow
          icon={<Icon of={Play} />}
          onPress={() => void act((api) => api.mining.start())}
        >
          {message.shell.mine}
        </Button>
      )}
    </Row>
  );
}

const hourChoices = ['1', '2', '4', '8'] as const;

/** Mining in spite of whatever holds it back now, for a while. */
function LiftControls({ lift }: { readonly lift: Lift }): ReactNode {
  const act = useAction();
  const [hours, setHours] = useState<(typeof hourChoices)[number]>('1');
  const mineAnyway = (): void => {
    void act(async (api) => {
      if (lift.plan) await api.plan.override({ hours: Number(hours) });
      if (lift.guards) await api.host.overrideGuards({ minutes: Number(hours) * 60 });
    });
  };
  return (
    <Row wrap>
      <Button look="primary" grow icon={<Icon of={Play} />} onPress={mineAnyway}>
        {message.host.lift.mine}
      </Button>
      <Select
        label={message.host.lift.howLong}
        value={hours}
        options={hourChoices.map((value) => ({ value, label: message.host.lift.hours[value] }))}
        onChange={setHours}
      />
    </Row>
  );
}

function EndLift({ lifted }: { readonly lifted: Lifted }): ReactNode {
  const act = useAction();
  const end = (): void => {
    void act(async (api) => {
      if (lifted.plan) await api.plan.clearOverride();
      if (lifted.guards) await api.host.overrideGuards({ minutes: null });
    });
  };
  return (
    <Row wrap>
      <Button size="small" onPress={end}>
        {message.host.lift.end}
      </Button>
    </Row>
  );
}

import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { MenuButton } from '../../component/dialog.tsx';
import { Icon } from '../../component/icon.tsx';
import { Row } from '../../component/layout.tsx';
import { Key, Paragraph, Said } from '../../component/text.tsx';
import { message } from '../../message/en.ts';
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
  const nowMs = useNow();
  const act = useAction();
  const { state } = status;
  const canPause = wantsToMine(state);
  const pauseFor = (minutes: number | null): void => {
    void act((api) => api.mining.pause({ minutes }));
  };
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
      <Said sentence={stateSentence(state, nowMs)} />
      {state.kind === 'preparing' && <Preparing state={state} />}
      <Row wrap>
        {canPause ? (
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
      <Paragraph size="caption" tone="third">
        {text.spacePauses(threadsText(status, machine.threads))} <Key>Space</Key>{' '}
        {canPause ? text.pauses : text.resumes}
      </Paragraph>
    </Card>
  );
}

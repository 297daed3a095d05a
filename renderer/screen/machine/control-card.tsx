import { type ReactNode, useState } from 'react';
import { Card } from '../../component/card.tsx';
import { Segment, Slider } from '../../component/control.tsx';
import { Row, Stack } from '../../component/layout.tsx';
import { SettingRow } from '../../component/list.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatBytes } from '../../format/measure.ts';
import { message } from '../../message/message.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.machine;

/** How much of the machine mining may have; takes effect at once. */
export function ControlCard(): ReactNode {
  const { mining } = useSlice('settings');
  const machine = useSlice('machine');
  const act = useAction();
  const update = (change: Partial<typeof mining>): void => {
    void act((api) => api.settings.update({ mining: change }));
  };
  const most = Math.max(machine.threads, mining.threads ?? 1);
  const { algorithm } = useSlice('mining');
  const limits = useSlice('randomx');
  const randomx = algorithm === 'randomx' ? limits : undefined;
  const cacheBytes = randomx?.cacheBytes ?? null;
  const threads = mining.threads ?? randomx?.threads ?? machine.threads;
  const reason =
    mining.threads === null && cacheBytes !== null && threads < machine.threads
      ? message.monero.limits.because(
          text.ofThreads(String(threads), String(machine.threads)),
          formatBytes(cacheBytes),
          String(threads),
        )
      : null;
  return (
    <Card title={text.control} span={5}>
      <Measure
        label={text.threadCount}
        min={1}
        max={most}
        value={threads}
        format={(value) => text.ofThreads(String(value), String(machine.threads))}
        onCommit={(value) => update({ threads: value })}
      />
      <Measure
        label={text.duty}
        min={1}
        max={100}
        value={mining.dutyPercent}
        format={text.percent}
        onCommit={(value) => update({ dutyPercent: value })}
      />
      <SettingRow name={text.priority} help={text.priorityHelp}>
        {() => (
          <Segment
            label={text.priority}
            value={mining.priority}
            options={(['lowest', 'low', 'normal'] as const).map((value) => ({
              value,
              label: text.priorities[value],
            }))}
            onChange={(priority) => update({ priority })}
          />
        )}
      </SettingRow>
      <Paragraph size="caption" tone="third">
        {reason !== null && `${reason} `}
        {text.controlHelp}
      </Paragraph>
    </Card>
  );
}

/** A slider with its name and value above it. */
function Measure(props: {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly format: (value: number) => string;
  readonly onCommit: (value: number) => void;
}): ReactNode {
  const { label, min, max, value, format, onCommit } = props;
  const [draft, setDraft] = useState<number | null>(null);
  const shown = draft ?? value;
  return (
    <Stack gap={1}>
      <Row between>
        <Text size="label" tone="second">
          {label}
        </Text>
        <Text size="label" weight="medium">
          {format(shown)}
        </Text>
      </Row>
      <Slider
        label={label}
        min={min}
        max={max}
        value={shown}
        valueText={format(shown)}
        onChange={setDraft}
        onCommit={(chosen) => {
          setDraft(null);
          if (chosen !== value) onCommit(chosen);
        }}
      />
    </Stack>
  );
}

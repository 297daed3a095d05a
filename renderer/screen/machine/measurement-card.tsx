import { Gauge } from 'lucide-react';
import type { ReactNode } from 'react';
import type {
  MarginalInfo,
  MeasuredPower,
  MeasurementState,
} from '../../../common/contract/energy.ts';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Icon } from '../../component/icon.tsx';
import { Row, Stack } from '../../component/layout.tsx';
import { EmptyState, Meter } from '../../component/list.tsx';
import { Notice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { formatEfficiency, formatPower } from '../../format/measure.ts';
import { formatHashrate } from '../../format/scale.ts';
import { formatAge, formatElapsed } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.host.measure;

/** What mining adds to the computer's draw, measured at several thread counts. */
export function MeasurementCard(): ReactNode {
  const marginal = useSlice('marginal');
  const act = useAction();
  const { state, result } = marginal;
  const isRunning = state.kind === 'running';
  return (
    <Card
      title={text.title}
      aside={
        <Row>
          {result !== null && <Provenance kind={result.provenance} title={result.from} />}
          <Button
            size="small"
            icon={<Icon of={Gauge} size={14} />}
            onPress={() =>
              void act((api) => (isRunning ? api.host.cancelMeasure() : api.host.measure()))
            }
          >
            {isRunning ? text.cancel : result === null ? text.begin : text.again}
          </Button>
        </Row>
      }
    >
      {state.kind === 'running' && <Running state={state} />}
      {state.kind === 'failed' && (
        <Notice kind="plain" title={text.failed}>
          {state.problem}
        </Notice>
      )}
      {result === null
        ? !isRunning && <EmptyState icon={Gauge} lead={text.none.lead} rest={text.none.rest} />
        : !isRunning && <Result result={result} profitThreads={marginal.profitThreads} />}
    </Card>
  );
}

function Running(props: {
  readonly state: Extract<MeasurementState, { kind: 'running' }>;
}): ReactNode {
  const { step, steps, threads, phase, progress, remainingMs } = props.state;
  const words = text.step(String(step), String(steps), String(threads), phase === 'reading');
  return (
    <Stack>
      <Paragraph>
        {words} {text.left(formatElapsed(remainingMs))}
      </Paragraph>
      <Meter label={text.progress} value={progress} />
      <Paragraph size="caption" tone="third">
        {text.leaveAlone}
      </Paragraph>
    </Stack>
  );
}

function Result(props: {
  readonly result: MeasuredPower;
  readonly profitThreads: MarginalInfo['profitThreads'];
}): ReactNode {
  const { result, profitThreads } = props;
  const nowMs = useNow();
  return (
    <Stack>
      <Table
        label={text.table}
        rows={result.points}
        rowKey={({ threads }) => String(threads)}
        columns={[
          {
            id: 'threads',
            title: text.threads,
            isNumber: true,
            cell: ({ threads }) => whole(threads),
          },
          {
            id: 'adds',
            title: text.adds,
            isNumber: true,
            cell: ({ addedW }) => formatPower(addedW),
          },
          {
            id: 'rate',
            title: text.rate,
            isNumber: true,
            cell: ({ hashrateHps }) => formatHashrate(hashrateHps),
          },
          {
            id: 'efficiency',
            title: text.efficiency,
            isNumber: true,
            cell: ({ addedW, hashrateHps, jPerHash }) =>
              jPerHash === null ? (
                <Text tone="third">{text.unseen}</Text>
              ) : (
                formatEfficiency(addedW, hashrateHps)
              ),
          },
          {
            id: 'use',
            title: '',
            nowrap: true,
            cell: ({ threads }) => (
              <Use
                threads={threads}
                isEfficient={threads === result.efficientThreads}
                isProfitable={threads === profitThreads}
              />
            ),
          },
        ]}
      />
      {profitThreads === 0 && <Paragraph size="label">{text.nonePays}</Paragraph>}
      <Paragraph size="caption" tone="third">
        {text.foot(
          result.from,
          formatAge(nowMs - result.atMs),
          formatPower(result.idleW),
          formatPower(Math.abs(result.driftW)),
        )}
      </Paragraph>
    </Stack>
  );
}

/** Why a thread count is worth taking, and the way to take it. */
function Use(props: {
  readonly threads: number;
  readonly isEfficient: boolean;
  readonly isProfitable: boolean;
}): ReactNode {
  const { threads, isEfficient, isProfitable } = props;
  const { mining } = useSlice('settings');
  const act = useAction();
  return (
    <Row>
      {isEfficient && <Badge>{text.efficient}</Badge>}
      {isProfitable && (
        <Badge condition="run" icon={null}>
          {text.profitable}
        </Badge>
      )}
      {(isEfficient || isProfitable) && mining.threads !== threads && (
        <Button
          look="quiet"
          size="small"
          title={text.chooseTitle(String(threads))}
          onPress={() => void act((api) => api.settings.update({ mining: { threads } }))}
        >
          {text.use}
        </Button>
      )}
    </Row>
  );
}

import { Check, Cpu, Gauge, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { KernelInfo } from '../../../common/contract/mining.ts';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Icon } from '../../component/icon.tsx';
import { Push } from '../../component/layout.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { significant } from '../../format/digits.ts';
import { formatBytes } from '../../format/measure.ts';
import { formatHashrate } from '../../format/scale.ts';
import { message } from '../../message/message.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.machine;
/** Long enough for a steady figure of every kernel, short enough to wait for. */
const benchmarkSeconds = 6;

/** Every way to compute each algorithm here: tested, measured, chosen. */
export function KernelCard(): ReactNode {
  const kernels = useSlice('kernels');
  const { algorithm } = useSlice('mining');
  const act = useAction();
  const [isMeasuring, setMeasuring] = useState(false);
  const measured = algorithm ?? kernels[0]?.algorithm;
  const benchmark = async (): Promise<void> => {
    if (measured === undefined) return;
    setMeasuring(true);
    await act(
      (api) => api.mining.benchmark({ algorithm: measured, seconds: benchmarkSeconds }),
      text.measured,
    );
    setMeasuring(false);
  };
  return (
    <Card
      title={text.kernels}
      span={7}
      aside={
        <Button
          size="small"
          icon={<Icon of={Gauge} size={14} />}
          disabled={isMeasuring || measured === undefined}
          onPress={() => void benchmark()}
        >
          {isMeasuring
            ? text.measuring
            : text.benchmark(
                measured === undefined ? '' : message.algorithm[measured],
                String(benchmarkSeconds),
              )}
        </Button>
      }
    >
      {kernels.length === 0 ? (
        <EmptyState icon={Cpu} lead={text.noKernels.lead} rest={text.noKernels.rest} />
      ) : (
        <>
          <KernelTable
            kernels={kernels.filter(({ selfTest }) => selfTest.kind !== 'unavailable')}
          />
          {missingByReason(kernels).map(([reason, names]) => (
            <Paragraph key={reason} size="label" tone="second">
              {text.notHere(names.join(', '), reason)}
            </Paragraph>
          ))}
        </>
      )}
      <Paragraph size="caption" tone="third">
        {text.kernelsHelp}
      </Paragraph>
    </Card>
  );
}

/** Kernels that can not run here, together where the reason is the same. */
function missingByReason(
  kernels: readonly KernelInfo[],
): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const { algorithm, label, selfTest } of kernels) {
    if (selfTest.kind !== 'unavailable') continue;
    const names = groups.get(selfTest.reason) ?? [];
    groups.set(selfTest.reason, [...names, `${message.algorithm[algorithm]} ${label}`]);
  }
  return [...groups];
}

function KernelTable({ kernels }: { readonly kernels: readonly KernelInfo[] }): ReactNode {
  const isFirstOf = (kernel: KernelInfo): boolean =>
    kernels.find(({ algorithm }) => algorithm === kernel.algorithm) === kernel;
  return (
    <Table
      label={text.kernels}
      rows={kernels}
      rowKey={({ algorithm, id }) => `${algorithm} ${id}`}
      columns={[
        {
          id: 'algorithm',
          title: text.algorithm,
          nowrap: true,
          cell: (kernel) =>
            isFirstOf(kernel) && <Text weight="medium">{message.algorithm[kernel.algorithm]}</Text>,
        },
        {
          id: 'kernel',
          title: text.kernel,
          nowrap: true,
          cell: ({ label, memoryBytes }) => (
            <span title={memoryBytes === null ? undefined : text.needs(formatBytes(memoryBytes))}>
              {label}
            </span>
          ),
        },
        { id: 'test', title: text.selfTest, cell: (kernel) => <SelfTest kernel={kernel} /> },
        {
          id: 'rate',
          title: text.perThread,
          isNumber: true,
          cell: ({ hps }) => (hps === null ? '–' : formatHashrate(hps)),
        },
        {
          id: 'cycles',
          title: text.cycles,
          isNumber: true,
          cell: ({ cyclesPerHash }) => (cyclesPerHash === null ? '–' : significant(cyclesPerHash)),
        },
        { id: 'use', title: '', isNumber: true, cell: (kernel) => <Use kernel={kernel} /> },
      ]}
    />
  );
}

function SelfTest({ kernel: { selfTest } }: { readonly kernel: KernelInfo }): ReactNode {
  switch (selfTest.kind) {
    case 'passed':
      return (
        <Text tone="run" nowrap>
          <Icon of={Check} size={14} /> {text.passed}
        </Text>
      );
    case 'failed':
      return (
        <Text tone="fault" title={selfTest.problem}>
          <Icon of={X} size={14} /> {text.failed(selfTest.problem)}
        </Text>
      );
    case 'untested':
    case 'unavailable':
      return (
        <Text tone="wait" nowrap>
          <Icon of={TriangleAlert} size={14} /> {text.notTested}
        </Text>
      );
  }
}

/** Whether it is in use, and the choice to use it and no other. */
function Use({ kernel }: { readonly kernel: KernelInfo }): ReactNode {
  const { mining } = useSlice('settings');
  const act = useAction();
  const { algorithm, id, pinned, inUse, selfTest } = kernel;
  const pin = (): void => {
    const { [algorithm]: _before, ...others } = mining.kernels;
    const kernels = pinned ? others : { ...others, [algorithm]: id };
    void act((api) => api.settings.update({ mining: { kernels } }));
  };
  const canPin = selfTest.kind === 'passed' || selfTest.kind === 'untested' || pinned;
  return (
    <Push>
      {inUse && (
        <Badge condition="run" icon={null}>
          {text.inUse}
        </Badge>
      )}
      {canPin && (
        <Button look="quiet" size="small" title={text.pinHelp} onPress={pin}>
          {pinned ? text.unpin : text.pin}
        </Button>
      )}
    </Push>
  );
}

import { Cpu } from 'lucide-react';
import type { ReactNode } from 'react';
import { Column } from '../../component/layout.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { useSlice } from '../../state/use-app.ts';
import { defineScreen } from '../screen.ts';
import { ControlCard } from './control-card.tsx';
import { FleetCard } from './fleet-card.tsx';
import { GuardsCard } from './guards-card.tsx';
import { KernelCard } from './kernel-card.tsx';
import { MeasurementCard } from './measurement-card.tsx';
import { MeterCard } from './meter-card.tsx';
import { RandomxCard } from './randomx-card.tsx';
import { RandomxRankCard } from './randomx-rank-card.tsx';
import { SensorCard } from './sensor-card.tsx';
import { ThreadCard } from './thread-card.tsx';

const text = message.machine;

/** Is it running well? */
function Machine(): ReactNode {
  const machine = useSlice('machine');
  const kernels = useSlice('kernels');
  const { algorithm } = useSlice('mining');
  const randomx = useSlice('randomx');
  const isRandomx = algorithm === 'randomx' || randomx?.isLibraryThere === true;
  const cores = machine.physicalCores === null ? null : whole(machine.physicalCores);
  const inUse = kernels.filter((kernel) => kernel.inUse);
  const isSound = inUse.length > 0 && inUse.every(({ selfTest }) => selfTest.kind === 'passed');
  const failed = kernels.filter(({ selfTest }) => selfTest.kind === 'failed');
  return (
    <ScreenFrame
      title={text.title}
      sentence={`${text.described(machine.cpu, cores, whole(machine.threads))} ${
        isSound ? text.sound : failed.length > 0 ? text.someFailed : text.untested
      }`}
    >
      <ThreadCard />
      <ControlCard />
      <KernelCard />
      <Column span={5}>
        <MeasurementCard />
        <MeterCard />
      </Column>
      {isRandomx && (
        <>
          <RandomxCard />
          <RandomxRankCard />
        </>
      )}
      <GuardsCard />
      <SensorCard />
      <FleetCard />
    </ScreenFrame>
  );
}

export const machineScreen = defineScreen({
  id: 'machine',
  title: text.title,
  group: 'mine',
  key: '3',
  icon: Cpu,
  Component: Machine,
});

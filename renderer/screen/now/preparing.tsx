import { type ReactNode, useState } from 'react';
import type { MiningState } from '../../../common/contract/mining.ts';
import { Meter } from '../../component/list.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatBytes } from '../../format/measure.ts';
import { formatElapsed } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { type ProgressStart, timeLeftMs } from '../../part/time-left.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.monero.preparing;

/** Memory on its way: how far, how long still, how much of it. */
export function Preparing(props: {
  readonly state: Extract<MiningState, { kind: 'preparing' }>;
}): ReactNode {
  const { what, progress } = props.state;
  const randomx = useSlice('randomx');
  const { algorithm } = useSlice('mining');
  const nowMs = useNow();
  const [start, setStart] = useState<ProgressStart>({ what, progress, atMs: nowMs });
  const isAnother = start.what !== what || progress < start.progress;
  if (isAnother) setStart({ what, progress, atMs: nowMs });
  const leftMs = isAnother ? null : timeLeftMs(start, progress, nowMs);
  const memoryBytes = algorithm === 'randomx' ? (randomx?.memoryBytes ?? null) : null;
  return (
    <>
      <Meter label={what} value={progress} />
      <Paragraph size="label" tone="second">
        {leftMs === null ? text.leftUnknown : text.left(formatElapsed(leftMs))}{' '}
        {memoryBytes !== null && text.memory(formatBytes(memoryBytes))}
      </Paragraph>
    </>
  );
}

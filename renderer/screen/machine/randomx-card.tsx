import type { ReactNode } from 'react';
import type { RandomxInfo } from '../../../common/contract/randomx.ts';
import { Card } from '../../component/card.tsx';
import { type Figure, FigureList } from '../../component/stat.tsx';
import { whole } from '../../format/digits.ts';
import { formatBytes } from '../../format/measure.ts';
import { message } from '../../message/message.ts';
import { CheckLineList } from '../../part/check-list.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.monero.limits;

/** What limits RandomX here, and how to lift it. */
export function RandomxCard(): ReactNode {
  const randomx = useSlice('randomx');
  const { mining } = useSlice('settings');
  if (randomx === undefined) return null;
  const { memoryBytes, cores, cacheBytes, threads, lines } = randomx;
  const figures: Figure[] = [{ label: text.mode, value: modeText(randomx) }];
  if (memoryBytes !== null) figures.push({ label: text.memory, value: formatBytes(memoryBytes) });
  const isChosen = mining.threads !== null;
  const why =
    cacheBytes === null
      ? null
      : threads < cores
        ? text.fedBy(formatBytes(cacheBytes), whole(threads))
        : text.fedAll(formatBytes(cacheBytes));
  const detail = isChosen ? text.chosen : why;
  figures.push({
    label: text.threads,
    ...(detail === null ? {} : { detail }),
    value: text.fed(whole(mining.threads ?? threads), whole(cores)),
  });
  return (
    <Card title={text.title} span={7}>
      {randomx.isLibraryThere && <FigureList figures={figures} />}
      <CheckLineList lines={lines} />
    </Card>
  );
}

function modeText({ isLibraryThere, mode, isRunning }: RandomxInfo): string {
  if (!isLibraryThere) return text.noLibrary;
  if (mode === null) return text.noMode;
  return isRunning ? text.modes[mode] : text.would(text.modes[mode]);
}

import type { ReactNode } from 'react';
import type { DifficultyPoint } from '../../../common/contract/history.ts';
import { type Box, CurveChart } from '../../chart/curve-chart.tsx';
import { whole } from '../../format/digits.ts';
import { formatDifficulty, formatEstimatedDifficulty } from '../../format/scale.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { difficultyTicks, signedPercent } from './difficulty-axis.ts';
import type { NextAnswer } from './next-card.tsx';

const text = message.economics.network;
const dayMs = 86_400_000;
/** As wide as the coming epoch is drawn, against what is shown before it. */
const aheadShare = 0.12;

/** The adjustments that were seen, as steps, and the next one as a box between what is likely. */
export function SeenChart(props: {
  readonly points: readonly DifficultyPoint[];
  readonly difficulty: number;
  readonly next: NextAnswer | null;
}): ReactNode {
  const { points, difficulty, next } = props;
  const nowMs = Math.floor(useNow() / 60_000) * 60_000;
  const daysOf = (atMs: number): number => (atMs - nowMs) / dayMs;
  const first = Math.min(-1, daysOf(points[0]?.atMs ?? nowMs));
  const ahead = next?.kind === 'ready' ? next.output : null;
  const adjustsIn = ahead === null ? 0 : ahead.remainingMs / dayMs;
  const end = adjustsIn + (adjustsIn - first) * aheadShare;
  const steps = points.flatMap(({ atMs, difficulty: level }, at): (readonly [number, number])[] => {
    const until = points[at + 1];
    return [
      [daysOf(atMs), level],
      [until === undefined ? adjustsIn : daysOf(until.atMs), level],
    ];
  });
  const box = ahead === null ? null : boxOf(ahead, difficulty, adjustsIn, end);
  const levels = [...points.map((point) => point.difficulty), ...(box?.y ?? [])];
  const lowest = Math.min(...levels);
  const highest = Math.max(...levels);
  const room = (highest - lowest || highest * 0.1) * 0.25;
  const from = Math.max(0, lowest - room);
  const to = highest + room;
  const span = -first;
  return (
    <CurveChart
      label={text.seenLabel(whole(points.length), formatDifficulty(points[0]?.difficulty ?? 0))}
      height={178}
      start={58}
      end={64}
      curves={[{ label: text.seenCurve, color: 'one', points: steps }]}
      {...(box === null ? {} : { box })}
      xTitle={text.daysAgo}
      x={{
        from: first,
        to: end,
        ticks: [
          { value: -span, label: text.daysBefore(whole(span)) },
          { value: -span / 2, label: text.daysBefore(whole(span / 2)) },
          { value: 0, label: text.nowTick },
        ],
      }}
      y={{ from, to, ticks: difficultyTicks(from, to) }}
      formatX={(day) => text.daysBefore(whole(Math.max(0, -day)))}
      formatY={formatEstimatedDifficulty}
    />
  );
}

function boxOf(
  ahead: Extract<NextAnswer, { kind: 'ready' }>['output'],
  difficulty: number,
  from: number,
  to: number,
): Box {
  const { changePercent, lowPercent, highPercent } = ahead;
  const level = (percent: number): number => difficulty * (1 + percent / 100);
  return {
    label: signedPercent(changePercent / 100),
    x: [from, to],
    y: [level(lowPercent ?? changePercent), level(highPercent ?? changePercent)],
  };
}

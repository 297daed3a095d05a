import type { ReactNode } from 'react';
import type { TimelineEvent } from '../../common/contract/history.ts';
import { Timeline, type TimelineLine } from '../component/list.tsx';
import { formatInstant, formatMoment } from '../format/time.ts';
import { message } from '../message/message.ts';

const dots: Readonly<Record<TimelineEvent['level'], TimelineLine['dot']>> = {
  info: 'note',
  good: 'run',
  wait: 'wait',
  fault: 'fault',
};

/** Events as sentences, newest first. */
export function TimelineList(props: {
  readonly events: readonly TimelineEvent[];
  readonly nowMs: number;
}): ReactNode {
  const lines = props.events.map((event) => ({
    id: event.id,
    time: formatMoment(event.atMs, props.nowMs),
    moment: formatInstant(event.atMs),
    dot: dots[event.level],
    text: message.timeline(event),
  }));
  return <Timeline lines={lines} />;
}

import type { ReactNode } from 'react';
import { formatWait, formatWaitRange } from '../format/time.ts';
import { message } from '../message/message.ts';
import { type Landmark, LogRuler } from './log-ruler.tsx';

const hourS = 3600;
const dayS = 24 * hourS;
const yearS = 365.25 * dayS;

const words = message.now.landmark;

/** Spans people know. Sources: earliest writing about 3300 BC; oldest Homo sapiens at Jebel Irhoud, 300,000 years; Cretaceous end 66 My; Earth 4.54 Gy; universe 13.8 Gy. */
const landmarks: readonly Landmark[] = [
  { value: 1, label: words.second },
  { value: 60, label: words.minute },
  { value: hourS, label: words.hour },
  { value: dayS, label: words.day },
  { value: 7 * dayS, label: words.week },
  { value: 30 * dayS, label: words.month },
  { value: yearS, label: words.year },
  { value: 10 * yearS, label: words.decade },
  { value: 80 * yearS, label: words.lifetime },
  { value: 5300 * yearS, label: words.writing },
  { value: 300_000 * yearS, label: words.species },
  { value: 66e6 * yearS, label: words.dinosaurs },
  { value: 4.54e9 * yearS, label: words.earth },
  { value: 13.8e9 * yearS, label: words.universe },
];

/** How long a block takes, against spans people know. */
export function WaitRuler(props: {
  readonly wait5S: number;
  readonly medianS: number;
  readonly wait95S: number;
}): ReactNode {
  const { wait5S, medianS, wait95S } = props;
  const range = formatWaitRange(wait5S, wait95S);
  return (
    <LogRuler
      label={message.now.rulerLabel(formatWait(medianS), range)}
      from={Math.max(0.1, Math.min(wait5S / 30, wait95S > dayS ? hourS : 1))}
      to={Math.max(wait95S * 8, wait5S > 1000 * yearS ? 5e9 * yearS : 0)}
      band={[wait5S, wait95S]}
      median={{ value: medianS, label: message.now.median }}
      landmarks={landmarks}
      format={formatWait}
    />
  );
}

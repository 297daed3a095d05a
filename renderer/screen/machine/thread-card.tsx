import { Cpu } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { classNames } from '../../component/class-names.ts';
import { EmptyState } from '../../component/list.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Paragraph } from '../../component/text.tsx';
import { fixed } from '../../format/digits.ts';
import { formatHashrate, prefixOf, scaleOf } from '../../format/scale.ts';
import { message } from '../../message/message.ts';
import { useSlice } from '../../state/use-app.ts';
import styles from './thread-card.module.css';

const cx = classNames(styles);
const text = message.machine;
/** A thread this much slower than the mean is worth a word; less is what schedulers do. */
const notableShare = 0.1;

/** What each thread does, in one unit, so that a slow one stands out. */
export function ThreadCard(): ReactNode {
  const telemetry = useSlice('telemetry');
  const { state } = useSlice('mining');
  const rates = telemetry?.threads.flatMap(({ hps }) => (hps === null ? [] : [hps])) ?? [];
  if (telemetry === null || rates.length === 0 || state.kind !== 'mining') {
    return (
      <Card title={text.threads('')} span={7}>
        <EmptyState icon={Cpu} lead={text.noThreads.lead} rest={text.noThreads.rest} />
      </Card>
    );
  }
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const scale = scaleOf(mean);
  const slow = telemetry.threads.filter(
    ({ hps }) => hps !== null && hps < mean * (1 - notableShare),
  );
  return (
    <Card
      title={text.threads(`${prefixOf(scale)}H/s`)}
      span={7}
      aside={<Provenance kind="measured" detail={text.tenSeconds} />}
    >
      <ol className={cx('threads')}>
        {telemetry.threads.map(({ index, hps, kernel }) => (
          <li key={index} className={cx('thread')} title={text.threadTitle(String(index), kernel)}>
            <span>{index}</span>
            <b>{hps === null ? '–' : fixed(hps / 1000 ** scale, scale === 0 ? 0 : 2)}</b>
          </li>
        ))}
      </ol>
      <Paragraph size="label" tone="second">
        {text.together(formatHashrate(mean * rates.length))}{' '}
        {slow.length === 0
          ? text.even
          : text.slow(slow.map(({ index }) => String(index)).join(', '))}
      </Paragraph>
    </Card>
  );
}

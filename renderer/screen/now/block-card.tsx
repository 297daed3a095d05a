import type { ReactNode } from 'react';
import { Button } from '../../component/button.tsx';
import { classNames } from '../../component/class-names.ts';
import { Mark } from '../../component/icon.tsx';
import { CopyText } from '../../component/list.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { formatClock } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { coinOf, formatAmount } from '../../part/coin.ts';
import { useReadBlocks } from '../../state/read-blocks.ts';
import { useSlice } from '../../state/use-app.ts';
import styles from './block-card.module.css';

const cx = classNames(styles);
const text = message.block;

/** The newest block until it was read: one still card and an exact account. */
export function BlockCard(): ReactNode {
  const [block] = useSlice('blocks');
  const { isRead, read } = useReadBlocks();
  if (block === undefined || isRead(block)) return null;
  const coin = coinOf(block.chainId);
  const { state } = block;
  const title =
    state === 'confirmed' || state === 'matured'
      ? text.confirmed
      : state === 'orphaned' || state === 'refused'
        ? text[state]
        : text.candidate;
  const reward = block.rewardAtomic === null ? null : formatAmount(block.rewardAtomic, coin);
  return (
    <section className={cx('card')} aria-label={text.label}>
      <Mark size={40} />
      <div className={cx('told')}>
        <h1>{title}</h1>
        <Paragraph size="lead">
          {text.told(block, coin.label, whole(block.height), reward)}
        </Paragraph>
        <Stats>
          <Stat label={text.found} value={formatClock(block.foundAtMs)} />
          <Stat
            label={text.matures}
            value={text.maturesValue(
              whole(Math.min(block.confirmations, block.maturityBlocks)),
              whole(block.maturityBlocks),
            )}
          />
          <Stat label={text.effort} value={text.attempts(block.attempts)} />
          <Stat
            label={text.hash}
            value={
              <CopyText value={block.hash} label={message.common.copyHash}>
                {`…${block.hash.slice(-12)}`}
              </CopyText>
            }
          />
        </Stats>
      </div>
      <Button size="small" onPress={() => read(block)}>
        {text.seen}
      </Button>
    </section>
  );
}

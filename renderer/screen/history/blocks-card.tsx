import { type ReactNode, useState } from 'react';
import type { BlockInfo } from '../../../common/contract/source.ts';
import { Badge, type Condition } from '../../component/badge.tsx';
import { Card } from '../../component/card.tsx';
import { Segment } from '../../component/control.tsx';
import { CopyText, Skeleton } from '../../component/list.tsx';
import { ErrorNotice } from '../../component/notice.tsx';
import { Table } from '../../component/table.tsx';
import { Text } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { formatDayClock, formatInstant } from '../../format/time.ts';
import { errorText, message } from '../../message/message.ts';
import { coinOf, formatAmount } from '../../part/coin.ts';
import type { Query } from '../../state/use-query.ts';

const text = message.history;

const conditions: Readonly<Record<BlockInfo['state'], Condition>> = {
  submitting: 'wait',
  accepted: 'info',
  confirmed: 'run',
  matured: 'run',
  orphaned: 'fault',
  refused: 'fault',
};

/** Every block this machine found, and what became of it. */
export function BlocksCard({ query }: { readonly query: Query<readonly BlockInfo[]> }): ReactNode {
  const [which, setWhich] = useState<'all' | 'real'>('all');
  return (
    <Card
      title={text.blocks}
      span={8}
      aside={
        <Segment
          label={text.which}
          value={which}
          options={[
            { value: 'all', label: text.all },
            { value: 'real', label: text.withoutPractice },
          ]}
          onChange={setWhich}
        />
      }
    >
      {query.kind === 'loading' && <Skeleton label={message.common.loading} />}
      {query.kind === 'failed' && <ErrorNotice text={errorText(query.error)} />}
      {query.kind === 'ready' && (
        <Table
          label={text.blocks}
          rows={query.value.filter(({ chainId }) => which === 'all' || chainId !== 'practice')}
          rowKey={({ hash }) => hash}
          roomy
          columns={[
            {
              id: 'when',
              title: text.when,
              nowrap: true,
              cell: ({ foundAtMs }) => (
                <span title={formatInstant(foundAtMs)}>{formatDayClock(foundAtMs)}</span>
              ),
            },
            {
              id: 'coin',
              title: text.coin,
              cell: ({ chainId }) => <Text weight="medium">{coinOf(chainId).label}</Text>,
            },
            {
              id: 'height',
              title: text.height,
              isNumber: true,
              cell: ({ height }) => whole(height),
            },
            {
              id: 'reward',
              title: text.reward,
              isNumber: true,
              cell: (block) => <Reward block={block} />,
            },
            {
              id: 'hash',
              title: text.hash,
              nowrap: true,
              cell: ({ hash }) => (
                <CopyText value={hash} label={message.common.copyHash}>
                  <Text mono>{`…${hash.slice(-8)}`}</Text>
                </CopyText>
              ),
            },
            {
              id: 'state',
              title: text.result,
              nowrap: true,
              cell: (block) => <Result block={block} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

/** Expectation is not income: until it matured a reward is not received. */
function Reward({ block }: { readonly block: BlockInfo }): ReactNode {
  const { rewardAtomic, chainId, state } = block;
  if (state === 'orphaned' || state === 'refused') return <Text tone="third">{text.nothing}</Text>;
  if (rewardAtomic === null) return <Text tone="third">{message.common.unknown}</Text>;
  const amount = formatAmount(rewardAtomic, coinOf(chainId));
  return state === 'matured' ? amount : <Text tone="second">{amount}</Text>;
}

function Result({ block }: { readonly block: BlockInfo }): ReactNode {
  const { state, confirmations, maturityBlocks, reason } = block;
  return (
    <span title={reason ?? undefined}>
      <Badge condition={conditions[state]}>
        {state === 'confirmed'
          ? text.maturing(whole(confirmations), whole(maturityBlocks))
          : message.block.stateWord[state]}
      </Badge>
    </span>
  );
}

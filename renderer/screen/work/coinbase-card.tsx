import { ReceiptText, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CoinbaseView } from '../../../common/contract/source.ts';
import { Badge } from '../../component/badge.tsx';
import { Card } from '../../component/card.tsx';
import { Icon } from '../../component/icon.tsx';
import { Row } from '../../component/layout.tsx';
import { CopyText, EmptyState } from '../../component/list.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { shortAddress } from '../../format/address.ts';
import { formatShare } from '../../format/chance.ts';
import { whole } from '../../format/digits.ts';
import { formatAtomic } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { coinOf } from '../../part/coin.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.work;

type Line =
  | { readonly kind: 'output'; readonly output: CoinbaseView['outputs'][number] }
  | { readonly kind: 'total' };

/** Whom the block would pay, decoded from the job by code separate from the one that built it. */
export function CoinbaseCard(): ReactNode {
  const coinbase = useSlice('coinbase');
  const network = useSlice('network');
  if (coinbase === null) {
    return (
      <Card title={text.coinbase} span={7}>
        <EmptyState icon={ReceiptText} lead={text.noCoinbase.lead} rest={text.noCoinbase.rest} />
      </Card>
    );
  }
  const coin = coinOf(network?.chainId ?? '');
  const amount = (atomic: string): string => formatAtomic(atomic, coin.decimals);
  const lines: readonly Line[] = [
    ...coinbase.outputs.map((output) => ({ kind: 'output', output }) as const),
    { kind: 'total' },
  ];
  return (
    <Card title={text.coinbase} span={7}>
      <Paragraph size="label" tone="second">
        {text.decoded(
          coinbase.jobId,
          whole(coinbase.sizeBytes),
          coinbase.height === null ? null : whole(coinbase.height),
          coinbase.text,
        )}
      </Paragraph>
      <Table
        label={text.coinbase}
        rows={lines}
        rowKey={(line) => (line.kind === 'total' ? 'total' : String(line.output.index))}
        isChosen={(line) => line.kind === 'output' && line.output.yours}
        columns={[
          {
            id: 'index',
            title: '#',
            isNumber: true,
            cell: (line) => (line.kind === 'output' ? line.output.index : ''),
          },
          {
            id: 'script',
            title: text.script,
            nowrap: true,
            cell: (line) => (line.kind === 'output' ? line.output.scriptType : ''),
          },
          { id: 'pays', title: text.pays, cell: (line) => <Pays line={line} /> },
          {
            id: 'amount',
            title: coin.ticker === '' ? text.amount : coin.ticker,
            isNumber: true,
            cell: (line) =>
              line.kind === 'total' ? (
                <Text weight="strong">{amount(coinbase.totalAtomic)}</Text>
              ) : (
                amount(line.output.valueAtomic)
              ),
          },
          {
            id: 'share',
            title: text.share,
            isNumber: true,
            cell: (line) => (line.kind === 'output' ? formatShare(line.output.share) : ''),
          },
        ]}
      />
      <Row wrap>
        <ProofBadges coinbase={coinbase} />
      </Row>
    </Card>
  );
}

/** What the coinbase proves about who is paid, and what follows from it. */
function ProofBadges({ coinbase }: { readonly coinbase: CoinbaseView }): ReactNode {
  const { proof, yoursShare } = coinbase;
  const says = text.proof;
  switch (proof?.level) {
    case 'proven':
    case 'short':
    case 'missing': {
      const paid = formatShare(proof.paidShare ?? 0);
      const due = formatShare(proof.minShare ?? 0);
      const isMined = proof.action === null || proof.action === 'warn';
      return (
        <>
          <Badge condition={proof.action === null ? 'run' : isMined ? 'wait' : 'fault'}>
            {proof.level !== 'proven'
              ? says.short(paid, due)
              : paid === due
                ? text.paysYouShare(paid)
                : says.proven(paid, due)}
          </Badge>
          {proof.action !== null && <Badge>{says.action[proof.action]}</Badge>}
          {proof.isNodeSatisfied === true && <Badge condition="run">{says.satisfied}</Badge>}
        </>
      );
    }
    case 'none-expected':
      return <Badge>{says.noneExpected}</Badge>;
    default:
      return yoursShare === null ? (
        <Badge>{text.noExpectation}</Badge>
      ) : (
        <Badge condition={yoursShare > 0 ? 'run' : 'wait'}>
          {text.paysYouShare(formatShare(yoursShare))}
        </Badge>
      );
  }
}

function Pays({ line }: { readonly line: Line }): ReactNode {
  if (line.kind === 'total') return <Text weight="strong">{text.total}</Text>;
  const { address, yours, valueAtomic } = line.output;
  if (address === null) {
    return <Text tone="second">{valueAtomic === '0' ? text.commitment : text.noAddress}</Text>;
  }
  return (
    <Row>
      <CopyText value={address} label={message.common.copyAddress}>
        <Text mono>{shortAddress(address)}</Text>
      </CopyText>
      {yours && (
        <Text tone="run" weight="medium" nowrap>
          <Icon of={Star} size={12} /> {text.yours}
        </Text>
      )}
    </Row>
  );
}

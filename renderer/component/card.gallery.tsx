import { History, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { defineGallery } from '../gallery-fixture/gallery.ts';
import { errorText } from '../message/message.ts';
import { Badge, Dot } from './badge.tsx';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { Row, Stack } from './layout.tsx';
import { AddressView, Checklist, EmptyState, Meter, Skeleton, Timeline } from './list.tsx';
import { ErrorNotice, Notice, ToastCard } from './notice.tsx';
import { Provenance } from './provenance.tsx';
import { Display, FigureList, Stat, Stats } from './stat.tsx';
import { Table } from './table.tsx';
import { Paragraph, Text } from './text.tsx';

const nothing = (): void => undefined;

function Conditions(): ReactNode {
  return (
    <Stack gap={3}>
      <Card title="Loading">
        <Skeleton label="Loading" />
      </Card>
      <Card title="Empty">
        <EmptyState
          icon={History}
          lead="No shares yet."
          rest="At this difficulty the first one takes about 11 seconds."
          action={<Button size="small">Why it takes a while</Button>}
        />
      </Card>
      <Card title="Error">
        <ErrorNotice
          text={errorText({
            code: 'rpc.unauthorized',
            params: { host: '127.0.0.1:8332', method: 'cookie' },
            retry: 'later',
          })}
          next="Next try in 8 s, attempt 3."
          actions={
            <Button size="small" icon={<Icon of={RotateCw} size={14} />}>
              Try now
            </Button>
          }
        />
      </Card>
      <Card title="Offline">
        <Notice kind="wait" title="No network since 14:02.">
          Your node is on this computer, so mining goes on.
        </Notice>
      </Card>
      <Card title="Stale" aside={<Provenance kind="stale" detail="26 h" />}>
        <Stat label="Power price" value="0.28" unit="$/kWh" stale />
      </Card>
      <Card title="Long names">
        <Text clip title="stratum+ssl://a-very-long-subdomain.of-a-solo-pool.example.org:3334">
          stratum+ssl://a-very-long-subdomain.of-a-solo-pool.example.org:3334/with/more/after/it
        </Text>
        <AddressView address="bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp" />
      </Card>
    </Stack>
  );
}

function Figures(): ReactNode {
  return (
    <Stack gap={3}>
      <Card
        title="Figures"
        aside={
          <>
            <Provenance kind="measured" detail="2 s" />
            <Provenance kind="estimated" detail="block 976,412" />
            <Provenance kind="typed" detail="3 d" />
            <Provenance kind="assumed" />
            <Provenance kind="unavailable" />
          </>
        }
      >
        <Display value="386.2" unit="MH/s" />
        <Stats form="ruled">
          <Stat label="Median wait" value="35.3" unit="million years" />
          <Stat label="Net" value="−$0.95" note="per day" />
        </Stats>
        <FigureList
          figures={[
            { label: 'Expected reward', detail: '1.70 × 10⁻¹⁰ BTC', value: '$0.000011' },
            { label: 'Power', value: '−$0.95' },
            { label: 'Net', value: '−$0.95', isTotal: true },
          ]}
        />
        <Meter label="Prepared" value={0.62} />
      </Card>
      <Card title="Tags">
        <Row wrap>
          <Badge condition="run">good</Badge>
          <Badge condition="wait">waiting</Badge>
          <Badge condition="fault">fault</Badge>
          <Badge condition="info">note</Badge>
          <Badge>off</Badge>
        </Row>
        <Row>
          <Dot of="run" /> mining <Dot of="wait" /> paused <Dot of="off" /> stopped
          <Dot of="fault" /> failed
        </Row>
      </Card>
    </Stack>
  );
}

function Lists(): ReactNode {
  return (
    <Stack gap={3}>
      <Card title="Checklist">
        <Checklist
          lines={(['run', 'wait', 'fault', 'off'] as const).map((condition) => ({
            id: condition,
            condition,
            conditionWord: condition,
            name: 'Connection',
            detail:
              '203.0.113.24, port 3334, and a detail that is long enough to wrap at some width',
            end: '38 ms',
          }))}
        />
      </Card>
      <Card title="Timeline">
        <Timeline
          lines={(['run', 'wait', 'fault', 'note'] as const).map((dot, id) => ({
            id,
            time: '14:11',
            moment: 'Friday, 20 November 2026, 14:11',
            dot,
            text: 'Five threads lent to another program',
          }))}
        />
      </Card>
      <Card title="Table">
        <Table
          label="Coins"
          rows={['Bitcoin', 'Monero', 'Litecoin']}
          rowKey={(row) => row}
          isChosen={(row) => row === 'Monero'}
          columns={[
            { id: 'coin', title: 'Coin', cell: (row) => row },
            { id: 'speed', title: 'Speed', isNumber: true, cell: () => '386.20 MH/s' },
          ]}
        />
      </Card>
      <ToastCard condition="run" onDismiss={nothing}>
        Back on your own node after 2 min.
      </ToastCard>
      <ToastCard condition="fault" onDismiss={nothing}>
        <b>The settings could not be saved.</b> Free some space.
      </ToastCard>
    </Stack>
  );
}

export const gallery = defineGallery({
  title: 'Cards',
  states: {
    conditions: () => <Conditions />,
    figures: () => <Figures />,
    lists: () => <Lists />,
    dialog: () => (
      <Dialog
        title="Pay a different address?"
        onClose={nothing}
        foot={
          <>
            <Button>Keep the old one</Button>
            <Button look="primary">Change it</Button>
          </>
        }
      >
        <Paragraph tone="second">Future blocks go there and cannot be called back.</Paragraph>
      </Dialog>
    ),
  },
});

import { History as HistoryIcon } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { Card } from '../../component/card.tsx';
import { Column } from '../../component/layout.tsx';
import { EmptyState } from '../../component/list.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { useSlice } from '../../state/use-app.ts';
import { useQuery } from '../../state/use-query.ts';
import { defineScreen } from '../screen.ts';
import { BlocksCard } from './blocks-card.tsx';
import { EnergyCard } from './energy-card.tsx';
import { ExportCard } from './export-card.tsx';
import { RateCard } from './rate-card.tsx';
import { TimelineCard } from './timeline-card.tsx';
import { TotalsCard } from './totals-card.tsx';
import { usePeriod } from './use-period.ts';

const text = message.history;
/** More blocks than any one machine will find in a year of practice sessions kept. */
const mostBlocks = 200;

/** What happened? */
function History(): ReactNode {
  const period = usePeriod();
  const newest = useSlice('blocks')[0]?.hash;
  const { query } = useQuery(
    // A new block is the reason to ask again.
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above
    useCallback((api) => api.history.blocks({ limit: mostBlocks }), [newest]),
  );
  const blocks = query.kind === 'ready' ? query.value : [];
  const real = blocks.filter(
    ({ chainId, state }) =>
      chainId !== 'practice' && (state === 'confirmed' || state === 'matured'),
  ).length;
  const practice = blocks.filter(({ chainId }) => chainId === 'practice').length;
  return (
    <ScreenFrame
      title={text.title}
      sentence={
        query.kind === 'ready' ? text.sentence(real, whole(real), whole(practice)) : text.loading
      }
    >
      <TotalsCard period={period} blocks={blocks} />
      <EnergyCard period={period} />
      <RateCard />
      {query.kind === 'ready' && blocks.length === 0 ? (
        <Card title={text.blocks} span={8}>
          <EmptyState icon={HistoryIcon} lead={text.noBlocks.lead} rest={text.noBlocks.rest} />
        </Card>
      ) : (
        <BlocksCard query={query} />
      )}
      <Column span={4}>
        <ExportCard />
        <TimelineCard />
      </Column>
    </ScreenFrame>
  );
}

export const historyScreen = defineScreen({
  id: 'history',
  title: text.title,
  group: 'keep',
  key: '9',
  icon: HistoryIcon,
  Component: History,
});

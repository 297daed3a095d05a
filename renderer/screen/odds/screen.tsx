import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { WaitDensity } from '../../chart/wait-density.tsx';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatChance } from '../../format/chance.ts';
import { formatDifficulty } from '../../format/scale.ts';
import { formatAge, formatWait } from '../../format/time.ts';
import { message } from '../../message/en.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { defineScreen } from '../screen.ts';
import { BestShareCard } from './best-share-card.tsx';
import { HorizonCard } from './horizon-card.tsx';
import { WhatIfCard } from './what-if-card.tsx';

const text = message.odds;

/** How likely is a block? */
function Odds(): ReactNode {
  const odds = useSlice('odds');
  const network = useSlice('network');
  const nowMs = useNow();
  if (odds === null) {
    return (
      <ScreenFrame title={text.title} sentence={text.none}>
        <Card title={text.timeToBlock} span={12}>
          <EmptyState
            icon={Hourglass}
            lead={message.now.oddsEmpty.lead}
            rest={message.now.oddsEmpty.rest}
          />
        </Card>
      </ScreenFrame>
    );
  }
  const difficulty = network?.difficulty ?? null;
  const age = formatAge(nowMs - odds.atMs);
  return (
    <ScreenFrame
      title={text.title}
      sentence={text.sentence(formatChance(odds.chancePerDay), formatWait(odds.medianWaitS))}
    >
      <Card
        title={text.timeToBlock}
        span={7}
        aside={
          <Provenance
            kind="estimated"
            title={odds.from}
            detail={difficulty === null ? age : text.heldFixed(formatDifficulty(difficulty), age)}
          />
        }
      >
        <WaitDensity
          meanS={odds.meanWaitS}
          medianS={odds.medianWaitS}
          wait5S={odds.wait5S}
          wait95S={odds.wait95S}
        />
        <Paragraph size="caption" tone="third">
          {message.now.oddsFootnote}
        </Paragraph>
      </Card>
      <HorizonCard odds={odds} />
      <BestShareCard />
      {difficulty !== null && <WhatIfCard odds={odds} difficulty={difficulty} />}
    </ScreenFrame>
  );
}

export const oddsScreen = defineScreen({
  id: 'odds',
  title: text.title,
  group: 'understand',
  key: '4',
  icon: Hourglass,
  Component: Odds,
});

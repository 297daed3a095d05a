import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { WaitDensity } from '../../chart/wait-density.tsx';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatChance } from '../../format/chance.ts';
import { formatWait, formatWaitRange } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained } from '../../what-if/explained.tsx';
import { OriginOf, StaleNote } from '../../what-if/what-if-bar.tsx';
import type { OddsWhatIf } from './fields.ts';
import type { OddsAnswer } from './odds-model.ts';

const text = message.economics.odds;
const dayS = 86_400;

/** How waiting times spread while nothing changes. */
export function DensityCard(props: {
  readonly odds: OddsAnswer;
  readonly whatIf: OddsWhatIf;
}): ReactNode {
  const { odds, whatIf } = props;
  return (
    <Card
      title={text.density}
      span={6}
      aside={
        odds.kind === 'ready' && (
          <OriginOf whatIf={whatIf} names={['hashrateHps', 'difficulty']} isResult />
        )
      }
    >
      <Answered of={odds} whatIf={whatIf} ask={['hashrateHps', 'difficulty']} quietly>
        {(ready) => {
          const { meanWaitDays, medianWaitDays, wait5Days, wait95Days, chancePerDay } =
            ready.output;
          if (
            meanWaitDays === null ||
            medianWaitDays === null ||
            wait5Days === null ||
            wait95Days === null
          ) {
            return <EmptyState icon={Hourglass} lead={text.noWait.lead} rest={text.noWait.rest} />;
          }
          return (
            <>
              <WaitDensity
                meanS={meanWaitDays * dayS}
                medianS={medianWaitDays * dayS}
                wait5S={wait5Days * dayS}
                wait95S={wait95Days * dayS}
              />
              <Stats>
                <Stat
                  label={message.now.chanceToday}
                  value={
                    <Explained of={ready} output="chancePerDay" whatIf={whatIf}>
                      {formatChance(chancePerDay)}
                    </Explained>
                  }
                />
                <Stat
                  label={message.now.medianWait}
                  value={
                    <Explained of={ready} output="medianWaitDays" whatIf={whatIf}>
                      {formatWait(medianWaitDays * dayS)}
                    </Explained>
                  }
                />
                <Stat
                  label={message.now.nineInTen}
                  value={
                    <Explained of={ready} output="wait95Days" whatIf={whatIf}>
                      {formatWaitRange(wait5Days * dayS, wait95Days * dayS)}
                    </Explained>
                  }
                />
              </Stats>
              <StaleNote whatIf={whatIf} names={['hashrateHps', 'difficulty']} />
              <Paragraph size="caption" tone="third">
                {message.now.oddsFootnote}
              </Paragraph>
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

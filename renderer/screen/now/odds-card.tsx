import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { WaitRuler } from '../../chart/wait-ruler.tsx';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatChance, formatEffort, formatPercent } from '../../format/chance.ts';
import { formatDifficulty } from '../../format/scale.ts';
import { formatAge, formatWait, formatWaitRange } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { oddsSentence } from '../../part/odds-sentence.ts';
import { phrase } from '../../part/phrase.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { explainer, Sourced } from '../../what-if/explained.tsx';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { liveFields, oddsAnswer } from './live-answer.ts';

const text = message.now;

/** How likely a block is for this machine alone. */
export function OddsCard(): ReactNode {
  const odds = useSlice('odds');
  const network = useSlice('network');
  const nowMs = useNow();
  const whatIf = useWhatIf(liveFields);
  if (odds === null) {
    return (
      <Card title={text.odds} span={7}>
        <EmptyState icon={Hourglass} lead={text.oddsEmpty.lead} rest={text.oddsEmpty.rest} />
      </Card>
    );
  }
  const difficulty = network?.difficulty ?? null;
  const age = formatAge(nowMs - odds.atMs);
  const answer = oddsAnswer(odds, difficulty);
  const explained = (
    output: 'chancePerDay' | 'medianWaitDays' | 'wait5Days' | 'wait95Days',
    shown: string,
  ): ReactNode => (answer.kind === 'ready' ? explainer(answer, whatIf)(output, shown) : shown);
  const { effort } = odds;
  return (
    <Card
      title={text.odds}
      span={7}
      aside={
        <Provenance
          kind="estimated"
          title={odds.from}
          detail={difficulty === null ? age : text.oddsFrom(formatDifficulty(difficulty), age)}
        />
      }
    >
      <Stats>
        <Stat
          label={text.chanceToday}
          value={explained('chancePerDay', formatChance(odds.chancePerDay))}
        />
        <Stat
          label={text.medianWait}
          value={explained('medianWaitDays', formatWait(odds.medianWaitS))}
        />
        <Stat
          label={text.nineInTen}
          value={explained('wait95Days', formatWaitRange(odds.wait5S, odds.wait95S))}
        />
      </Stats>
      <Paragraph>
        {phrase((put) => oddsSentence(odds, (output, shown) => put(explained(output, shown))))}
      </Paragraph>
      {effort !== undefined && (
        <Paragraph size="label" tone="second">
          {phrase((put) => {
            const sourced = (shown: string): string =>
              put(
                <Sourced label={message.monero.effortLabel} source={message.monero.effortSource}>
                  {shown}
                </Sourced>,
              );
            return message.monero.effort(
              sourced(formatEffort(effort)),
              sourced(formatPercent(-Math.expm1(-effort))),
            );
          })}
        </Paragraph>
      )}
      <WaitRuler wait5S={odds.wait5S} medianS={odds.medianWaitS} wait95S={odds.wait95S} />
      <Paragraph size="caption" tone="third">
        {text.oddsFootnote}
      </Paragraph>
    </Card>
  );
}

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
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.now;

/** How likely a block is for this machine alone. */
export function OddsCard(): ReactNode {
  const odds = useSlice('odds');
  const network = useSlice('network');
  const nowMs = useNow();
  if (odds === null) {
    return (
      <Card title={text.odds} span={7}>
        <EmptyState icon={Hourglass} lead={text.oddsEmpty.lead} rest={text.oddsEmpty.rest} />
      </Card>
    );
  }
  const difficulty = network?.difficulty ?? null;
  const age = formatAge(nowMs - odds.atMs);
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
        <Stat label={text.chanceToday} value={formatChance(odds.chancePerDay)} />
        <Stat label={text.medianWait} value={formatWait(odds.medianWaitS)} />
        <Stat label={text.nineInTen} value={formatWaitRange(odds.wait5S, odds.wait95S)} />
      </Stats>
      <Paragraph>{oddsSentence(odds)}</Paragraph>
      {odds.effort !== undefined && (
        <Paragraph size="label" tone="second">
          {message.monero.effort(
            formatEffort(odds.effort),
            formatPercent(-Math.expm1(-odds.effort)),
          )}
        </Paragraph>
      )}
      <WaitRuler wait5S={odds.wait5S} medianS={odds.medianWaitS} wait95S={odds.wait95S} />
      <Paragraph size="caption" tone="third">
        {text.oddsFootnote}
      </Paragraph>
    </Card>
  );
}

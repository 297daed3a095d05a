import { ReceiptText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { breakEvenFigures, isMoneyStale, moneyFigures, moneyVerdict } from '../../part/money.ts';
import { ReadingProvenance } from '../../part/reading.tsx';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { explainer, Sourced } from '../../what-if/explained.tsx';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { liveFields, moneyAnswer } from './live-answer.ts';

const text = message.money;

/** Does it pay: expected reward, power, what is left, and what would have to change. */
export function ProfitCard(): ReactNode {
  const money = useSlice('money');
  const odds = useSlice('odds');
  const nowMs = useNow();
  const whatIf = useWhatIf(liveFields);
  if (money === null) {
    return (
      <Card title={message.now.profit} span={5}>
        <EmptyState icon={ReceiptText} lead={text.empty.lead} rest={text.empty.rest} />
      </Card>
    );
  }
  const isStale = isMoneyStale(money, nowMs);
  const answer = moneyAnswer(money, odds);
  const explained: Parameters<typeof moneyFigures>[1] = (output, shown) =>
    answer.kind === 'ready' && output !== 'machine' ? (
      explainer(answer, whatIf)(output, shown)
    ) : (
      <Sourced label={message.now.profit} source={text.drawSource}>
        {shown}
      </Sourced>
    );
  const typed = money.electricity.value === null ? money.price : money.electricity;
  return (
    <Card
      title={message.now.profit}
      span={5}
      aside={
        <>
          <ReadingProvenance reading={money.power} nowMs={nowMs} of={message.now.powerWord} />
          {typed.value !== null && (
            <ReadingProvenance reading={typed} nowMs={nowMs} of={message.now.pricesWord} />
          )}
        </>
      }
    >
      <FigureList figures={moneyFigures(money, explained)} />
      <Said sentence={moneyVerdict(money, explained)} verdict stale={isStale} />
      {isStale && (
        <Paragraph size="caption" tone="wait">
          {text.staleVerdict}
        </Paragraph>
      )}
      {money.missing.some((name) => name === 'price' || name === 'electricity') && (
        <Paragraph size="label">
          <a href="#/settings">{text.typeIn}</a>
        </Paragraph>
      )}
      <FigureList figures={breakEvenFigures(money, explained)} />
    </Card>
  );
}

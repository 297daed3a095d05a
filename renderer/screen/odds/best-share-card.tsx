import { Medal } from 'lucide-react';
import type { ReactNode } from 'react';
import { bestShareQuantile } from '../../../common/economics/solo/best-share.ts';
import { LogRuler } from '../../chart/log-ruler.tsx';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { formatDifficulty, formatEstimatedDifficulty } from '../../format/scale.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { bestShareFigures, workOf } from '../../part/best-share.ts';
import { useSlice } from '../../state/use-app.ts';

const text = { ...message.odds, ...message.economics.odds };

/** The best share beside what so much work usually gives: luck that can be measured. */
export function BestShareCard(props: { readonly hashrateHps: number | null }): ReactNode {
  const { hashrateHps } = props;
  const best = useSlice('best');
  const { algorithm } = useSlice('mining');
  if (algorithm === null || best.session === null || best.session <= 0 || best.hashesSession <= 0) {
    return (
      <Card title={text.bestShare} span={4}>
        <EmptyState icon={Medal} lead={message.now.noBest.lead} rest={message.now.noBest.rest} />
      </Card>
    );
  }
  const work = workOf(algorithm, best.hashesSession);
  const { typical, luck } = bestShareFigures(algorithm, best.session, best.hashesSession);
  const band: readonly [number, number] = [
    bestShareQuantile(work, 0.05),
    bestShareQuantile(work, 0.95),
  ];
  const median = typical ?? band[0];
  const from = Math.min(band[0], best.session) / 4;
  const to = Math.max(band[1], best.session) * 4;
  return (
    <Card title={text.bestShare} span={4} aside={<Provenance kind="measured" />}>
      <LogRuler
        label={text.bestLabel(
          formatDifficulty(best.session),
          formatEstimatedDifficulty(band[0]),
          formatEstimatedDifficulty(band[1]),
        )}
        from={from}
        to={to}
        band={band}
        median={{ value: median, label: text.typical(formatEstimatedDifficulty(median)) }}
        mine={{ value: best.session, label: text.yours(formatDifficulty(best.session)) }}
        landmarks={decades(from, to)}
        format={formatDifficulty}
      />
      {luck !== null && (
        <Said
          sentence={text.bestSays(
            formatDifficulty(best.session),
            formatPercent(luck),
            formatEstimatedDifficulty(band[0]),
            formatEstimatedDifficulty(band[1]),
          )}
        />
      )}
      <Paragraph size="caption" tone="third">
        {hashrateHps === null || hashrateHps <= 0
          ? text.noMean
          : text.record(formatWait((best.session * best.hashesSession) / work / hashrateHps))}
      </Paragraph>
    </Card>
  );
}

function decades(from: number, to: number): { value: number; label: string }[] {
  const first = Math.ceil(Math.log10(from));
  const count = Math.max(0, Math.floor(Math.log10(to)) - first + 1);
  return Array.from({ length: count }, (_, at) => 10 ** (first + at)).map((value) => ({
    value,
    label: formatEstimatedDifficulty(value),
  }));
}

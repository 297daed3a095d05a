import { Medal } from 'lucide-react';
import type { ReactNode } from 'react';
import { bestShare } from '../../../common/economics/solo/best-share.ts';
import { LogRuler } from '../../chart/log-ruler.tsx';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { formatDifficulty, formatEstimatedDifficulty } from '../../format/scale.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { blockShareDifficulty, hashesPerShareDifficulty } from '../../part/best-share.ts';
import { phrase } from '../../part/phrase.ts';
import { useSlice } from '../../state/use-app.ts';
import { explainer } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import type { OddsWhatIf } from './fields.ts';

const text = { ...message.odds, ...message.economics.odds };

/** Stands in while the network's difficulty is unknown: nothing that is shown rests on it. */
const anyDifficulty = 1;

/** The best share beside what so much work usually gives: luck that can be measured. */
export function BestShareCard({ whatIf }: { readonly whatIf: OddsWhatIf }): ReactNode {
  const best = useSlice('best');
  const { algorithm } = useSlice('mining');
  const network = useSlice('network');
  const hasShare =
    algorithm !== null && best.session !== null && best.session > 0 && best.hashesSession > 0;
  const answer = useModel(
    bestShare,
    hasShare
      ? {
          hashes: best.hashesSession,
          hashesPerDifficulty: hashesPerShareDifficulty[algorithm],
          bestDifficulty: best.session,
          networkDifficulty:
            blockShareDifficulty(algorithm, network?.hashesPerBlock ?? null) ?? anyDifficulty,
        }
      : null,
  );
  if (answer.kind !== 'ready' || best.session === null) {
    return (
      <Card title={text.bestShare} span={4}>
        <EmptyState icon={Medal} lead={message.now.noBest.lead} rest={message.now.noBest.rest} />
      </Card>
    );
  }
  const { medianBest, best5, best95, luckPercentile, hashesToNextRecord } = answer.output;
  const from = Math.min(best5, best.session) / 4;
  const to = Math.max(best95, best.session) * 4;
  const hashrateHps = whatIf.values.hashrateHps.live.value;
  const explained = explainer(answer, whatIf);
  const yours = formatDifficulty(best.session);
  return (
    <Card title={text.bestShare} span={4} aside={<Provenance kind="measured" />}>
      <LogRuler
        label={text.bestLabel(
          yours,
          formatEstimatedDifficulty(best5),
          formatEstimatedDifficulty(best95),
        )}
        from={from}
        to={to}
        band={[best5, best95]}
        median={{
          value: medianBest,
          label: text.typical(formatEstimatedDifficulty(medianBest)),
        }}
        mine={{ value: best.session, label: text.yours(yours) }}
        landmarks={decades(from, to)}
        format={formatDifficulty}
      />
      {luckPercentile !== null && (
        <Said
          sentence={phrase((put) =>
            text.bestSays(
              put(explained('luckPercentile', yours)),
              put(explained('luckPercentile', formatPercent(luckPercentile))),
              put(explained('best5', formatEstimatedDifficulty(best5))),
              put(explained('best95', formatEstimatedDifficulty(best95))),
            ),
          )}
        />
      )}
      <Paragraph size="caption" tone="third">
        {hashrateHps === null || hashrateHps <= 0 || hashesToNextRecord === null
          ? text.noMean
          : phrase((put) =>
              text.record(
                put(explained('hashesToNextRecord', formatWait(hashesToNextRecord / hashrateHps))),
              ),
            )}
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

import { Medal } from 'lucide-react';
import type { ReactNode } from 'react';
import { bestShare } from '../../../common/economics/solo/best-share.ts';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatPercent, inWords } from '../../format/chance.ts';
import { formatDifficulty, formatEstimatedDifficulty, formatHashes } from '../../format/scale.ts';
import { message } from '../../message/message.ts';
import {
  bestShareFigures,
  blockShareDifficulty,
  hashesPerShareDifficulty,
} from '../../part/best-share.ts';
import { phrase } from '../../part/phrase.ts';
import { useSlice } from '../../state/use-app.ts';
import { explainer } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { liveFields } from './live-answer.ts';

const text = message.now;

interface Line {
  readonly label: string;
  readonly session: string;
  readonly allTime: string;
}

/** The best share, and how lucky it was for so much work. */
export function BestCard(): ReactNode {
  const best = useSlice('best');
  const { algorithm } = useSlice('mining');
  const network = useSlice('network');
  const whatIf = useWhatIf(liveFields);
  const needed =
    algorithm === null ? null : blockShareDifficulty(algorithm, network?.hashesPerBlock ?? null);
  const answer = useModel(
    bestShare,
    algorithm === null || needed === null || best.allTime === null || best.allTime <= 0
      ? null
      : {
          hashes: best.hashesAllTime,
          hashesPerDifficulty: hashesPerShareDifficulty[algorithm],
          bestDifficulty: best.allTime,
          networkDifficulty: needed,
        },
  );
  if (algorithm === null || best.allTime === null) {
    return (
      <Card title={text.best} span={3}>
        <EmptyState icon={Medal} lead={text.noBest.lead} rest={text.noBest.rest} />
      </Card>
    );
  }
  const session = bestShareFigures(algorithm, best.session, best.hashesSession);
  const allTime = bestShareFigures(algorithm, best.allTime, best.hashesAllTime);
  const shown = (value: number | null, format: (value: number) => string): string =>
    value === null ? '–' : format(value);
  const rows: readonly Line[] = [
    {
      label: text.bestRow,
      session: shown(session.best, formatDifficulty),
      allTime: shown(allTime.best, formatDifficulty),
    },
    {
      label: text.typicalRow,
      session: shown(session.typical, formatEstimatedDifficulty),
      allTime: shown(allTime.typical, formatEstimatedDifficulty),
    },
    {
      label: text.hashesRow,
      session: formatHashes(session.hashes),
      allTime: formatHashes(allTime.hashes),
    },
    {
      label: text.luckRow,
      session: shown(session.luck, formatPercent),
      allTime: shown(allTime.luck, formatPercent),
    },
  ];
  const isFirst = (row: Line): 'strong' | undefined =>
    row.label === text.bestRow ? 'strong' : undefined;
  const cell = (row: Line, value: string): ReactNode =>
    isFirst(row) === undefined ? value : <Text weight="strong">{value}</Text>;
  return (
    <Card title={text.best} span={3} aside={<Provenance kind="measured" />}>
      <Table
        label={text.best}
        rows={rows}
        rowKey={(row) => row.label}
        columns={[
          {
            id: 'label',
            title: '',
            cell: (row) =>
              isFirst(row) === undefined ? (
                <Text tone="second">{row.label}</Text>
              ) : (
                <Text weight="strong">{row.label}</Text>
              ),
          },
          {
            id: 'session',
            title: text.bestSession,
            isNumber: true,
            cell: (row) => cell(row, row.session),
          },
          {
            id: 'all',
            title: text.bestAllTime,
            isNumber: true,
            cell: (row) => cell(row, row.allTime),
          },
        ]}
      />
      {needed !== null && (
        <Paragraph size="caption" tone="third">
          {phrase((put) => {
            const told = (shown: string): string =>
              put(
                answer.kind === 'ready'
                  ? explainer(answer, whatIf)('nextRecordIsBlock', shown)
                  : shown,
              );
            const block = told(formatDifficulty(needed));
            return best.allTime !== null && best.allTime >= needed
              ? text.bestIsBlock(block)
              : text.bestNeeds(
                  block,
                  best.allTime !== null && best.allTime > 0
                    ? told(inWords(needed / best.allTime))
                    : null,
                );
          })}
        </Paragraph>
      )}
    </Card>
  );
}

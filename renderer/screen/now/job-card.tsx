import { Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { type Figure, FigureList } from '../../component/stat.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatShare } from '../../format/chance.ts';
import { whole } from '../../format/digits.ts';
import { formatDifficulty } from '../../format/scale.ts';
import { formatAge } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.now;

/** Whose job it is, how fresh, whom it pays, and how shares fared. */
export function JobCard(): ReactNode {
  const job = useSlice('job');
  const sources = useSlice('sources');
  const coinbase = useSlice('coinbase');
  const shares = useSlice('shares');
  const nowMs = useNow();
  const link = (
    <a href="#/work">
      <Text size="label">{text.work}</Text>
    </a>
  );
  if (job === null) {
    return (
      <Card title={text.source} span={3} aside={link}>
        <EmptyState icon={Plug} lead={text.noJob.lead} rest={text.noJob.rest} />
      </Card>
    );
  }
  const source = sources.find(({ settings }) => settings.id === job.sourceId);
  const figures: Figure[] = [];
  if (source !== undefined) {
    figures.push({
      label: source.peer ?? source.settings.label,
      value: (
        <Text tone="run">
          {message.common.inSentence(message.sourceKind[source.settings.kind])}
        </Text>
      ),
    });
  }
  if (job.height !== null) figures.push({ label: text.height, value: whole(job.height) });
  if (job.networkDifficulty !== null) {
    figures.push({ label: text.difficulty, value: formatDifficulty(job.networkDifficulty) });
  }
  figures.push(
    { label: text.shareDifficulty, value: formatDifficulty(job.shareDifficulty) },
    {
      label: text.template,
      value: text.templateValue(
        formatAge(nowMs - job.receivedAtMs),
        job.transactions === null ? null : whole(job.transactions),
      ),
    },
    {
      label: text.paysYou,
      value:
        coinbase === null || coinbase.yoursShare === null ? (
          <Text tone="third">{text.paysUnknown}</Text>
        ) : (
          <Text tone={coinbase.yoursShare > 0 ? 'run' : 'wait'}>
            {text.paysChecked(formatShare(coinbase.yoursShare))}
          </Text>
        ),
    },
  );
  return (
    <Card title={text.source} span={3} aside={link}>
      <FigureList figures={figures} />
      <hr />
      <FigureList
        figures={[
          {
            label: text.shares,
            value: text.sharesValue(
              whole(shares.accepted),
              whole(shares.rejected),
              whole(shares.stale),
            ),
          },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {text.sharesNote} {shares.pending > 0 && text.sharesPending(whole(shares.pending))}
      </Paragraph>
    </Card>
  );
}

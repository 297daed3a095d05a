import { Activity } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { LineChart, type LineSeries } from '../../chart/line-chart.tsx';
import { Card } from '../../component/card.tsx';
import { Segment } from '../../component/control.tsx';
import { EmptyState, Skeleton } from '../../component/list.tsx';
import { ErrorNotice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { tick } from '../../format/digits.ts';
import { formatHashrate, prefixOf, scaleOf } from '../../format/scale.ts';
import { errorText, message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useQuery } from '../../state/use-query.ts';

const text = message.history;
const hourMs = 3_600_000;

type Span = 'day' | 'week' | 'month' | 'year';
/** How far back, and the roll-up that gives at most a few thousand points. */
const spans = {
  day: { ms: 24 * hourMs, step: '1min' },
  week: { ms: 7 * 24 * hourMs, step: '1min' },
  month: { ms: 30 * 24 * hourMs, step: '1h' },
  year: { ms: 365 * 24 * hourMs, step: '1h' },
} as const satisfies Record<Span, unknown>;

/** The hashrate over days, from the record. */
export function RateCard(): ReactNode {
  const nowMs = useNow();
  const [openedMs] = useState(nowMs);
  const [span, setSpan] = useState<Span>('day');
  const { ms, step } = spans[span];
  const fromMs = openedMs - ms;
  const { query } = useQuery(
    useCallback(
      (api) => api.history.hashrate({ fromMs, toMs: openedMs, step }),
      [fromMs, openedMs, step],
    ),
  );
  const rates = query.kind === 'ready' ? query.value : null;
  const series = useMemo<readonly LineSeries[]>(
    () => [{ label: text.hashrate, color: '--chart-1', values: rates?.hps ?? [], strong: true }],
    [rates],
  );
  const highest = Math.max(0, ...(rates?.hps.map((value) => value ?? 0) ?? []));
  const scale = scaleOf(highest);
  return (
    <Card
      title={text.rate(`${prefixOf(scale)}H/s`)}
      span={12}
      aside={
        <>
          <Provenance kind="measured" />
          <Segment
            label={text.span}
            value={span}
            options={(['day', 'week', 'month', 'year'] as const).map((value) => ({
              value,
              label: text.spans[value],
            }))}
            onChange={setSpan}
          />
        </>
      }
    >
      {query.kind === 'loading' && <Skeleton label={message.common.loading} />}
      {query.kind === 'failed' && <ErrorNotice text={errorText(query.error)} />}
      {rates !== null &&
        (highest === 0 ? (
          <EmptyState icon={Activity} lead={text.noRate.lead} rest={text.noRate.rest} />
        ) : (
          <LineChart
            label={text.rateLabel(text.spans[span], formatHashrate(highest))}
            atMs={rates.atMs}
            series={series}
            fromMs={fromMs}
            toMs={openedMs}
            height={160}
            format={formatHashrate}
            formatAxis={(value) => tick(value / 1000 ** scale)}
            timeTitle={message.now.chartAt}
          />
        ))}
    </Card>
  );
}

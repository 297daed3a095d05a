import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { Row } from '../../component/layout.tsx';
import { type Figure, FigureList } from '../../component/stat.tsx';
import { formatEfficiency } from '../../format/measure.ts';
import { message } from '../../message/message.ts';
import { ReadingProvenance, ReadingValue } from '../../part/reading.tsx';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.now;

/** What mining draws, and how warm the processor is. */
export function PowerCard(): ReactNode {
  const power = useSlice('power');
  const machine = useSlice('machine');
  const telemetry = useSlice('telemetry');
  const nowMs = useNow();
  const figures: Figure[] = [
    { label: text.miningDraws, value: <ReadingValue reading={power.marginal} nowMs={nowMs} /> },
    { label: text.wholeMachine, value: <ReadingValue reading={power.machine} nowMs={nowMs} /> },
    { label: text.idle, value: <ReadingValue reading={power.idle} nowMs={nowMs} /> },
  ];
  const more: Figure[] = [];
  const temperature = machine.readings.find(({ unit }) => unit === '°C' || unit === 'C');
  if (temperature !== undefined) {
    more.push({
      label: text.processor,
      value: <ReadingValue reading={temperature} nowMs={nowMs} />,
    });
  }
  const load = machine.readings.find(({ id, unit }) => unit === '%' && id.includes('load'));
  if (load !== undefined) {
    more.push({ label: text.load, value: <ReadingValue reading={load} nowMs={nowMs} /> });
  }
  const hps = telemetry?.rate60s.hps ?? null;
  const watts = power.marginal.value;
  if (hps !== null && hps > 0 && watts !== null) {
    more.push({ label: text.efficiency, value: formatEfficiency(watts, hps) });
  }
  return (
    <Card title={text.power} span={3}>
      <FigureList figures={figures} />
      {more.length > 0 && (
        <>
          <hr />
          <FigureList figures={more} />
        </>
      )}
      <Row wrap>
        <ReadingProvenance
          reading={power.marginal}
          nowMs={nowMs}
          of={text.ofMining(power.marginal.from)}
        />
        {power.machine.value !== null && power.machine.from !== power.marginal.from && (
          <ReadingProvenance
            reading={power.machine}
            nowMs={nowMs}
            of={text.ofMachine(power.machine.from)}
          />
        )}
      </Row>
    </Card>
  );
}

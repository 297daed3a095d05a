import { type ReactNode, useState } from 'react';
import { Card } from '../../component/card.tsx';
import { classNames } from '../../component/class-names.ts';
import { Slider } from '../../component/control.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { significant, withUnit } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer } from '../../what-if/explained.tsx';
import { formatEstimate, formatInput } from '../../what-if/quantity-text.ts';
import { useUnits } from '../../what-if/use-units.ts';
import styles from './break-even-card.module.css';
import { neededFields, type ProfitWhatIf } from './fields.ts';
import { customaryUnit, type ProfitAnswer, type ProfitReady } from './profit-model.ts';

const cx = classNames(styles);
const text = message.economics.profit;

type Slid = 'pricePerKwh' | 'coinPrice' | 'difficulty' | 'hashrateHps';

/** Where a day would just pay for its power, for each input alone; the slider tries any value. */
export function BreakEvenCard(props: {
  readonly profit: ProfitAnswer;
  readonly whatIf: ProfitWhatIf;
}): ReactNode {
  const { profit, whatIf } = props;
  return (
    <Card title={text.breakEven} span={5}>
      <Answered of={profit} whatIf={whatIf} ask={neededFields} quietly>
        {(ready) => (
          <>
            <BreakEven
              key={`${whatIf.facts.chain.id} pricePerKwh`}
              ready={ready}
              whatIf={whatIf}
              name="pricePerKwh"
              output="breakEvenPricePerKwh"
              note={text.note.electricity}
            />
            <BreakEven
              key={`${whatIf.facts.chain.id} coinPrice`}
              ready={ready}
              whatIf={whatIf}
              name="coinPrice"
              output="breakEvenCoinPrice"
              note={text.note.coinPrice}
            />
            <BreakEven
              key={`${whatIf.facts.chain.id} difficulty`}
              ready={ready}
              whatIf={whatIf}
              name="difficulty"
              output="breakEvenDifficulty"
              note={difficultyNote(ready, whatIf)}
            />
            <BreakEven
              key={`${whatIf.facts.chain.id} hashrateHps`}
              ready={ready}
              whatIf={whatIf}
              name="hashrateHps"
              output="breakEvenHashrateHps"
              note={hashrateNote(ready, whatIf)}
            />
          </>
        )}
      </Answered>
    </Card>
  );
}

function difficultyNote(ready: ProfitReady, whatIf: ProfitWhatIf): ReactNode {
  const now = whatIf.values.difficulty.value;
  const then = ready.output.breakEvenDifficulty;
  if (now === null || then === null) return '';
  const explained = explainer(ready, whatIf);
  return phrase((put) =>
    then < now
      ? text.note.difficultyFall(
          put(explained('breakEvenDifficulty', formatPercent(1 - then / now))),
        )
      : text.note.difficultyRise(
          put(explained('breakEvenDifficulty', withUnit(significant((then / now - 1) * 100), '%'))),
        ),
  );
}

function hashrateNote(ready: ProfitReady, whatIf: ProfitWhatIf): ReactNode {
  const powerW = whatIf.values.powerW.value;
  const now = whatIf.values.hashrateHps.value;
  const then = ready.output.breakEvenHashrateHps;
  if (powerW === null || now === null || now === 0 || then === null || then === 0) return '';
  const { perEnergy, perEnergyHps } = customaryUnit[whatIf.facts.chain.algorithm];
  const of = (hps: number): string =>
    withUnit(significant(powerW / (hps / perEnergyHps)), perEnergy);
  const explained = explainer(ready, whatIf);
  return phrase((put) =>
    text.note.hashrate(
      put(explained('breakEvenEfficiencyJPerTh', of(then))),
      put(explained('efficiencyJPerTh', of(now))),
    ),
  );
}

/** Steps of a slider; its scale is logarithmic. */
const steps = 400;
/** How far a slider reaches beyond today's value and the break-even. */
const reach = 4;

function BreakEven(props: {
  readonly ready: ProfitReady;
  readonly whatIf: ProfitWhatIf;
  readonly name: Slid;
  readonly output:
    | 'breakEvenPricePerKwh'
    | 'breakEvenCoinPrice'
    | 'breakEvenDifficulty'
    | 'breakEvenHashrateHps';
  readonly note: ReactNode;
}): ReactNode {
  const { ready, whatIf, name, output, note } = props;
  const units = useUnits(whatIf.facts);
  const { field, value, live } = whatIf.values[name];
  const target = ready.output[output];
  const now = formatInput(value ?? 0, field.unit, units);
  // Where nothing is live, the value it began with: a scale that moved with the thumb could not be slid.
  const [first] = useState(value);
  const anchors = [live.value ?? first, target].filter((at) => at !== null && at > 0) as number[];
  const from = Math.min(...anchors) / reach;
  const to = Math.max(...anchors) * reach;
  const place = (at: number): number =>
    Math.round(Math.min(1, Math.max(0, Math.log(at / from) / Math.log(to / from))) * steps);
  return (
    <div className={cx('line')}>
      <div className={cx('head')}>
        <span>{field.label}</span>
        <div className={cx('value')}>
          <Explained of={ready} output={output} whatIf={whatIf}>
            {target === null
              ? text.breakEvenNow(now)
              : text.toBreakEven(now, formatEstimate(target, field.unit, units))}
          </Explained>
        </div>
      </div>
      {anchors.length > 0 && (
        <Slider
          label={text.slide(field.label)}
          min={0}
          max={steps}
          value={value !== null && value > 0 ? place(value) : 0}
          valueText={now}
          onChange={(step) => whatIf.change(name, rounded(from * (to / from) ** (step / steps)))}
          onCommit={() => undefined}
        />
      )}
      {note !== '' && (
        <Paragraph size="caption" tone="third">
          {note}
        </Paragraph>
      )}
    </div>
  );
}

/** A slid value is a try, not a measurement: three digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

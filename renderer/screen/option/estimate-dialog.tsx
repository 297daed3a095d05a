import { type ReactNode, useId, useState } from 'react';
import { minimumVarianceHedgeModel } from '../../../common/economics/hedge/minimum-variance-hedge.ts';
import { correlationModel } from '../../../common/economics/option/correlation.ts';
import { volatilityModel } from '../../../common/economics/option/volatility.ts';
import { Button } from '../../component/button.tsx';
import { classNames } from '../../component/class-names.ts';
import { Select } from '../../component/control.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { Row } from '../../component/layout.tsx';
import { type Figure, FigureList } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { significant, whole, withUnit } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { Explained } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import styles from './estimate-dialog.module.css';
import type { OptionWhatIf } from './fields.ts';
import { changesOf, readSeries, type Series, type SeriesRead } from './series.ts';

const cx = classNames(styles);
const text = message.decide.option.estimate;

const steps = ['365', '52', '26', '12'] as const;

/** Volatility, correlation and the least-variance hedge from prices that are pasted. */
export function EstimateDialog(props: {
  readonly whatIf: OptionWhatIf;
  readonly onClose: () => void;
}): ReactNode {
  const { whatIf, onClose } = props;
  const id = useId();
  const [draft, setDraft] = useState('');
  const [step, setStep] = useState<(typeof steps)[number]>('365');
  const read = draft.trim() === '' ? null : readSeries(draft);
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      foot={<Button onPress={onClose}>{message.economics.explain.close}</Button>}
    >
      <label className={cx('label')} htmlFor={id}>
        {text.paste}
      </label>
      <textarea
        id={id}
        className={cx('text')}
        value={draft}
        spellCheck={false}
        placeholder={'45.10\n44.80\n46.25'}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Row between>
        <Paragraph size="caption" tone="third">
          {text.help}
        </Paragraph>
        <Select
          label={text.every}
          value={step}
          options={steps.map((value) => ({ value, label: text.steps[value] }))}
          onChange={setStep}
        />
      </Row>
      {read !== null && read.kind !== 'ok' && (
        <p className={cx('problem')} role="alert">
          {problemText(read)}
        </p>
      )}
      {read?.kind === 'ok' && (
        <Estimates series={read.series} periodsPerYear={Number(step)} whatIf={whatIf} />
      )}
    </Dialog>
  );
}

function problemText(read: Exclude<SeriesRead, { readonly kind: 'ok' }>): string {
  switch (read.kind) {
    case 'number':
      return text.problem.number(whole(read.row), read.text);
    case 'columns':
      return text.problem.columns(whole(read.row), whole(read.found), whole(read.wanted));
    case 'few':
      return text.problem.few(whole(read.found));
  }
}

function Estimates(props: {
  readonly series: Series;
  readonly periodsPerYear: number;
  readonly whatIf: OptionWhatIf;
}): ReactNode {
  const { series, periodsPerYear, whatIf } = props;
  const { first, second } = series;
  const volatility = useModel(volatilityModel, { prices: [...first], periodsPerYear });
  const correlation = useModel(
    correlationModel,
    second === null ? null : { first: [...first], second: [...second] },
  );
  const hedge = useModel(
    minimumVarianceHedgeModel,
    second === null ? null : { spotChanges: changesOf(first), hedgeChanges: changesOf(second) },
  );
  const figures: Figure[] = [];
  if (volatility.kind === 'ready') {
    const { annual, low, high, weightedAnnual } = volatility.output;
    figures.push(
      {
        label: text.volatility,
        ...(low === null || high === null
          ? {}
          : { detail: text.between(percent(low), percent(high)) }),
        value: (
          <Explained of={volatility} output="annual" whatIf={whatIf}>
            {percent(annual)}
          </Explained>
        ),
      },
      {
        label: text.weighted,
        value: (
          <Explained of={volatility} output="weightedAnnual" whatIf={whatIf}>
            {percent(weightedAnnual)}
          </Explained>
        ),
      },
    );
  }
  if (correlation.kind === 'ready' && correlation.output.correlation !== null) {
    const { correlation: at, low, high } = correlation.output;
    figures.push({
      label: text.correlation,
      ...(low === null || high === null
        ? {}
        : { detail: text.between(significant(low, 2), significant(high, 2)) }),
      value: (
        <Explained of={correlation} output="correlation" whatIf={whatIf}>
          {significant(at, 2)}
        </Explained>
      ),
    });
  }
  const ratio = hedge.kind === 'ready' ? hedge.output.ratio : null;
  if (hedge.kind === 'ready' && ratio !== null) {
    figures.push({
      label: text.ratio,
      detail: text.removes(formatPercent(hedge.output.effectiveness)),
      value: (
        <Explained of={hedge} output="ratio" whatIf={whatIf}>
          {significant(ratio)}
        </Explained>
      ),
    });
  }
  const clamped = volatility.kind === 'ready' ? volatility.output.clamped : null;
  return (
    <>
      <FigureList figures={figures} />
      {volatility.kind === 'ready' && volatility.output.isShort && (
        <Paragraph size="caption" tone="wait">
          {text.short(whole(volatility.output.returns))}
        </Paragraph>
      )}
      <Row wrap>
        {clamped !== null && (
          <>
            <Button size="small" onPress={() => whatIf.change('hashpriceVolatility', clamped)}>
              {text.useHashprice}
            </Button>
            <Button size="small" onPress={() => whatIf.change('volatility', clamped)}>
              {text.useCoin}
            </Button>
          </>
        )}
        {ratio !== null && (
          <Button
            size="small"
            onPress={() => whatIf.change('hedgeShare', Math.min(1, Math.max(0, ratio)))}
          >
            {text.useShare}
          </Button>
        )}
      </Row>
    </>
  );
}

/** A volatility may be above 100 %. */
function percent(volatility: number): string {
  return withUnit(significant(volatility * 100), '%');
}

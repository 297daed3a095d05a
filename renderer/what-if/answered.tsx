import { Calculator } from 'lucide-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { InputIssue, Model } from '../../common/economics/model.ts';
import { Button } from '../component/button.tsx';
import { classNames } from '../component/class-names.ts';
import { EmptyState, Meter } from '../component/list.tsx';
import { Notice } from '../component/notice.tsx';
import { Said } from '../component/text.tsx';
import { formatPercent } from '../format/chance.ts';
import { editableNumber } from '../format/parse-number.ts';
import { message } from '../message/message.ts';
import type { Answer, Ready } from './answer.ts';
import { labelOf } from './explained.tsx';
import type { HeavyAnswer } from './use-model.ts';
import type { WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';
import { WhatIfField } from './what-if-field.tsx';

const cx = classNames(styles);
const text = message.economics.whatIf;

/**
 * Draws a model's answer, or what stands in its place: missing values asked for right here, an input the
 * model refuses, progress that can be cancelled, a fault.
 *
 * @param props.ask - the inputs of this model; those that are missing are asked for
 * @param props.quietly - another card asks for them already: only what is missing is said
 * @param props.heavy - the controls of {@link useHeavyModel}
 */
export function Answered<Output extends z.ZodObject, Name extends string>(props: {
  readonly of: Answer<Output>;
  readonly whatIf: WhatIf<Name>;
  readonly ask: readonly Name[];
  readonly quietly?: boolean;
  readonly heavy?: Pick<HeavyAnswer<Output>, 'again' | 'cancel'>;
  readonly children: (ready: Ready<Output>) => ReactNode;
}): ReactNode {
  const { of, whatIf, ask, quietly = false, heavy, children } = props;
  switch (of.kind) {
    case 'ready':
      return children(of);
    case 'missing':
      return <Ask whatIf={whatIf} names={ask} quietly={quietly} />;
    case 'refused':
      return (
        <Notice kind="plain" title={text.refusedTitle}>
          {of.issues.map((issue) => issueText(of.model, issue)).join(' ')}
        </Notice>
      );
    case 'running':
      return (
        <div className={cx('ask')}>
          <Meter label={runningText(of.done)} value={of.done} />
          <div className={cx('bar')}>
            <span className={cx('note')}>{runningText(of.done)}</span>
            {heavy !== undefined && (
              <div className={cx('end')}>
                <Button size="small" onPress={heavy.cancel}>
                  {text.cancel}
                </Button>
              </div>
            )}
          </div>
        </div>
      );
    case 'cancelled':
    case 'broken': {
      const words = of.kind === 'cancelled' ? text.cancelled : text.crashed;
      return (
        <EmptyState
          icon={Calculator}
          lead={words.lead}
          rest={words.rest}
          action={heavy !== undefined && <Button onPress={heavy.again}>{text.again}</Button>}
        />
      );
    }
  }
}

function runningText(done: number): string {
  return done === 0 ? text.begins : text.running(formatPercent(done));
}

/** Asks for the inputs that are missing, each with what is usual. */
export function Ask<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly names: readonly Name[];
  readonly quietly?: boolean;
}): ReactNode {
  const { whatIf, names, quietly = false } = props;
  const missing = names.filter((name) => whatIf.values[name].value === null);
  const labels = missing
    .map((name) => message.common.inSentence(whatIf.values[name].field.label))
    .join(', ');
  if (quietly) {
    return <Said sentence={{ lead: text.ask.lead(labels), rest: text.ask.quietly }} />;
  }
  return (
    <div className={cx('ask')}>
      <Said sentence={{ lead: text.ask.lead(labels), rest: text.ask.rest }} />
      <div className={cx('bar')}>
        {missing.map((name) => (
          <WhatIfField key={name} whatIf={whatIf} name={name} explains />
        ))}
      </div>
    </div>
  );
}

/** Which field, its value, and what is allowed; a result that no number holds is said in words. */
function issueText(model: Model, { field, value, allowed }: InputIssue): string {
  const name = field in model.input.shape ? model.input : model.output;
  const label = labelOf(name, field);
  if (typeof value === 'number' && !Number.isFinite(value)) return text.tooExtreme(label);
  const shown =
    typeof value === 'number'
      ? editableNumber(value)
      : typeof value === 'boolean'
        ? message.common[value ? 'yes' : 'no']
        : text.notUsable;
  return text.refused(label, shown, message.said(allowed));
}

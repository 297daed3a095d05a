import { Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../component/button.tsx';
import { Panel } from '../component/card.tsx';
import { classNames } from '../component/class-names.ts';
import { Icon } from '../component/icon.tsx';
import { Provenance } from '../component/provenance.tsx';
import { Paragraph } from '../component/text.tsx';
import { formatAge } from '../format/time.ts';
import { message } from '../message/message.ts';
import { useNow } from '../state/clock.ts';
import { weakestOf } from './resolve.ts';
import { useWhatIfState, useWhatIfStore } from './store.ts';
import type { WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';
import { WhatIfField } from './what-if-field.tsx';

const cx = classNames(styles);
const text = message.economics.whatIf;

/**
 * The inputs of the screen: live, changed or missing. All changes are undone by one button.
 *
 * @param props.names - which inputs, in this order; all unless told
 * @param props.more - those that few people touch, behind a button while nobody did
 */
export function WhatIfBar<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly names?: readonly Name[];
  readonly more?: readonly Name[];
}): ReactNode {
  const { whatIf, more = [] } = props;
  const names = props.names ?? (Object.keys(whatIf.values) as Name[]);
  const [showsMore, setShowsMore] = useState(false);
  const hidden = showsMore ? [] : more.filter((name) => !whatIf.values[name].isChanged);
  const shown = [...names, ...more.filter((name) => !hidden.includes(name))];
  return (
    <Panel label={text.title} span={12}>
      <div className={cx('bar')}>
        {shown.map((name) => (
          <WhatIfField key={name} whatIf={whatIf} name={name} explains />
        ))}
        <div className={cx('end')}>
          {more.length > 0 && (hidden.length > 0 || showsMore) && (
            <Button look="quiet" size="small" onPress={() => setShowsMore(!showsMore)}>
              {showsMore ? text.fewer : text.more(hidden.length)}
            </Button>
          )}
          <UndoAll />
        </div>
      </div>
    </Panel>
  );
}

/** Undoes every change of every screen; gone where there is none. */
function UndoAll(): ReactNode {
  const store = useWhatIfStore();
  const { overrides, machine } = useWhatIfState();
  const count = Object.keys(overrides).length + (machine === null ? 0 : 1);
  if (count === 0) return null;
  return (
    <Button size="small" icon={<Icon of={Undo2} size={14} />} onPress={store.undoAll}>
      {text.undoAll(count)}
    </Button>
  );
}

/** Says that an answer rests on figures older than they may be; nothing where none is. */
export function StaleNote<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly names: readonly Name[];
}): ReactNode {
  const stale = props.names
    .map((name) => props.whatIf.values[name])
    .filter(({ provenance }) => provenance === 'stale');
  if (stale.length === 0) return null;
  return (
    <Paragraph size="caption" tone="wait">
      {text.stale(stale.map(({ field }) => message.common.inSentence(field.label)).join(', '))}
    </Paragraph>
  );
}

/** Where the inputs of a card come from: the weakest of them, and the age of the oldest. */
export function OriginOf<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly names: readonly Name[];
  /** True where the card shows what follows from them: computed is never better than estimated. */
  readonly isResult?: boolean;
  /** Said instead of the age. */
  readonly detail?: string;
}): ReactNode {
  const nowMs = useNow();
  const values = props.names.map((name) => props.whatIf.values[name]);
  const weakest = weakestOf(values);
  const kind = props.isResult && weakest === 'measured' ? 'estimated' : weakest;
  const oldest = values
    .filter((value) => value.provenance === weakest && value.atMs !== null)
    .reduce<number | null>(
      (least, { atMs }) => Math.min(least ?? Infinity, atMs ?? Infinity),
      null,
    );
  const detail = props.detail ?? (oldest === null ? undefined : formatAge(nowMs - oldest));
  return (
    <Provenance
      kind={kind}
      title={values.map(({ field, from }) => `${field.label}: ${from}`).join('\n')}
      {...(detail === undefined ? {} : { detail })}
    />
  );
}

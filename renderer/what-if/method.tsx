import { Info } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Model } from '../../common/economics/model.ts';
import { Button } from '../component/button.tsx';
import { classNames } from '../component/class-names.ts';
import { Dialog } from '../component/dialog.tsx';
import { Icon } from '../component/icon.tsx';
import { Text } from '../component/text.tsx';
import { message } from '../message/message.ts';
import { ModelWords } from './explained.tsx';
import type { WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';

const cx = classNames(styles);
const text = message.economics;

type ModelBench = typeof import('./model-bench.tsx').ModelBench;

/**
 * The button that says how a screen calculates: every model it asks, with formula, source and limits; and from there
 * the way to every model there is.
 */
export function Method<Name extends string>(props: {
  readonly models: readonly Model[];
  readonly whatIf: WhatIf<Name>;
}): ReactNode {
  const { models, whatIf } = props;
  const [isOpen, setOpen] = useState(false);
  const [Bench, setBench] = useState<ModelBench | null>(null);
  // All models at once are much to read: only who asks for them does.
  const openBench = async (): Promise<void> => {
    const { ModelBench } = await import('./model-bench.tsx');
    setBench(() => ModelBench);
  };
  return (
    <>
      <Button
        look="quiet"
        label={text.whatIf.methodLabel}
        icon={<Icon of={Info} />}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog
          title={text.whatIf.method}
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button
                look="quiet"
                onPress={() => {
                  setOpen(false);
                  void openBench();
                }}
              >
                {text.bench.open}
              </Button>
              <Button look="primary" onPress={() => setOpen(false)}>
                {text.explain.close}
              </Button>
            </>
          }
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section className={cx('scroll')} tabIndex={0} aria-label={text.whatIf.method}>
            {models.map((model) => (
              <section key={model.id} className={cx('section')}>
                <Text weight="medium">{message.said(model.title)}</Text>
                <ModelWords model={model} />
              </section>
            ))}
          </section>
        </Dialog>
      )}
      {Bench !== null && <Bench whatIf={whatIf} onClose={() => setBench(null)} />}
    </>
  );
}

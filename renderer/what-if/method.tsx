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
import styles from './what-if.module.css';

const cx = classNames(styles);
const text = message.economics;

/** The button that says how a screen calculates: every model it asks, with formula, source and limits. */
export function Method({ models }: { readonly models: readonly Model[] }): ReactNode {
  const [isOpen, setOpen] = useState(false);
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
            <Button look="primary" onPress={() => setOpen(false)}>
              {text.explain.close}
            </Button>
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
    </>
  );
}
